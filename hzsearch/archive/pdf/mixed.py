"""Characters of another size within a line: raised figures, large figures, large initials."""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.archive.pdf.joints import Wall
from hzsearch.archive.pdf.rows import Row, Shelves

#: In em of the smaller type: how near the other type must be.
_NEAR = 0.3
#: A raised or lowered piece has at most so many characters, and this part of the size.
_RAISED_LENGTH, _RAISED_SIZE = 6, 0.88
#: A large initial is this many times as large as the text that it begins, and so near it.
_INITIAL_LEAST, _INITIAL_MOST, _INITIAL_NEAR = 1.5, 5.0, 0.8
#: Most rows looked at for one: a bound on time.
_MOST_NEAR = 120


def with_mixed(rows: Sequence[Row], walls: Sequence[Wall]) -> list[Row]:
    """Return ``rows``, those joined that are one line in several sizes.

    Ruby (pinyin above its characters) stays a line of its own, since it stands
    above characters and not between them.
    """
    if len({round(row.size, 1) for row in rows}) < 2:
        return list(rows)
    found: list[Row] = []
    shelves = Shelves()
    for row in sorted(rows, key=lambda row: row.left):
        line = _line_for(row, shelves, walls)
        if line is None:
            found.append(row)
            shelves.add(row)
        else:
            _add(line, row)
    return found


def _add(line: Row, row: Row) -> None:
    """Add ``row``, in its place; the larger number of glyphs says what the line's type is."""
    longer = len(row.glyphs) > len(line.glyphs)
    line.extend(row)
    line.glyphs.sort(key=lambda glyph: glyph.left)
    if longer:
        line.base, line.em, line.size = row.base, row.em, row.size


def _line_for(row: Row, shelves: Shelves, walls: Sequence[Wall]) -> Row | None:
    reach = 5 * row.size
    for tries, line in enumerate(shelves.between(row.base - reach, row.base + reach)):
        if tries > _MOST_NEAR:
            break
        if line.right < row.left - _INITIAL_NEAR * row.em or not _is_one_line(line, row):
            continue
        if not _walled(line, row, walls):
            return line
    return None


def _walled(line: Row, row: Row, walls: Sequence[Wall]) -> bool:
    between = min(line.right, row.left) - 1, max(line.right, row.left) + 1
    return any(
        between[0] <= x <= between[1] and top <= row.middle <= bottom for x, top, bottom in walls
    )


def _is_one_line(line: Row, row: Row) -> bool:
    gap, end = row.left - line.right, line.glyphs[-1].look.size
    small, large = sorted((line, row), key=lambda one: one.size)
    near = -_NEAR * row.em <= gap <= _NEAR * small.em
    level = abs(line.base - row.base) <= 0.15 * small.size
    if near and level and not 0.95 <= end / row.size <= 1.05:
        return True
    if row is small and _is_raised(line, row) and gap <= _NEAR * row.em:
        return _fits_in(row, line)
    if line is small and near and _is_raised(row, line):
        return True
    return line is large and _is_initial(line, row)


def _is_raised(line: Row, piece: Row) -> bool:
    """Return whether ``piece`` is small and short and level with some part of ``line``."""
    if piece.size > _RAISED_SIZE * line.size or len(piece.glyphs) > _RAISED_LENGTH:
        return False
    top, bottom = line.base - line.size, line.base + 0.25 * line.size
    return top <= piece.middle <= bottom and line.size <= 3 * piece.size


def _fits_in(piece: Row, line: Row) -> bool:
    """Return whether ``piece`` stands beside the glyphs of ``line``, not above one."""
    slack = 0.15 * piece.em
    return not any(
        glyph.left + slack < piece.right - slack and piece.left + slack < glyph.right - slack
        for glyph in line.glyphs
        if not glyph.text.isspace()
    )


def _is_initial(line: Row, row: Row) -> bool:
    ratio, gap = line.size / row.size, row.left - line.right
    if len(line.glyphs) > 1 or not _INITIAL_LEAST <= ratio <= _INITIAL_MOST:
        return False
    tops = line.base - 0.88 * line.size, row.base - 0.88 * row.size
    level = abs(tops[0] - tops[1]) <= 0.5 * row.size
    return level and -0.1 * row.em <= gap <= _INITIAL_NEAR * row.em
