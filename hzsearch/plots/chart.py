"""What there is to draw of counts: the same for the terminal and for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.aggregations import TIMES, Counts
from hzsearch.plots.periods import periods

#: What values are called, in English and in Chinese.
NAMES = {
    "zone": ("zone", "园区"),
    "topic": ("topic", "主题"),
    "province": ("province", "省份"),
    "kind": ("kind", "体裁"),
    "byline": ("byline", "署名"),
    "year": ("year", "年份"),
    "month": ("month", "月份"),
    "day": ("day", "日期"),
}
_KINDS = {"news": "news 新闻", "photo": "photo 图片", "notice": "notice 公告"}


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its name, how many articles match, and of how many in the archive, if asked.

    ``is_rest``: it stands for all values that have no row of their own.
    """

    label: str
    count: int
    of: int | None = None
    is_rest: bool = False

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


def chart(counts: Counts) -> Chart:
    """Return what there is to draw of ``counts``, which were counted by something.

    Periods without a match, between the first and the last with one, count 0.
    """
    assert counts.by
    timed, shares = counts.by in TIMES, counts.archive is not None
    rows = tuple(_rows(counts, timed))
    if shares and not timed:
        rows = tuple(sorted(rows, key=lambda row: (row.is_rest, -(row.share or 0.0))))
    return Chart(NAMES[counts.by], rows, timed, shares, tuple(_remarks(counts)))


def _rows(counts: Counts, timed: bool) -> Iterator[Row]:
    names = list(counts.counts)
    for name in periods(names[0], names[-1]) if timed and names else names:
        of = None if counts.archive is None else counts.archive.get(name, 0)
        label = _KINDS.get(name, name) if counts.by == "kind" else name
        yield Row(label, counts.counts.get(name, 0), of)
    if counts.rest:
        yield Row(f"{counts.rest.values} others 其他", counts.rest.count, is_rest=True)


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
