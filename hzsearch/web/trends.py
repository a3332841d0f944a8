"""The page of a trend: words beside each other over time, or zones; as CSV and JSON, too."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.aggregations.trends import MOST_SERIES, Trend
from hzsearch.errors import UsageError
from hzsearch.exports.table import harmless
from hzsearch.index import Index
from hzsearch.index.answer import LONGEST
from hzsearch.web.asked import SHOWING, Asked, asked, flag, names
from hzsearch.web.charts import table, traces
from hzsearch.web.drawing import draw
from hzsearch.web.running import run
from hzsearch.web.wording import wording


@dataclass(frozen=True, slots=True)
class Compared:
    """What a trend is asked of: a query, and the words or zones that stand beside it."""

    asked: Asked
    words: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    by: str = ""
    share: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the series, each once."""
        return tuple(dict.fromkeys((self.asked.text, *self.words)))

    @property
    def options(self) -> dict[str, Any]:
        """What ``Index.trend`` takes beside the texts."""
        filters = {k: v for k, v in self.asked.filters.items() if k != "text"}
        return {**filters, "zones": self.zones, "by": self.by or None}

    def link(self, **changes: Any) -> str:
        """Return the query of a URL for the same with ``changes``."""
        other = replace(self, **changes)
        return "?" + urlencode(other.pairs())

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """Return the names and values of a URL, but for those called ``without``."""
        found = [*self.asked.pairs(*SHOWING)]
        found += [("vs", word) for word in self.words]
        found += [("vs_zone", zone) for zone in self.zones]
        found += [("by", self.by)] if self.by else []
        found += [("share", "1")] if self.share else []
        return [(name, value) for name, value in found if name not in without]

    def hits(self, name: str, period: str = "") -> str:
        """Return the query of the URL of the hits of one series, in one period or all."""
        one: dict[str, Any] = {"zones": (name,)} if self.zones else {"text": name}
        days = self.asked.days(period) if period else {}
        return self.asked.link(**one, **days)


def compared(query: QueryParams) -> Compared:
    """Return what a URL asks to compare; UsageError for what makes no sense."""
    words, zones = _several(query, "vs"), _several(query, "vs_zone")
    return Compared(asked(query), words, zones, query.get("by", ""), flag(query, "share"))


def _several(query: QueryParams, name: str) -> tuple[str, ...]:
    found = names(query, name)
    if any(len(value) > LONGEST for value in found):
        raise UsageError(f"“{name}” has {LONGEST} characters at most.")
    return found


async def page(request: Request) -> Response:
    """Answer ``/trend?q=信创&vs=人工智能``: a drawing over time, and its table.

    Where what was typed makes no sense, the form still has it, and the page says what is wrong.
    """
    wanted = compared(request.query_params)
    facts: dict[str, Any] = {"wanted": wanted, "asked": wanted.asked, "most": MOST_SERIES}
    try:
        found = await _trend(request, wanted)
    except UsageError as error:
        return draw(request, "trend.html", 400, **facts, wrong=str(error))
    facts |= {"trend": found, "traces": traces(found, share=wanted.share)}
    facts |= {"rows": list(table(found)), "data": json.dumps(_data(wanted, found))}
    return draw(request, "trend.html", **facts, wrong="")


async def as_csv(request: Request) -> Response:
    """Answer ``/trend.csv?q=…``: the table of the page for a spreadsheet program."""
    found = await _trend(request, compared(request.query_params))
    # Without a word, what is counted is called as on the page.
    whole = wording(request)["whole_archive"]
    series = tuple(replace(one, name=one.name or whole) for one in found.series)
    text = io.StringIO(newline="")
    rows = (
        [harmless(c) if isinstance(c, str) else c for c in row]
        for row in replace(found, series=series).rows()
    )
    csv.writer(text).writerows(rows)
    told = {"content-disposition": 'attachment; filename="trend.csv"', "vary": "accept-language"}
    # The mark by which Excel knows UTF-8, as in hzsearch.exports.csv.
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=told)


async def as_json(request: Request) -> Response:
    """Answer ``/api/v1/trend?q=…``: what ``Index.trend`` returns, in its JSON form."""
    found = await _trend(request, compared(request.query_params))
    return JSONResponse(found.to_dict())


async def _trend(request: Request, wanted: Compared) -> Trend:
    index: Index = request.app.state.index
    return await run(request, index.trend, *wanted.texts, **wanted.options)


def _data(wanted: Compared, found: Trend) -> dict[str, Any]:
    """Return what the script draws: the JSON form, and where a click on a point leads."""
    links = [
        [f"/{wanted.hits(one.name, period)}" for period in found.periods] for one in found.series
    ]
    return {**found.to_dict(), "links": links, "share": wanted.share}
