"""The pages of saved queries, and the feed of each. They are saved on the command line alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.model import Results
from hzsearch.saved import SavedQueries, SavedQuery
from hzsearch.web.asked import Asked, order, paging
from hzsearch.web.drawing import address, draw
from hzsearch.web.feed import feed
from hzsearch.web.running import run

#: Entries of a feed, and hits on the page of a query: the newest.
ENTRIES = 50

_FEED = "application/atom+xml; charset=utf-8"


async def listing(request: Request) -> Response:
    """Answer ``/saved``: the saved queries, each with its feed and how many match now."""
    found = await run(request, _counted, request.app.state.index)
    return draw(request, "saved.html", queries=found)


async def page(request: Request) -> Response:
    """Answer ``/saved/NAME``: the newest hits of a saved query."""
    query, found = await run(request, _run, request.app.state.index, request.path_params["name"])
    facts: dict[str, Any] = {"query": query, "found": found, "path": path_of(query)}
    return draw(request, "saved_query.html", asked=_as_asked(query), **facts)


async def atom(request: Request) -> Response:
    """Answer ``/saved/NAME/atom.xml``: the newest hits of a saved query, as a feed."""
    index, name = request.app.state.index, request.path_params["name"]
    query, found, corrected = await run(request, _told_of, index, name)
    base = str(request.base_url).rstrip("/")
    own = f"{base}{path_of(query)}"
    link = _as_asked(query).link()
    data = feed(
        query,
        found,
        query.name,
        (f"{own}/atom.xml", own),
        lambda article: f"{base}{address(article)}{link}",
        corrected,
    )
    return Response(data, media_type=_FEED)


async def as_json(request: Request) -> Response:
    """Answer ``/api/v1/saved``: what ``hzsearch saved list --json`` prints."""
    queries = await run(request, SavedQueries(request.app.state.index).all)
    return JSONResponse([query.to_dict() for query in queries])


async def run_json(request: Request) -> Response:
    """Answer ``/api/v1/saved/NAME``: what ``hzsearch saved run NAME --json`` prints."""
    page, size = paging(request.query_params)
    part = {"sort": order(request.query_params), "limit": size, "offset": (page - 1) * size}
    name = request.path_params["name"]
    found = await run(request, SavedQueries(request.app.state.index).run, name, **part)
    return JSONResponse(found.to_dict())


def path_of(query: SavedQuery) -> str:
    """Return the path of the page of a saved query."""
    return f"/saved/{quote(query.name, safe='')}"


def _counted(index: Index) -> list[dict[str, Any]]:
    return [_row(index, query) for query in SavedQueries(index).all()]


def _row(index: Index, query: SavedQuery) -> dict[str, Any]:
    """Return what the list shows of a query; why, where it makes no sense any more."""
    facts = {"name": query.name, "path": path_of(query), "told": told(query), "wrong": ""}
    try:
        return {**facts, "total": index.count(**query.asked)}
    except UsageError as error:
        return {**facts, "total": 0, "wrong": str(error)}


def _run(index: Index, name: str) -> tuple[SavedQuery, Results]:
    query = SavedQueries(index).get(name)
    return query, index.query(**query.asked, sort="date", limit=ENTRIES)


def _told_of(index: Index, name: str) -> tuple[SavedQuery, Results, dict[str, datetime]]:
    query, found = _run(index, name)
    return query, found, index.corrected(hit.article for hit in found)


def told(query: SavedQuery) -> str:
    """Return what a query asks for, as one reads it."""
    return " · ".join(_parts(_as_asked(query)))


def _parts(query: Asked) -> Iterator[str]:
    named = (*query.provinces, *query.zones, *query.topics, *query.kinds)
    values = (query.text, *named, query.since and f"{query.since} –")
    yield from filter(None, (*values, query.until and f"– {query.until}", query.amount))


def _as_asked(query: SavedQuery) -> Asked:
    asked = query.asked
    return Asked(
        text=asked.get("text") or "",
        zones=_names(asked.get("zone")),
        topics=_names(asked.get("topic")),
        since=asked.get("since") or "",
        until=asked.get("until") or "",
        amount=asked.get("amount") or "",
        exact=bool(asked.get("exact")),
        provinces=_names(asked.get("province")),
        kinds=_names(asked.get("kind")),
        sort="date",
    )


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
