"""What is drawn without a script: bars and lines as places in a picture, and tables.

Everything here is numbers; the templates make SVG of them. Sizes are units of a view box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from hzsearch.aggregations.periods import periods
from hzsearch.aggregations.trends import Series, Trend

#: The view box of a trend: its width and height, and what its axes take of them, on the left
#: where labels are short.
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 260, 44, 24, 10
#: The gap between labels and the axis; the width of a sign at 12 units as wide fonts draw it,
#: where "%" is as two.
_GAP, _SIGN = 6, 7.8
#: The small bars above the results: their height, the width of each, and how many at most.
BAR_HEIGHT, BAR_WIDTH, MOST_BARS = 36, 10, 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One period as a bar: ``x``, ``y``, ``height`` in the view box, and how many it counts."""

    period: str
    count: int
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Traces:
    """Lines to draw: for each series its unbroken pieces, and its points with what they say."""

    lines: tuple[tuple[str, ...], ...]
    points: tuple[tuple[tuple[float, float, str], ...], ...]
    ticks: tuple[tuple[float, str], ...]
    labels: tuple[tuple[float, str], ...]
    left: float = LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of a trend; ``last`` ends a run of periods without an article."""

    period: str
    last: str
    cells: tuple[tuple[int, float | None], ...]


def bars(months: Mapping[str, int]) -> list[Bar]:
    """Return a bar for each month or, where these are many, for each year; without gaps.

    Of more years than there is room for, as where one article is misdated, those that have most.
    """
    names = list(periods(min(months), max(months))) if months else []
    if len(names) > MOST_BARS:
        months, names = _years(months), list(periods(min(months)[:4], max(months)[:4]))
        names = _fullest(months, names)
    most = max(months.values(), default=1)
    return [_bar(place, name, months.get(name, 0), most) for place, name in enumerate(names)]


def _years(months: Mapping[str, int]) -> dict[str, int]:
    by_year = groupby(sorted(months), key=lambda month: month[:4])
    return {year: sum(months[month] for month in group) for year, group in by_year}


def _fullest(years: Mapping[str, int], names: list[str]) -> list[str]:
    """Return as many years in a row as there is room for, those with most articles."""
    within = [0, *accumulate(years.get(name, 0) for name in names)]
    starts = range(max(len(names) - MOST_BARS, 0) + 1)
    ends = (min(start + MOST_BARS, len(names)) for start in starts)
    sums = [within[end] - within[start] for start, end in zip(starts, ends, strict=True)]
    first = sums.index(max(sums))
    return names[first : first + MOST_BARS]


def _bar(place: int, name: str, count: int, most: int) -> Bar:
    # One article among a thousand still shows.
    height = max(2.0, round(BAR_HEIGHT * count / most, 2)) if count else 0.0
    return Bar(name, count, place * BAR_WIDTH, BAR_HEIGHT - height, height)


def table(trend: Trend) -> Iterator[Row]:
    """Yield the rows of the table; periods in a row without any article are one row."""
    for known, group in groupby(trend.periods, key=lambda period: _is_known(trend, period)):
        names = list(group)
        if known or len(names) == 1:
            yield from (Row(name, "", tuple(_cells(trend, name))) for name in names)
        else:
            yield Row(names[0], names[-1], ())


def _is_known(trend: Trend, period: str) -> bool:
    return any(one.of.get(period, 0) for one in trend.series)


def _cells(trend: Trend, period: str) -> Iterator[tuple[int, float | None]]:
    return ((one.counts.get(period, 0), one.share(period)) for one in trend.series)


def traces(trend: Trend, *, share: bool) -> Traces:
    """Return the lines of ``trend``: counts, or shares; broken where there is no article."""
    values = [[_value(one, name, share=share) for name in trend.periods] for one in trend.series]
    most = _round_up(max((v for one in values for v in one if v is not None), default=1) or 1)
    ticks = [(most * part, _said(most * part, share=share)) for part in (0, 0.5, 1)]
    left = max(LEFT, *(_wide(name) + 2 * _GAP for _, name in ticks))
    across = [_x(place, len(trend.periods), left) for place in range(len(trend.periods))]
    placed = [
        _placed(one, zip(across, trend.periods, strict=True), most, share=share) for one in values
    ]
    return Traces(
        tuple(tuple(_pieces(one)) for one in placed),
        tuple(tuple(point for point in one if point) for one in placed),
        tuple((_y(value, most), name) for value, name in ticks),
        tuple(_labels(across, trend.periods)),
        left,
    )


def _value(one: Series, period: str, *, share: bool) -> float | None:
    if share or not one.of.get(period, 0):
        return one.share(period)
    return one.counts.get(period, 0)


_Placed = list[tuple[float, float, str] | None]


def _placed(
    values: Sequence[float | None],
    across: Iterable[tuple[float, str]],
    most: float,
    *,
    share: bool,
) -> _Placed:
    return [
        None if value is None else (x, _y(value, most), f"{name}: {_said(value, share=share)}")
        for value, (x, name) in zip(values, across, strict=True)
    ]


def _pieces(placed: _Placed) -> Iterator[str]:
    for is_there, group in groupby(placed, key=bool):
        if is_there:
            yield " ".join(f"{point[0]},{point[1]}" for point in group if point)


def _labels(across: Sequence[float], names: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Yield where names stand below the line, whole: six of them at most."""
    step = max(1, -(-len(names) // 6))
    for x, name in zip(across[::step], names[::step], strict=True):
        yield min(x, round(WIDTH - _wide(name) / 2, 1)), name


def _wide(name: str) -> float:
    return round(_SIGN * (len(name) + name.count("%")), 1)


def _x(place: int, number: int, left: float) -> float:
    """Return where a period stands: in the middle of its part of the width."""
    return round(left + (WIDTH - left) * (place + 0.5) / number, 1)


def _y(value: float, most: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most, 1)


def _round_up(most: float) -> float:
    """Return the next number from ``most`` on that is 1, 2, 4 or 10 times a power of ten."""
    unit = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 0.0001
    while unit * 10 < most:
        unit *= 10
    return next(unit * times for times in (1, 2, 4, 10) if unit * times >= most)


def _said(value: float, *, share: bool) -> str:
    return f"{value:.1%}" if share else f"{value:.15g}"
