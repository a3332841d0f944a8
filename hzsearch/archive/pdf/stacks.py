"""Characters one below the other: vertical lines, found by position alone.

Whether the font is one for vertical writing does not matter: PDFium gives the
place of each character either way, and many programs place them one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import inf
from statistics import median

from hzsearch.archive.pdf.rows import Row, Shelves

#: A step from one character down to the next, in em. Set solid it is 1; vertical
#: headlines are spaced out by half an em or so.
_LEAST_STEP, _MOST_STEP = 0.7, 1.6
#: How wide a cell is at most, in em; a half-width pair of digits is 1.
_WIDEST_CELL = 1.3
#: What has a neighbour nearer than this, in em, is part of a horizontal line.
_LEAST_GAP = 0.05
#: In em: how near cells of one row are to one another, and how level.
_NEAR, _LEVEL = 0.6, 0.15
#: In em: how far apart columns of one headline stand, how much further up the next one
#: may begin; and most that are looked at.
_NEXT, _NEXT_UP, _MOST_COLUMNS = 1.0, 5.0, 400
#: The least length of a column that stands nearer to the next than its characters do.
_LONG = 5
#: How much larger than most of the page its type is.
_LARGE = 1.2
#: Most cells looked at below one: a bound on time, not on what newspapers do.
_MOST_NEAR = 120


def stacks(rows: Sequence[Row]) -> tuple[list[list[Row]], list[Row]]:
    """Return the vertical lines in ``rows``, each as its cells from the top, and the other rows.

    A cell is one character, or up to three digits or Latin letters side by side.
    """
    ordered = sorted(rows, key=lambda row: row.left)
    everything = Shelves(ordered)
    gaps = {id(row): _gap_beside(row, everything) for row in ordered if _is_cell(row)}
    cells = [row for row in ordered if gaps.get(id(row), 0.0) >= _LEAST_GAP * row.em]
    found: list[list[Row]] = []
    short: list[list[Row]] = []
    abreast, usual = _abreast(cells), _usual_size(rows)
    for chain in _chains(cells, Shelves(cells)):
        for part in _even(chain):
            sure = _is_mostly_han(part) and (
                _is_vertical(part, gaps) or _is_display(part, abreast, usual)
            )
            sure = sure and _is_longest(part, abreast)
            (found if sure else short).append(part)
    found.extend(_next_columns(found, short))
    taken = {id(cell) for chain in found for cell in chain}
    return found, [row for row in rows if id(row) not in taken]


def _abreast(cells: Sequence[Row]) -> dict[int, int]:
    """Return how many cells stand in one row with each, near to one another."""
    found: dict[int, int] = {}
    row: list[Row] = []
    for cell in sorted(cells, key=lambda cell: (round(cell.base), cell.left)):
        last = row[-1] if row else cell
        level = abs(cell.base - last.base) <= _LEVEL * cell.size
        if not (level and -0.5 * cell.em < cell.left - last.right <= _NEAR * cell.em):
            found.update(dict.fromkeys(map(id, row), len(row)))
            row = []
        row.append(cell)
    return found | dict.fromkeys(map(id, row), len(row))


def _is_longest(chain: Sequence[Row], abreast: Mapping[int, int]) -> bool:
    """Say whether a line runs downwards rather than across: letter-spaced rows do as well."""
    return len(chain) >= median(abreast[id(cell)] for cell in chain)


def _next_columns(found: list[list[Row]], short: Iterable[list[Row]]) -> list[list[Row]]:
    """Return those short lines that are the next columns of a line that runs downwards.

    A headline that is broken after any character leaves two in its last column, perhaps
    one of them a sign.
    """
    added: list[list[Row]] = []
    for part in sorted(short, key=lambda part: -part[0].right):
        beside = (chain for chain in (*found, *added) if _is_beside(part[0], chain))
        if len(part) > 1 and any(islice(beside, _MOST_COLUMNS)):
            added.append(part)
    return added


def _is_beside(left: Row, chain: Sequence[Row]) -> bool:
    """Say whether a column begins left of a vertical line in one type, not further down.

    Dashes and words that are turned sideways may stand over the line's first cell.
    """
    right = chain[0]
    alike = 0.95 <= left.size / right.size <= 1.05
    near = -_NEAR * right.em < right.left - left.right <= _NEXT * right.em
    return alike and near and right.base - _NEXT_UP * right.size < left.base <= chain[-1].base


def _is_cell(row: Row) -> bool:
    if row.right - row.left > _WIDEST_CELL * row.em:
        return False
    return len(row.glyphs) == 1 or (
        len(row.glyphs) <= 3 and all(glyph.text.isascii() for glyph in row.glyphs)
    )


def _centre(row: Row) -> float:
    return (row.left + row.right) / 2


def _chains(cells: Sequence[Row], shelves: Shelves) -> Iterator[list[Row]]:
    """Yield cells that stand one below the other, each the next below of one only."""
    below: dict[int, Row] = {}
    under: set[int] = set()
    for cell in sorted(cells, key=lambda cell: cell.base):
        follower = _below(cell, shelves)
        if follower is not None and id(follower) not in under:
            below[id(cell)] = follower
            under.add(id(follower))
    for cell in cells:
        if id(cell) in below and id(cell) not in under:
            chain = [cell]
            while id(chain[-1]) in below:
                chain.append(below[id(chain[-1])])
            yield chain


def _below(cell: Row, shelves: Shelves) -> Row | None:
    best: Row | None = None
    bases = cell.base + _LEAST_STEP * cell.size, cell.base + _MOST_STEP * cell.size
    for tries, other in enumerate(shelves.between(*bases)):
        if tries > _MOST_NEAR:
            break
        if (
            abs(_centre(other) - _centre(cell)) <= _leeway(cell, other)
            and 0.7 <= other.size / cell.size <= 1.4
            and (best is None or other.base < best.base)
        ):
            best = other
    return best


def _leeway(one: Row, other: Row) -> float:
    """Return how far apart the centres of two cells of one line may be.

    Vertical commas and full stops stand in a corner of their cell, and some
    programs state the width of their ink.
    """
    narrow = any(cell.right - cell.left < 0.6 * cell.em for cell in (one, other))
    return (0.5 if narrow else 0.25) * max(one.size, other.size)


def _even(chain: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the parts of ``chain`` in which the steps are about the same."""
    usual = median(lower.base - upper.base for upper, lower in pairwise(chain))
    part = [chain[0]]
    for upper, lower in pairwise(chain):
        if lower.base - upper.base > 1.4 * usual:
            yield part
            part = []
        part.append(lower)
    yield part


