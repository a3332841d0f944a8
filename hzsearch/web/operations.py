"""What programs can ask: one table, from which its routes and its description are made."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.routing import Route

from hzsearch.web import api, browsing, export, reading, saved, sources, suggest, trends
from hzsearch.web.boxes import box
from hzsearch.web.caching import Endpoint, by_state
from hzsearch.web.metrics import metrics
from hzsearch.web.parameters import (
    BY,
    COLLAPSE,
    COMPARED,
    DAY,
    EVERY_PAGE,
    FACETS,
    FILTERS,
    FORMAT,
    FRESH,
    ID,
    NAME,
    PAGING,
    PART,
    SHARE,
    SORT,
    TYPED,
    Parameter,
)


@dataclass(frozen=True, slots=True)
class Operation:
    """An address: who answers it, what that is, and what may be asked.

    ``answer`` names one of the ``SCHEMAS``; where it is empty, a file of one of ``types`` is
    answered, and failures are pages. ``failures`` are the codes of HTTP for what
    can go wrong beside what can everywhere. What is not ``kept`` has no tag.
    """

    path: str
    endpoint: Endpoint
    says: str
    answer: str
    parameters: tuple[Parameter, ...] = ()
    failures: tuple[int, ...] = ()
    kept: bool = True
    types: tuple[str, ...] = ()

    @property
    def route(self) -> Route:
        """The route of Starlette."""
        endpoint = by_state(self.endpoint) if self.kept else self.endpoint
        return Route(self.path.replace("{id}", "{id:id}"), endpoint)


_OBJECTS = (
    Operation(
        "/api/v1/search",
        api.search,
        "Search: as hzsearch query --json",
        "Results",
        (*FILTERS, SORT, *PAGING, FACETS, COLLAPSE, FRESH),
        (400,),
    ),
    Operation(
        "/api/v1/count",
        api.count,
        "Count: as hzsearch count --json",
        "Counts",
        (*FILTERS, BY, SHARE),
        (400,),
    ),
    Operation(
        "/api/v1/articles/{id}",
        api.article,
        "One article: as hzsearch show --json",
        "Article",
        (ID,),
        (404,),
    ),
    Operation(
        "/api/v1/similar/{id}",
        api.similar,
        "Articles on the same matter: as hzsearch similar --json",
        "Results",
        (ID, *PAGING),
        (400, 404),
    ),
    Operation(
        "/api/v1/trend",
        trends.as_json,
        "Words or zones over time, beside each other",
        "Trend",
        (*FILTERS, *COMPARED),
        (400,),
    ),
    Operation(
        "/api/v1/suggest",
        suggest.answer,
        "What may complete a query: words, zones, topics",
        "Suggestions",
        (TYPED,),
        (400,),
    ),
    Operation(
        "/api/v1/issues", browsing.issues_json, "All issues: as hzsearch issues --json", "Issues"
    ),
    Operation(
        "/api/v1/issues/{day}",
        browsing.issue_json,
        "One issue, page by page: as hzsearch issues DAY --json",
        "Issue",
        (DAY,),
        (400, 404),
    ),
    Operation(
        "/api/v1/undated",
        browsing.undated_json,
        "Articles without a day of publication: as hzsearch issues undated --json",
        "Undated",
        EVERY_PAGE,
        (400,),
    ),
    Operation(
        "/api/v1/neighbours/{id}",
        reading.neighbours_json,
        "The page that an article stands on, in order",
        "Neighbours",
        (ID,),
        (404,),
    ),
    # These depend on files beside the index, too.
    Operation(
        "/api/v1/source/{id}",
        sources.as_json,
        "The lines that an article was cut from: as hzsearch show ID --source --json",
        "RawPage",
        (ID, PART),
        (400, 403, 404),
        kept=False,
    ),
    Operation(
        "/api/v1/saved",
        saved.as_json,
        "Saved queries: as hzsearch saved list --json",
        "SavedQueries",
        kept=False,
    ),
    Operation(
        "/api/v1/saved/{name}",
        saved.run_json,
        "The hits of a saved query: as hzsearch saved run NAME --json",
        "Results",
        (NAME, SORT, *PAGING),
        (400, 404),
        kept=False,
    ),
    Operation("/healthz", api.health, "Whether the index can be asked", "Health", kept=False),
)

_FILES = (
    Operation(
        "/export",
        export.answer,
        "The first 10,000 hits as a file: as hzsearch export",
        "",
        (*FILTERS, SORT, FORMAT),
        (400,),
        types=tuple(kind.partition(";")[0] for kind in export.TYPES.values()),
    ),
    Operation(
        "/trend.csv",
        trends.as_csv,
        "The table of a trend",
        "",
        (*FILTERS, *COMPARED),
        (400,),
        types=("text/csv",),
    ),
    Operation(
        "/saved/{name}/atom.xml",
        saved.atom,
        "The fifty newest hits of a saved query, as a feed",
        "",
        (NAME,),
        (400, 404),
        kept=False,
        types=("application/atom+xml",),
    ),
    Operation(
        "/picture/{id}",
        sources.picture,
        "The page of a PDF that an article was cut from",
        "",
        (ID, PART),
        (400, 403, 404),
        kept=False,
        types=("image/png",),
    ),
    Operation(
        "/opensearch.xml",
        box,
        "The archive among the search boxes of a browser",
        "",
        kept=False,
        types=("application/opensearchdescription+xml",),
    ),
    Operation(
        "/metrics",
        metrics,
        "Figures for a monitor, in the text form of Prometheus",
        "",
        kept=False,
        types=("text/plain",),
    ),
)

#: All of them: those that answer with an object of JSON, and those that do with a file.
OPERATIONS = (*_OBJECTS, *_FILES)
