"""Which fonts without a name are of one face: that of the running text, or another.

Chromium embeds a Chinese typeface as dozens of Type 3 fonts (ISO 32000-1, 9.6.5), each of
the 256 glyphs whose numbers share a high byte (Skia, SkPDFFont.cpp); PDFium tells neither
name nor weight of such a font. But a typeface has a character in one of them only. So the
font that most of a character's occurrences in the running text are in is of the text's
face, and whatever has the same character too, a bold line of the same size, is of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hzsearch.archive.pdf.records import Glyph, Look

#: What the reader of glyphs calls a font that has no name, followed by a number.
NAMELESS = "#"
_PLAIN, _OTHER = "#text", "#other"
#: Sizes that differ by less are one, in points.
_STEP = 0.25


def with_faces(glyphs: list[Glyph]) -> list[Glyph]:
    """Return ``glyphs``, those in fonts without a name with the name of one of two faces."""
    looks = {id(glyph.look): glyph.look for glyph in glyphs}
    if not any(look.font.startswith(NAMELESS) for look in looks.values()):
        return glyphs
    plain = _plain_fonts([glyph for glyph in glyphs if glyph.look.font.startswith(NAMELESS)])
    known: dict[Look, Look] = {}
    new = {}
    for key, look in looks.items():
        named = _named(look, plain)
        new[key] = known.setdefault(named, named)
    return [glyph._replace(look=new[id(glyph.look)]) for glyph in glyphs]


def _named(look: Look, plain: frozenset[str]) -> Look:
    if not look.font.startswith(NAMELESS):
        return look
    return look._replace(font=_PLAIN if look.font in plain else _OTHER)


def _plain_fonts(glyphs: Sequence[Glyph]) -> frozenset[str]:
    """Return the fonts that have more characters in common with the running text than not."""
    sizes = Counter(round(glyph.look.size / _STEP) for glyph in glyphs)
    size = sizes.most_common(1)[0][0]
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for glyph in glyphs:
        if abs(round(glyph.look.size / _STEP) - size) <= 1:
            seen[glyph.text][glyph.look.font] += 1
    usual = {text: fonts.most_common(1)[0][0] for text, fonts in seen.items()}
    votes: Counter[str] = Counter()
    for glyph in glyphs:
        if glyph.text in usual:
            votes[glyph.look.font] += 1 if usual[glyph.text] == glyph.look.font else -1
    return frozenset(font for font, vote in votes.items() if vote > 0)
