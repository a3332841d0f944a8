"""HTML by hand: elements whose texts are escaped, and labels in two languages.

What an element is given as content is markup already; :func:`text` makes it from
anything that was read.
"""

from __future__ import annotations

from html import escape

# Control characters are not allowed in HTML; their pictures (␀) show that they are there.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {
    0x7F: 0x2421
}


def text(value: object) -> str:
    """Return ``value`` as text of a document: escaped, control characters as pictures."""
    return escape(str(value).translate(_PICTURES))


def element(name: str, content: str = "", **attributes: object) -> str:
    """Return an element; ``class_`` stands for class, None leaves an attribute out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>"


def label(chinese: str, english: str) -> str:
    """Return a label in Chinese with the English word behind it, smaller."""
    return f"{text(chinese)} {element('small', text(english), lang='en')}"
