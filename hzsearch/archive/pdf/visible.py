"""Which glyphs of a page count: what is seen, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import add, itemgetter

from hzsearch.archive.pdf.middles import middles_in
from hzsearch.archive.pdf.overprint import blanks, doubled, lost, once
from hzsearch.archive.pdf.records import Glyph, Look, Record

#: A page is a scan with a text layer where it has this many times as much invisible
#: text as visible: a stamp on a scan is no reason to drop its text.
_LAYER = 10
#: The private use areas, to the last code.
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_UNKNOWN, _SOFT_HYPHEN = "\ufffd", "\u00ad"


def visible(record: Record) -> list[Glyph]:
    """Return the glyphs of ``record`` that are seen, each once; what is printed twice is bold.

    Adds to the record's notes what was left out and what could not be read.
    """
    looks = _looks(record.glyphs)
    glyphs = _on_the_page(_seen(record, looks), looks, record)
    _report(glyphs, record)
    if record.doubled and (count := lost(record.glyphs, record.doubled)):
        record.notes.append(f"has {count} texts that could not be read")
    return doubled(once(glyphs), record.doubled) + blanks(record.doubled)


def _looks(glyphs: Sequence[Glyph]) -> list[Look]:
    """Return the looks that glyphs have; there may be like ones among them."""
    looks = list(map(itemgetter(Glyph._fields.index("look")), glyphs))
    return list(dict(zip(map(id, looks), looks, strict=True)).values())


def _seen(record: Record, looks: Sequence[Look]) -> list[Glyph]:
    """Return the visible glyphs; the invisible ones where the page is a scan with a text layer."""
    if not any(look.invisible for look in looks):
        return record.glyphs
    hidden = [glyph for glyph in record.glyphs if glyph.look.invisible and glyph.text.strip()]
    if not hidden:
        return record.glyphs
    shown = sum(not glyph.look.invisible and bool(glyph.text.strip()) for glyph in record.glyphs)
    if shown * _LAYER <= len(hidden):
        record.notes.append("is a scan: its text is an invisible layer made by OCR")
        return record.glyphs
    record.notes.append(f"has {len(hidden)} invisible characters, which are left out")
    return [glyph for glyph in record.glyphs if not glyph.look.invisible]


def _on_the_page(glyphs: list[Glyph], looks: Sequence[Look], record: Record) -> list[Glyph]:
    """Return the glyphs whose middle is on the page as it is displayed."""
    if _all_on_the_page(glyphs, looks, record):
        return glyphs
    page = 0.0, 0.0, record.width, record.height
    kept = [glyphs[place] for place, _ in middles_in(page, glyphs, range(len(glyphs)))]
    lost = _inked(glyphs) - _inked(kept)
    if lost:
        record.notes.append(f"has {lost} characters outside its edges, which are left out")
    return kept


def _all_on_the_page(glyphs: Sequence[Glyph], looks: Sequence[Look], record: Record) -> bool:
    """Return whether all glyphs are surely on the page; most pages need no closer look."""
    if not glyphs or any(look.angle for look in looks):
        return not glyphs
    lefts, rights, bases, _, _ = zip(*glyphs, strict=True)
    return bool(
        min(lefts) >= 0
        and max(map(add, lefts, rights)) <= 2 * record.width
        and min(bases) >= max(look.size for look in looks)
        and max(bases) <= record.height
    )


def _inked(glyphs: Iterable[Glyph]) -> int:
    return sum(bool(glyph.text.strip()) for glyph in glyphs)


def _report(glyphs: Sequence[Glyph], record: Record) -> None:
    text = "".join(glyph.text for glyph in glyphs)
    for count, what in (
        (text.count(_UNKNOWN), "characters that its fonts do not name, shown as \ufffd"),
        (len(_PRIVATE.findall(text)), "characters of a private code, kept as they are"),
        (text.count(_SOFT_HYPHEN), "soft hyphens, kept as they are"),
    ):
        if count:
            record.notes.append(f"has {count} {what}")
