"""What there is to draw of counts: the same for the terminal and for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hzsearch.aggregations.counts import TIMES, Counts
from hzsearch.aggregations.periods import period_at, periods, place_of
from hzsearch.errors import UsageError

#: What values are called, in English and in Chinese.
NAMES = {
    "zone": ("zone", "园区"),
    "zones": ("zone named", "园区（含提及）"),
    "topic": ("topic", "主题"),
    "province": ("province", "省份"),
    "kind": ("kind", "体裁"),
    "byline": ("byline", "署名"),
    "year": ("year", "年份"),
    "month": ("month", "月份"),
    "day": ("day", "日期"),
}
#: More empty periods than these in a row are told in one.
MOST_EMPTY = 12
#: More periods than these no line shows; they are the days of 54 years.
MOST_PERIODS = 20_000
_KINDS = {"news": "news 新闻", "photo": "photo 图片", "notice": "notice 公告"}


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its name, how many articles match, and of how many in the archive, if asked.

    ``is_rest``: it stands for all values that have no row of their own. ``empty``: it
    stands for so many periods in a row without a match.
    """

    label: str
    count: int
    of: int | None = None
    is_rest: bool = False
    empty: int = 0

    @property
    def share(self) -> float | None:
        """The part of the archive's articles with the value that match; None where it has none."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows to draw; those that run in time (``timed``) have no gap between first and last.

    ``by`` is the English and the Chinese name of the values. ``shares``: shares are
    drawn, not counts. ``remarks`` say what one must know so that the numbers add up.
    """

    by: tuple[str, str]
    rows: tuple[Row, ...]
    timed: bool = False
    shares: bool = False
    remarks: tuple[str, ...] = ()

    def size(self, row: Row) -> float | None:
        """Return what is drawn of ``row``: its count or share.

        None where it has no share, and of the rest, which is no value to compare others with.
        """
        if row.is_rest:
            return None
        return row.share if self.shares else row.count


def chart(counts: Counts, *, whole: bool = False) -> Chart:
    """Return what there is to draw of ``counts``, which were counted by something.

    Periods without a match, between the first and the last with one, count 0; many such
    in a row are one row, unless every period is to be drawn (``whole``). Raises UsageError
    where these are more than MOST_PERIODS, as they are where one date is off by centuries.
    """
    assert counts.by
    timed, shares = counts.by in TIMES, counts.archive is not None
    if timed and whole:
        _check_periods(counts)
    rows = tuple(_rows(counts, MOST_PERIODS if whole else MOST_EMPTY))
    if shares and not timed:
        rows = tuple(sorted(rows, key=lambda row: (row.is_rest, -(row.share or 0.0))))
    return Chart(NAMES[counts.by], rows, timed, shares, tuple(_remarks(counts)))


def _check_periods(counts: Counts) -> None:
    first, last = min(counts.counts, default="0000"), max(counts.counts, default="0000")
    number = place_of(last) - place_of(first) + 1
    if number > MOST_PERIODS:
        raise UsageError(
            f"{first} … {last} are {number:,} {counts.by}s, too many for a line; "
            "give --since or --until, such as --since 2000."
        )


def _rows(counts: Counts, most_empty: int) -> Iterator[Row]:
    names = list(counts.counts)
    for name in names[:1]:
        yield _row(counts, name)
    for before, name in pairwise(names):
        if counts.by in TIMES:
            yield from _between(counts, before, name, most_empty)
        yield _row(counts, name)
    if counts.rest:
        yield Row(f"{counts.rest.values} others 其他", counts.rest.count, is_rest=True)


def _row(counts: Counts, name: str) -> Row:
    of = None if counts.archive is None else counts.archive.get(name, 0)
    label = _KINDS.get(name, name) if counts.by == "kind" else name
    return Row(label, counts.counts.get(name, 0), of)


def _between(counts: Counts, before: str, after: str, most_empty: int) -> Iterator[Row]:
    """Yield the periods between two, in one row where there are more than ``most_empty``."""
    start, end = place_of(before) + 1, place_of(after) - 1
    first, last = period_at(start, before), period_at(end, before)
    if (number := end - start + 1) > most_empty:
        yield Row(f"{first} … {last}", 0, empty=number)
    else:
        yield from (_row(counts, name) for name in periods(first, last))


def _remarks(counts: Counts) -> Iterator[str]:
    english, chinese = NAMES[counts.by or ""]
    if counts.without:
        if counts.by in TIMES:
            yield f"{counts.without} without a date 无日期"
        else:
            yield f"{counts.without} without a {english} 无{chinese}"
    if counts.overlap:
        yield "an article may count in several 一篇可计入多项"
    if counts.archive is not None:
        yield f"share 占比: of the archive's articles of that {english} 占该{chinese}全部文章"
