"""What has come since: the matches of a query that were not told of it before.

An article is known by its id and its text. One whose text is another one than was told, since it
was corrected or another article has its id now, is told again, as changed: nothing that was never
read is taken for known. What only moved to another day, zone or topic is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hzsearch.index import Index
from hzsearch.model import Article, Hit
from hzsearch.model.contents import content
from hzsearch.saved.store import SavedQuery


@dataclass(frozen=True, slots=True)
class NewHit:
    """A hit that was not told before; ``is_changed``, one of its id was, with another text."""

    hit: Hit
    is_changed: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: that of the hit, with "changed"."""
        return {**self.hit.to_dict(), "changed": self.is_changed}


@dataclass(frozen=True, slots=True)
class News:
    """The new hits of ``query``, newest first, as many as were asked for; ``total`` of them all."""

    query: SavedQuery
    hits: tuple[NewHit, ...]
    total: int

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"name", "total", "hits": […]}``."""
        hits = [one.to_dict() for one in self.hits]
        return {"name": self.query.name, "total": self.total, "hits": hits}


def find_news(
    index: Index, query: SavedQuery, told: Mapping[str, bytes], limit: int | None
) -> News:
    """Return what ``query`` finds in ``index`` beyond ``told``, at most ``limit`` as hits."""
    found = 0

    def wanted(article: Article) -> bool:
        nonlocal found
        if told.get(article.id) == content(article):
            return False
        found += 1
        return limit is None or found <= limit

    hits = [NewHit(hit, hit.id in told) for hit in index.chosen(wanted, **query.asked)]
    return News(query, tuple(hits), found)
