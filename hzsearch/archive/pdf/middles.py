"""Where on the displayed page the middles of glyphs are, whatever way they are turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hzsearch.archive.pdf.frame import Rect, unturned
from hzsearch.archive.pdf.records import Glyph

#: How far, in sizes, the middle of the em box is above the baseline.
ABOVE = 0.38

Point = tuple[float, float]


def middles_in(
    box: Rect, glyphs: Sequence[Glyph], places: Iterable[int]
) -> Iterator[tuple[int, Point]]:
    """Yield those of ``places`` where a glyph's middle is in ``box``, and where it is."""
    left, top, right, bottom = box
    for place in places:
        start, end, base, _, look = glyphs[place]
        x, y = (start + end) / 2, base - ABOVE * look.size
        if look.angle:
            x, y = unturned(look.angle).point(x, y)
        if left <= x <= right and top <= y <= bottom:
            yield place, (x, y)


def about(top: float, bottom: float, glyphs: Sequence[Glyph]) -> list[int]:
    """Return the places of all glyphs whose middles may be between two heights."""
    return [
        place
        for place, (_, _, base, _, look) in enumerate(glyphs)
        if top <= base - ABOVE * look[1] <= bottom or look[3]
    ]
