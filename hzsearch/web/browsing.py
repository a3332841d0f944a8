"""The pages on which one browses: years of issues, an issue, a page of it; and their JSON."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.errors import UnknownNameError
from hzsearch.index import Index
from hzsearch.index.issues import page_of
from hzsearch.web.asked import ENDLESS, paging
from hzsearch.web.drawing import NO_LABEL, draw
from hzsearch.web.running import run

#: Articles without a day on a page.
_UNDATED = 100

#: The day of a month, its ISO day, the number of articles; 0 and "" where there is none.
Day = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar shows it: weeks of seven days from Monday on."""

    name: str
    weeks: tuple[tuple[Day, ...], ...]


async def calendar(request: Request) -> Response:
    """Answer ``/browse?year=2024``: the days with issues; of the newest year, if none is said."""
    found = await run(request, _index(request).issues)
    years = _years(found.days)
    year = request.query_params.get("year") or max(years, default="")
    if year and year not in years:
        known = "、".join(years)
        raise UnknownNameError(f"There is no issue of the year {year[:20]}; there are of {known}.")
    months = list(_months(year, found.days))
    facts: dict[str, Any] = {"years": years, "year": year, "months": months}
    return draw(request, "calendar.html", undated=found.undated, **facts)


async def issue(request: Request) -> Response:
    """Answer ``/browse/2024-03-25``: the pages of an issue with their headlines."""
    found = await run(request, _index(request).issue, request.path_params["day"])
    return draw(request, "issue.html", issue=found, pages=found.pages, only=None)


async def page(request: Request) -> Response:
    """Answer ``/browse/2024-03-25/3``: one page of an issue."""
    label = request.path_params["page"]
    found = await run(request, _index(request).issue, request.path_params["day"])
    only = page_of(found, "" if label == NO_LABEL else label)
    place = found.pages.index(only)
    before, after = found.pages[max(place - 1, 0) : place], found.pages[place + 1 : place + 2]
    beside: dict[str, Any] = {"before": before, "after": after}
    return draw(request, "issue.html", issue=found, pages=(only,), only=only, **beside)


async def undated(request: Request) -> Response:
    """Answer ``/browse/undated``: the articles of which no day of publication is known."""
    number, _ = paging(request.query_params, ENDLESS)
    offset = (number - 1) * _UNDATED
    found = await run(request, _index(request).undated, limit=_UNDATED, offset=offset)
    pages = max(1, ceil(found.total / _UNDATED))
    return draw(request, "undated.html", found=found, number=number, pages=pages)


async def issues_json(request: Request) -> Response:
    """Answer ``/api/v1/issues``: what ``hzsearch issues --json`` prints."""
    found = await run(request, _index(request).issues)
    return JSONResponse(found.to_dict())


async def issue_json(request: Request) -> Response:
    """Answer ``/api/v1/issues/2024-03-25``: what ``hzsearch issues DAY --json`` prints."""
    found = await run(request, _index(request).issue, request.path_params["day"])
    return JSONResponse(found.to_dict())


async def undated_json(request: Request) -> Response:
    """Answer ``/api/v1/undated?page=2&size=100``: articles that are in no issue."""
    page, size = paging(request.query_params, ENDLESS)
    found = await run(request, _index(request).undated, limit=size, offset=(page - 1) * size)
    return JSONResponse(found.to_dict())


def _years(days: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return the years, newest first, each with its issues and their articles."""
    found: dict[str, tuple[int, int]] = {}
    for day, articles in sorted(days.items(), reverse=True):
        issues, total = found.get(day[:4], (0, 0))
        found[day[:4]] = issues + 1, total + articles
    return found


def _months(year: str, days: Mapping[str, int]) -> Iterator[Month]:
    """Yield the months of ``year`` in which there is an issue."""
    for name in sorted({day[:7] for day in days if day[:4] == year}):
        weeks = monthcalendar(int(year), int(name[5:]))
        yield Month(name, tuple(tuple(_day(name, one, days) for one in week) for week in weeks))


def _day(month: str, number: int, days: Mapping[str, int]) -> Day:
    day = f"{month}-{number:02}"
    return number, day if day in days else "", days.get(day, 0)


def _index(request: Request) -> Index:
    index: Index = request.app.state.index
    return index
