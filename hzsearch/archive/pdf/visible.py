"""Which glyphs of a page count: what is seen, once."""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.archive.pdf.frame import unturned
from hzsearch.archive.pdf.overprint import blanks, doubled, lost, once
from hzsearch.archive.pdf.records import Glyph, Record

#: A page is a scan with a text layer where it has this many times as much invisible
#: text as visible: a stamp on a scan is no reason to drop its text.
_LAYER = 10
_UNKNOWN, _SOFT_HYPHEN = "\ufffd", "\u00ad"


def visible(record: Record) -> list[Glyph]:
    """Return the glyphs of ``record`` that are seen, each once; what is printed twice is bold.

    Adds to the record's notes what was left out and what could not be read.
    """
    glyphs = _on_the_page(_seen(record), record)
    _report(glyphs, record)
    if record.doubled and (count := lost(record.glyphs, record.doubled)):
        record.notes.append(f"has {count} texts that could not be read")
    return doubled(once(glyphs), record.doubled) + blanks(record.doubled)


def _seen(record: Record) -> list[Glyph]:
    """Return the visible glyphs; the invisible ones where the page is a scan with a text layer."""
    hidden = [glyph for glyph in record.glyphs if glyph.look.invisible and glyph.text.strip()]
    if not hidden:
        return record.glyphs
    shown = sum(not glyph.look.invisible and bool(glyph.text.strip()) for glyph in record.glyphs)
    if shown * _LAYER <= len(hidden):
        record.notes.append("is a scan: its text is an invisible layer made by OCR")
        return record.glyphs
    record.notes.append(f"has {len(hidden)} invisible characters, which are left out")
    return [glyph for glyph in record.glyphs if not glyph.look.invisible]


def _on_the_page(glyphs: Sequence[Glyph], record: Record) -> list[Glyph]:
    """Return the glyphs whose middle is on the page as it is displayed."""
    maps = {angle: unturned(angle) for angle in {glyph.look.angle for glyph in glyphs}}
    kept: list[Glyph] = []
    for glyph in glyphs:
        look = glyph.look
        x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.38 * look.size
        if look.angle:
            x, y = maps[look.angle].point(x, y)
        if 0 <= x <= record.width and 0 <= y <= record.height:
            kept.append(glyph)
    lost = sum(bool(glyph.text.strip()) for glyph in glyphs) if len(kept) < len(glyphs) else 0
    lost -= sum(bool(glyph.text.strip()) for glyph in kept) if lost else 0
    if lost:
        record.notes.append(f"has {lost} characters outside its edges, which are left out")
    return kept


def _report(glyphs: Sequence[Glyph], record: Record) -> None:
    text = "".join(glyph.text for glyph in glyphs)
    own = sum("\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" for char in text)
    for count, what in (
        (text.count(_UNKNOWN), "characters that its fonts do not name, shown as \ufffd"),
        (own, "characters of a private code, kept as they are"),
        (text.count(_SOFT_HYPHEN), "soft hyphens, kept as they are"),
    ):
        if count:
            record.notes.append(f"has {count} {what}")
