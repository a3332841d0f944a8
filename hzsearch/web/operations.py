"""What the API can be asked: one table, from which its routes and its description are made."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.routing import Route

from hzsearch.web import api
from hzsearch.web.caching import Endpoint, by_state
from hzsearch.web.parameters import BY, FACETS, FILTERS, ID, PAGING, SHARE, SORT, Parameter


@dataclass(frozen=True, slots=True)
class Operation:
    """An address: who answers it, what that is, and what may be asked.

    ``answer`` names one of the ``SCHEMAS``; ``failures`` are the codes of HTTP for what
    can go wrong beside what can everywhere. What is not ``kept`` has no tag.
    """

    path: str
    endpoint: Endpoint
    says: str
    answer: str
    parameters: tuple[Parameter, ...] = ()
    failures: tuple[int, ...] = ()
    kept: bool = True

    @property
    def route(self) -> Route:
        """The route of Starlette."""
        endpoint = by_state(self.endpoint) if self.kept else self.endpoint
        return Route(self.path.replace("{id}", "{id:id}"), endpoint)


OPERATIONS = (
    Operation(
        "/api/v1/search",
        api.search,
        "Search: as hzsearch query --json",
        "Results",
        (*FILTERS, SORT, *PAGING, FACETS),
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
    Operation("/healthz", api.health, "Whether the index can be asked", "Health", kept=False),
)
