"""The page of results. It works without a script."""

from __future__ import annotations

from math import ceil
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hzsearch.index import Index
from hzsearch.index.answer import DEEPEST
from hzsearch.model import Results
from hzsearch.web.asked import Asked, asked
from hzsearch.web.charts import bars
from hzsearch.web.drawing import draw
from hzsearch.web.export import EXPORTS
from hzsearch.web.facets import COUNTED, Counted, counted_anew, facets
from hzsearch.web.running import run


async def results(request: Request) -> Response:
    """Answer ``/?q=信创``: a page of results; without a query, the newest articles."""
    wanted = asked(request.query_params)
    index: Index = request.app.state.index
    found, counted = await run(request, query, index, wanted)
    shown, is_more = found.first(wanted.size)
    beside = _beside(wanted, shown, counted, is_last=wanted.collapse and not is_more)
    return draw(request, "results.html", asked=wanted, found=shown, **beside)


def query(index: Index, wanted: Asked) -> tuple[Results, Counted]:
    """Return the hits, and the counts of each facet as a click on a value of it finds them.

    There is one hit more than a page has where stories are folded (``Results.first``).
    """
    anew = dict(counted_anew(wanted))
    others = [facet for facet in COUNTED if facet not in anew]
    part = {**wanted.part, "limit": wanted.size + wanted.collapse}
    found = index.query(**wanted.filters, **part, facets=others)
    own = [index.query(**asked, limit=0, facets=[one]).facets for one, asked in anew.items()]
    counts = [found.facets, *own]
    return found, {facet: of for one in counts for facet, of in (one or {}).items()}


def _beside(wanted: Asked, found: Results, counted: Counted, *, is_last: bool) -> dict[str, Any]:
    # The last page that may be asked for ends before the deepest hit, or at it.
    pages = max(1, min(ceil(found.total / wanted.size), DEEPEST // wanted.size))
    before, after = min(wanted.page - 1, pages), wanted.page + 1
    if wanted.collapse and not found.hits:
        before = min(before, 1)
    months = (found.facets or {}).get("month", {})
    drawn = bars(months)
    return {
        "pages": None if wanted.collapse else pages,
        "before": wanted.link(page=before) if before else "",
        "after": wanted.link(page=after) if after <= pages and not is_last else "",
        "facets": facets(wanted, counted),
        "exports": EXPORTS,
        "deepest": DEEPEST,
        # What may be meant instead stands above them, as a link.
        "notes": [note for note in found.notes if note not in {one.note for one in found.meant}],
        "folded": sum(len(hit.similar) for hit in found),
        "bars": drawn,
        "outside": sum(months.values()) - sum(bar.count for bar in drawn),
    }
