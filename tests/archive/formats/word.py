"""Word documents made from a few lines of text, so that cases can be read.

A line is a paragraph. What stands before `|` says how it is set: a style's name
(``Title``, ``Heading1``), ``c`` centred, ``b`` bold, a size in points; ``row`` makes a
table row of cells parted by ``/``; ``note`` a footnote that the line before refers
to; ``head`` a page header; ``box`` a text box within the line before; ``gone``,
``moved`` and ``hidden`` what nobody reads.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = "".join(
    f'<w:style w:styleId="{key}"><w:name w:val="{name}"/>{base}</w:style>'
    for key, name, base in (
        ("a3", "Title", ""),
        ("1", "heading 1", ""),
        ("2", "heading 2", ""),
        ("a4", "Subtitle", ""),
        ("own", "本报标题", '<w:basedOn w:val="1"/>'),
    )
)
_STYLE_IDS = {"Title": "a3", "Heading1": "1", "Heading2": "2", "Subtitle": "a4", "Own": "own"}


def word(text: str) -> bytes:
    """Return the document that ``text`` describes."""
    body: list[str] = []
    notes: list[str] = []
    header = ""
    for line in text.splitlines():
        marks, _, content = line.rpartition("|")
        words = marks.split()
        if "note" in words:
            notes.append(_note(len(notes) + 1, content))
            body[-1] = _within(body[-1], f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>')
        elif "box" in words:
            body[-1] = _within(body[-1], _box(content))
        elif "head" in words:
            header = _paragraph(content, [])
        else:
            body.append(_row(content) if "row" in words else _paragraph(content, words))
    return package(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{''.join(notes)}</w:footnotes>",
            "word/header1.xml": f"<w:hdr {_W}>{header}</w:hdr>",
        }
    )


def package(parts: dict[str, str]) -> bytes:
    """Return a zip archive of ``parts``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _within(paragraph: str, run: str) -> str:
    before, end, after = paragraph.rpartition("</w:p>")
    return before + run + end + after


def _paragraph(text: str, words: list[str]) -> str:
    style = next((_STYLE_IDS[word] for word in words if word in _STYLE_IDS), "")
    shape = f'<w:pStyle w:val="{style}"/>' if style else ""
    shape += '<w:jc w:val="center"/>' if "c" in words else ""
    size = next((word for word in words if word.isdecimal()), "")
    run = "<w:b/>" if "b" in words else ""
    run += f'<w:sz w:val="{2 * int(size)}"/>' if size else ""
    run += "<w:vanish/>" if "hidden" in words else ""
    tag = "delText" if "gone" in words else "t"
    text = f"</w:{tag}><w:br/><w:{tag}>".join(map(escape, text.split("↵")))
    runs = f"<w:r><w:rPr>{run}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"
    runs = f"<w:moveFrom>{runs}</w:moveFrom>" if "moved" in words else runs
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs>{shape}</w:pPr>{runs}</w:p>"


def _row(text: str) -> str:
    cells = "".join(f"<w:tc>{_paragraph(cell, [])}</w:tc>" for cell in text.split("/"))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def _note(number: int, text: str) -> str:
    line = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
    )
    return f'{line}<w:footnote w:id="{number}">{_paragraph(text, [])}</w:footnote>'


def _box(text: str) -> str:
    box = f"<w:txbxContent>{_paragraph(text, [])}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice>'
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
