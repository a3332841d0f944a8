"""A Word document (extra ``data``), written by python-docx, which is well kept."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any, BinaryIO

from hzsearch.digests.digest import Digest, Entry
from hzsearch.errors import UsageError
from hzsearch.exports.table import NO_XML

# Fonts that Word has for Chinese wherever it is Chinese; elsewhere it takes one that is there.
_FONTS = {"Normal": "宋体", "Title": "黑体", **{f"Heading {n}": "黑体" for n in (1, 2, 3)}}


def write(digest: Digest, out: BinaryIO) -> None:
    """Write ``digest``: Word's headings of three levels, so that its outline is the contents."""
    document = _package().Document()
    _dress(document)
    # Else the day of the package's own template.
    facts = document.core_properties
    facts.title, facts.author, facts.comments = _clean(digest.title), "hzsearch", ""
    facts.created = facts.modified = datetime.combine(digest.made, time())
    document.add_heading(_clean(digest.title), 0)
    for line in (digest.head, *digest.notes):
        document.add_paragraph(_clean(line), style="Subtitle")
    for section in digest.sections:
        document.add_heading(_clean(f"{section.topic} ({len(section.entries)})"), 1)
        for entry in section.entries:
            _entry(document, entry)
    # A Word file is a zip, which is written back and forth: no pipe can be.
    made = BytesIO()
    document.save(made)
    out.write(made.getvalue())


def _entry(document: Any, entry: Entry) -> None:
    document.add_heading(_clean(entry.title), 2)
    if entry.facts:
        document.add_paragraph().add_run(_clean(" · ".join(entry.facts))).italic = True
    for unit in entry.units:
        if unit.field == "subheads":
            document.add_heading(_clean(unit.text), 3)
        else:
            document.add_paragraph(_clean(unit.text))
    if entry.is_cut:
        document.add_paragraph("……")
    document.add_paragraph(_clean(f"{entry.citation} {entry.source}"), style="Quote")


def _dress(document: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415  an extra

    for name, font in _FONTS.items():
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), font)


def _clean(text: str) -> str:
    return NO_XML.sub("", text)


def _package() -> Any:
    try:
        import docx  # noqa: PLC0415  an extra
    except ImportError:
        raise UsageError(
            "Word documents need the extra “data”: pip install 'hzsearch[data]'; or write md or "
            "html instead."
        ) from None
    return docx
