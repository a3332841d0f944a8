"""The catalogues of messages and of help, held to the source.

``python -m tests.project.catalogue`` prints which templates (templates.py), and which texts of
help (helps.py), the catalogues lack, which they have in excess, and which are not translated. With
``--write`` it adds them, without a translation, and drops them, and compiles the .mo beside the
.po. So: write the message, or the help, in English where it belongs, run it with ``--write``,
translate the empty entry in the .po (docs/terminal.md says how), run it with ``--write`` again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.project.helps import helps
from tests.project.templates import PACKAGE, templates, unread

PO = PACKAGE / "locale" / "zh" / "LC_MESSAGES" / "hzsearch.po"
HELP = PO.with_name("help.po")
#: Each catalogue, and what gives its texts with the places where they are.
SAID = {PO: templates, HELP: helps}


def catalogue(po: Path = PO) -> Catalog:
    """Return the catalogue as the .po has it."""
    with po.open("rb") as file:
        return read_po(file, locale="zh")


def translations(of: Catalog) -> dict[str, str]:
    """Return every template of a catalogue with its translation."""
    return {str(one.id): str(one.string) for one in of if one.id}


def differences() -> Iterator[str]:
    """Yield a line for each text that a catalogue lacks, or has in excess or empty."""
    for po, texts in SAID.items():
        said, there = texts(), translations(catalogue(po))
        lacking = [text for text in said if text not in there]
        yield from (f"lacks {text!r} ({', '.join(said[text])})" for text in lacking)
        yield from (f"has in excess {text!r}" for text in there if text not in said)
        yield from (f"is to translate {text!r}" for text in there if not there[text])
    yield from (f"can not read the text of the error at {place}" for place in unread())


def written(known: dict[str, str], said: dict[str, list[str]]) -> bytes:
    """Return a .po with the translations ``known`` of what is said now."""
    new = Catalog(locale="zh")
    for text, places in said.items():
        new.add(text, known.get(text, ""), locations=[(name, 0) for name in places])
    out = BytesIO()
    write_po(out, new, width=100, include_lineno=False, omit_header=True)
    return _HEAD.encode() + out.getvalue()


def compiled(of: Catalog) -> bytes:
    """Return the .mo of a catalogue."""
    of.creation_date = of.revision_date = _NO_DAY
    out = BytesIO()
    write_mo(out, of)
    return out.getvalue()


#: A file that says the same is the same, whenever it was made.
_NO_DAY = datetime(2000, 1, 1, tzinfo=timezone.utc)
_HEAD = r"""# The messages of hzsearch in Chinese; docs/terminal.md says how they are made.
msgid ""
msgstr ""
"Language: zh\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def _write() -> None:
    for po, texts in SAID.items():
        known = translations(catalogue(po)) if po.exists() else {}
        po.write_bytes(written(known, texts()))
    for po in PO.parent.glob("*.po"):
        po.with_suffix(".mo").write_bytes(compiled(catalogue(po)))


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        _write()
    print("\n".join(differences()) or "The catalogue is complete.")
