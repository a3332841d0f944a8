"""Slugs: the lines of type of a page, each with its box, and the em of the running text.

In: a :class:`~hzsearch.model.Page` with placements. Out: :class:`Slug` values by the
place of their row (a slug is what a Linotype casts: one line of type). All lengths
that later modules compare are in ems of the running text, because files differ in
their points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hzsearch.layout.lines import Row
from hzsearch.model import Line, Placement

# Sizes are told apart by this many points when the commonest is looked for.
_STEP = 0.25
# Lines of fewer characters say nothing about the running text.
_PROSE = 8


# How few characters run neither way, and how near in ems the next column stands.
_FEW, _BESIDE = 2, 1.3


@dataclass(frozen=True, slots=True)
class Slug:
    """A line of type: the place of its row, its text, its edges in points, and its type."""

    at: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: str = ""
    bold: bool = False
    vertical: bool = False


def read_slugs(rows: Sequence[Row], lines: Iterable[Line]) -> list[Slug]:
    """Return the slugs of ``rows``; ``lines`` are those of the page, all with a placement."""
    placed = {line.number: line.placed for line in lines if line.placed}
    slugs = [_slug(at, row, placed[row.number]) for at, row in enumerate(rows)]
    upright = [slug for slug in slugs if slug.vertical]
    return [_stood_up(slug, upright) for slug in slugs]


def _stood_up(slug: Slug, upright: Sequence[Slug]) -> Slug:
    """Return a slug as a vertical one if it is the last character of a headline of columns.

    One character runs neither way; here it stands left of a column, level with its top.
    """
    if len(slug.text) > _FEW or slug.vertical:
        return slug
    beside = any(
        abs(other.size - slug.size) < 0.06 * slug.size
        and abs(other.top - slug.top) < 0.6 * slug.size
        and -0.2 * slug.size < other.left - slug.right < _BESIDE * slug.size
        for other in upright
    )
    return replace(slug, vertical=True) if beside else slug


def _slug(at: int, row: Row, placed: Placement) -> Slug:
    box, bold = placed.box, placed.bold
    edges = (box.left, box.top, box.right, box.bottom)
    size = placed.size or min(box.width, box.height) or 1.0
    return Slug(at, row.text, *edges, size, placed.font, bold, placed.vertical)


def measure_em(slugs: Sequence[Slug]) -> float:
    """Return the size most characters of prose are set in, in points."""
    weights: Counter[int] = Counter()
    for slug in slugs:
        prose = len(slug.text) >= _PROSE and not slug.vertical
        weights[round(slug.size / _STEP)] += len(slug.text) if prose else 0
    if not weights:
        return 1.0
    # Jitter may part one size over two steps.
    near = {step: weights[step] + weights[step + 1] for step in weights}
    best = max(near, key=lambda step: (near[step], -step))
    chosen = [s.size for s in slugs if round(s.size / _STEP) in (best, best + 1)]
    return sorted(chosen)[len(chosen) // 2]
