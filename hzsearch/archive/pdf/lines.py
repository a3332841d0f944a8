"""Glyphs into lines of text, each with its placement.

Upright glyphs make runs; what of those are single characters one below the
other makes vertical lines; the rest is joined to rows, and these to horizontal
lines, with what is raised or set larger in them. Turned text is done in its own frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hzsearch.archive.pdf.columns import joined_columns
from hzsearch.archive.pdf.frame import Rect, unturned
from hzsearch.archive.pdf.joints import Wall, joined
from hzsearch.archive.pdf.mixed import with_mixed
from hzsearch.archive.pdf.records import Glyph, Look
from hzsearch.archive.pdf.rows import Row, Shelves, parted, runs, tight_figures, tight_rows
from hzsearch.archive.pdf.stacks import stacks
from hzsearch.archive.pdf.wording import indent, upright_wording, wording
from hzsearch.model import Box, Placement

#: Where the em box lies about the baseline: 0.88 above and 0.12 below, as CJK fonts
#: have it (OpenType's ideographic em-box). Ascents that fonts state differ too much.
ASCENT, DESCENT = 0.88, 0.12

PlacedText = tuple[str, Placement]


def make_lines(glyphs: Sequence[Glyph], walls: Sequence[Wall] = ()) -> list[PlacedText]:
    """Return the lines that ``glyphs`` make, in no particular order.

    ``walls`` are the upright rules (x, top, bottom), which no line crosses. A
    line's box spans the advances of its inked characters and the em boxes of its
    main type.
    """
    by_angle: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_angle.setdefault(glyph.look.angle, []).append(glyph)
    lines: list[PlacedText] = []
    for angle, turned in by_angle.items():
        lines.extend(_lines(turned, angle, () if angle else walls))
    return joined_columns(lines)


def _lines(glyphs: Sequence[Glyph], angle: int, walls: Sequence[Wall]) -> Iterator[PlacedText]:
    pieces, blanks = runs(glyphs)
    vertical, rest = stacks(tight_figures(pieces))
    level = parted(tight_rows(rest), walls)
    for cells in vertical:
        inked = [glyph for cell in cells for glyph in cell.glyphs]
        yield _line(upright_wording(cells), inked, angle, vertical=True)
    before = Shelves(Row([blank]) for blank in sorted(blanks, key=lambda blank: blank.left))
    for row in with_mixed(joined(level, blanks, walls), walls):
        text = indent(row, before) + wording(row.glyphs)
        yield _line(text, row.glyphs, angle, vertical=False)


def _line(text: str, glyphs: Sequence[Glyph], angle: int, vertical: bool) -> PlacedText:
    glyphs = [glyph for glyph in glyphs if not glyph.text.isspace()]
    look, bold = _main([glyph.look for glyph in glyphs])
    downwards = vertical != (45 <= angle % 180 < 135)
    box = Box(*unturned(angle).rect(_extent(glyphs, look.size)))
    return text, Placement(box, look.size, look.font, bold, downwards)


def _main(looks: Sequence[Look]) -> tuple[Look, bool]:
    """Return the look that most of ``looks`` are, and whether most are bold."""
    if looks.count(looks[0]) == len(looks):
        return looks[0], looks[0].bold
    bold = 2 * sum(look.bold for look in looks) > len(looks)
    return Counter(looks).most_common(1)[0][0], bold


def _extent(glyphs: Sequence[Glyph], size: float) -> Rect:
    bases = [glyph[2] for glyph in glyphs if 0.95 <= glyph[4][1] / size <= 1.05]
    return (
        min([glyph[0] for glyph in glyphs]),
        min(bases) - ASCENT * size,
        max([glyph[1] for glyph in glyphs]),
        max(bases) + DESCENT * size,
    )
