"""What stands above and below a picture, so that it can be read without us."""

from __future__ import annotations

from hzsearch.aggregations.counts import Counts
from hzsearch.aggregations.extent import Extent
from hzsearch.model.counted import counted
from hzsearch.plots.chart import NAMES, Chart


def title(counts: Counts) -> str:
    """Return what the picture shows: ``信创: articles per month 各月份文章数``."""
    english, chinese = NAMES[counts.by or ""]
    what = f"articles per {english} 各{chinese}文章数"
    if counts.archive is not None:
        what = f"share of articles per {english} 各{chinese}文章占比"
    return f"{counts.query}: {what}" if counts.query else what[0].upper() + what[1:]


def subtitle(counts: Counts) -> str:
    """Return the total, and the filters, if any."""
    return " · ".join((f"{counted(counts.total, 'article')} 共 {counts.total} 篇", *counts.filters))


def source(drawn: Chart, counts: Counts, extent: Extent) -> str:
    """Return the lines below: what to know of the numbers, and where they are from."""
    days = f", {extent.first} … {extent.last}" if extent.first else ""
    articles = f"{extent.articles:,} article{'' if extent.articles == 1 else 's'}"
    told = f"Source 来源: archive of {articles}{days} · hzsearch"
    rest = [f"not drawn 未画出: {row.label}, {row.count:,}" for row in drawn.rows if row.is_rest]
    return "\n".join(filter(None, (" · ".join((*rest, *drawn.remarks)), *counts.notes, told)))
