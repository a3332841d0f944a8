"""The pages for people: results, and one article. They work without a script."""

from __future__ import annotations

from math import ceil
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hzsearch.citations import bibtex, gbt7714
from hzsearch.index import Index
from hzsearch.model import Results
from hzsearch.web.asked import DEEPEST, Asked, asked
from hzsearch.web.drawing import draw
from hzsearch.web.running import run

#: So many values of a facet are shown.
_SHOWN = 12
_RELATED = 5


async def results(request: Request) -> Response:
    """Answer ``/?q=信创``: a page of results; without a query, the newest articles."""
    wanted = asked(request.query_params)
    index: Index = request.app.state.index
    found = await run(index.query, **wanted.filters, **wanted.part, facets=True)
    return draw(request, "results.html", asked=wanted, found=found, **_beside(wanted, found))


def _beside(wanted: Asked, found: Results) -> dict[str, Any]:
    pages = max(1, ceil(min(found.total, DEEPEST) / wanted.size))
    links = {page: wanted.link(page=page) for page in (wanted.page - 1, wanted.page + 1)}
    is_filtered = bool(wanted.zones or wanted.topics or wanted.since or wanted.until)
    return {
        "pages": pages,
        "before": links[wanted.page - 1] if wanted.page > 1 else "",
        "after": links[wanted.page + 1] if wanted.page < pages else "",
        "facets": _facets(wanted, found),
        "plain": Asked(wanted.text).link() if is_filtered else "",
    }


def _facets(wanted: Asked, found: Results) -> list[dict[str, Any]]:
    """Return for each facet its values: name, count, whether chosen, and what a click asks for."""
    chosen = {"zone": wanted.zones, "topic": wanted.topics}
    fields = {"zone": "zones", "topic": "topics"}
    return [
        {
            "name": name,
            "values": [
                {
                    "name": value,
                    "count": count,
                    "on": value in chosen[name],
                    "link": wanted.link(**{fields[name]: _toggled(chosen[name], value)}),
                }
                for value, count in list(counts.items())[:_SHOWN]
            ],
        }
        for name, counts in (found.facets or {}).items()
        if name in fields and counts
    ]


def _toggled(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    others = tuple(one for one in names if one != name)
    return others if len(others) < len(names) else (*names, name)


async def article(request: Request) -> Response:
    """Answer ``/article/ID?q=信创``: one article whole, with the query's matches marked."""
    index: Index = request.app.state.index
    one, wanted = request.path_params["id"], asked(request.query_params)
    found = await run(index.show, one)
    units = await run(index.marked, one, wanted.text, exact=wanted.exact)
    related = await run(index.similar, one, limit=_RELATED)
    cited = {"GB/T 7714": gbt7714.cite(found), "BibTeX": bibtex.cite(found)}
    beside = {"related": related, "cited": cited}
    return draw(request, "article.html", asked=wanted, article=found, units=units, beside=beside)