def _usual_size(rows: Sequence[Row]) -> float:
    """Return the size that half the characters are no larger than."""
    return median([row.size for row in rows for _ in row.glyphs] or [0.0])


def _is_mostly_han(chain: Sequence[Row]) -> bool:
    han = sum(cell.glyphs[0].text[0] >= "\u2e80" for cell in chain)
    return han > 1 and han * 2 >= len(chain)


def _is_vertical(chain: Sequence[Row], gaps: Mapping[int, float]) -> bool:
    """Say whether characters stand further from what is beside them than from one another."""
    step = median(lower.base - upper.base for upper, lower in pairwise(chain))
    size = median(cell.size for cell in chain)
    if len(chain) == 2 and step > 1.2 * size:
        return False
    return median(gaps[id(cell)] for cell in chain) >= step - size


def _is_display(chain: Sequence[Row], abreast: Mapping[int, int], usual: float) -> bool:
    """Say whether a chain is a column of a headline, spaced out downwards more than sideways.

    Columns of a headline are long and few, and its type is large: a narrow column of text
    that is justified looks alike.
    """
    few = len(chain) >= max(_LONG, 2 * max(abreast[id(cell)] for cell in chain))
    return few and median(cell.size for cell in chain) > _LARGE * usual


def _gap_beside(cell: Row, shelves: Shelves) -> float:
    """Return the gap to the next row of the same size on the same baseline, on either side."""
    level = 0.15 * cell.size
    near = [
        max(other.left - cell.right, cell.left - other.right)
        for tries, other in zip(
            range(_MOST_NEAR), shelves.between(cell.base - level, cell.base + level), strict=False
        )
        if other is not cell and 0.8 <= other.size / cell.size <= 1.25
    ]
    return min(near, default=inf)
