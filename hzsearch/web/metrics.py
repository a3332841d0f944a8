"""What a monitor wants to know, in the text form of Prometheus, at ``/metrics``.

Each application counts by itself. How many articles there are is asked when somebody looks;
where the index can not say so in time, what was known last stays.
"""

from __future__ import annotations

from contextlib import suppress

import anyio
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hzsearch.errors import HzsearchError
from hzsearch.index import Index
from hzsearch.web.running import BusyError, TooLongError, run

# Seconds; a warm query takes milliseconds, the longest is given up after twenty seconds.
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
# Whoever collects waits ten seconds by default; an index that is busy is not waited for.
_PATIENCE = 1.0


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        """All counts begin with nothing."""
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.requests = Counter(
            "hzsearch_requests", "Requests answered.", ["route", "status"], registry=registry
        )
        self.queries = Histogram(
            "hzsearch_query_seconds",
            "Seconds that a call of the index ran, without the wait for a thread.",
            ["call"],
            registry=registry,
            buckets=_BUCKETS,
        )
        self.up = Gauge("hzsearch_up", "1 where the index could be asked.", registry=registry)
        self.articles = Gauge("hzsearch_articles", "Articles in the index.", registry=registry)
        self.generation = Gauge(
            "hzsearch_generation", "Number of the index's last commit.", registry=registry
        )

    def timed(self, call: str, seconds: float) -> None:
        """Note that ``call`` took so long."""
        self.queries.labels(call).observe(seconds)

    def state(self, articles: int, generation: int) -> None:
        """Note what the index said of itself."""
        self.up.set(1)
        self.articles.set(articles)
        self.generation.set(generation)


class Counted:
    """Counts the answers by route and status, those also that a guard gives."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The pattern of the path: there are only so many of them.
                route = getattr(scope.get("route"), "path", "")
                self._metrics.requests.labels(route, message["status"]).inc()
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


async def metrics(request: Request) -> Response:
    """Answer ``/metrics``."""
    told: Metrics = request.app.state.metrics
    index: Index = request.app.state.index
    with suppress(BusyError, TooLongError), anyio.move_on_after(_PATIENCE):
        try:
            told.state(*await run(request, _state, index))
        except HzsearchError:
            told.up.set(0)
    return Response(generate_latest(told.registry), media_type=CONTENT_TYPE_LATEST)


def _state(index: Index) -> tuple[int, int]:
    return index.count(), index.reader().manifest.generation
