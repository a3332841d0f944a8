"""The index: everything one can do with it, the same from Python as from the command line."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, overload

from hzsearch.analysis import active_cutter_name
from hzsearch.engines.base import Sort
from hzsearch.engines.whoosh import WhooshReader
from hzsearch.errors import UsageError
from hzsearch.highlight import snippet
from hzsearch.index.location import index_folder
from hzsearch.index.records import to_article
from hzsearch.index.request import Names, Request, understand
from hzsearch.model import Article, Hit, Results
from hzsearch.query import Everything, literals

if TYPE_CHECKING:
    from hzsearch.building import Report

#: What ``count`` can count by, and the field that holds it.
COUNTABLE = {
    "zone": "zone",
    "topic": "topics",
    "province": "province",
    "kind": "kind",
    "byline": "bylines",
    "year": "year",
    "month": "month",
    "day": "day",
}


class Index:
    """An index in a folder. Reading sees what was committed last, also by another process."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read or made yet; ``query`` needs an index there, ``add`` makes one."""
        self.folder = folder
        self._reader: WhooshReader | None = None

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reader = None

    def reader(self) -> WhooshReader:
        """Return a reader of the newest state; raises NoIndexError and its like."""
        if self._reader is None or not self._reader.is_current():
            self._reader = WhooshReader(self.folder)
        return self._reader

    def build(self, *archives: str | Path, **options: Any) -> Report:
        """Bring the index up to date with ``archives``; options as ``hzsearch.building.build``."""
        # Imported here, as a query must not pay for cutting pages.
        from hzsearch.building import build  # noqa: PLC0415

        return build(self.folder, [Path(archive) for archive in archives], **options)

    def add(self, articles: Iterable[Article | Mapping[str, Any]], *, jobs: int = 1) -> int:
        """Add articles, or their JSON forms, and return how many; all of them or none.

        One with the id of an older one takes its place. With ``jobs`` above 1 that
        many processes share the work. Raises UsageError for a mapping that is no
        article, LockedIndexError while another process writes.
        """
        from hzsearch.building import add  # noqa: PLC0415  as above

        return add(self.folder, map(to_article, articles), jobs)

    def query(
        self,
        text: str = "",
        *,
        zone: Names = None,
        topic: Names = None,
        since: str | None = None,
        until: str | None = None,
        exact: bool = False,
        sort: Sort = "relevance",
        limit: int = 10,
        offset: int = 0,
        fresh: float | None = None,
    ) -> Results:
        """Return the articles that match ``text`` and all filters, best first.

        ``since`` and ``until`` are days, both included (YYYY-MM-DD, YYYY-MM, YYYY).
        ``fresh`` prefers newer articles, and never hides one: a score loses up to a half by
        the article's age, half of that every ``fresh`` days, counted from the newest article.
        With ``exact`` every word means its literal and nothing else. Without text the
        filters alone list, newest first. Raises UsageError for
        what can not be meant, and the index errors.
        """
        started = time.perf_counter()
        _check_page(sort, limit, offset)
        _check_fresh(fresh, sort)
        reader = self.reader()
        asked = understand(Request(text, zone, topic, since, until, exact), reader)
        found = reader.search(asked.tree, sort=sort, limit=limit, offset=offset, fresh=fresh)
        texts = list(dict.fromkeys(literals(asked.tree)))
        hits = tuple(_hit(match.article, match.score, texts) for match in found.matches)
        took = (time.perf_counter() - started) * 1000
        return Results(text, found.total, took, hits, asked.notes)

    def show(self, article_id: str) -> Article:
        """Return one article; UsageError where the index has none of that id."""
        facts = self.reader().article(article_id)
        if facts is None:
            raise UsageError(f"No article has the id {article_id}; ids stand in the query's hits.")
        return Article.from_dict(facts)

    @overload
    def count(self, text: str = "", by: None = None, **filters: Any) -> int: ...
    @overload
    def count(self, text: str = "", *, by: str, **filters: Any) -> dict[str, int]: ...
    def count(self, text: str = "", by: str | None = None, **filters: Any) -> int | dict[str, int]:
        """Return how many articles match, exactly; with ``by``, per value of it.

        ``by`` is zone, topic, province, kind, byline, year, month or day; the
        values come most frequent first, days and months in order of time. Filters
        are those of ``query``: zone, topic, since, until, exact.
        """
        reader = self.reader()
        node = understand(Request(text, **filters), reader).tree
        if by is None:
            return reader.total(node)
        if by not in COUNTABLE:
            raise UsageError(f"“{by}” is nothing to count by; use one of {', '.join(COUNTABLE)}.")
        counts = reader.facets(node, COUNTABLE[by])
        in_time = by in ("year", "month", "day")
        return dict(sorted(counts.items(), key=lambda kv: (0 if in_time else -kv[1], kv[0])))

    def stats(self) -> dict[str, Any]:
        """Return what is in the index: counts, dates, zones, topics, size, and what made it.

        Every byte of it is read and compared with its checksum on the way.
        """
        from hzsearch.building.ledger import Ledger  # noqa: PLC0415

        reader = self.reader()
        reader.check()
        records = Ledger.from_dict(reader.ledger()).records.values()
        days = sorted(reader.facets(Everything(), "day"))
        return {
            "index": str(self.folder),
            "engine": "whoosh",
            "cutter": active_cutter_name(),
            "analysis": dict(reader.manifest.analysis),
            "articles": reader.total(Everything()),
            "files": len(records),
            "pages": sum(record.pages for record in records),
            "lines": sum(record.lines for record in records),
            "furniture": sum(record.furniture for record in records),
            "dates": [days[0], days[-1]] if days else None,
            "zones": self.count(by="zone"),
            "topics": self.count(by="topic"),
            "bytes": sum(p.stat().st_size for p in self.folder.iterdir() if p.is_file()),
        }


def open_index(path: str | Path | None = None) -> Index:
    """Return the index in the folder ``path``, by default the one the command line uses.

    Nothing is read yet: ``query`` raises NoIndexError where there is none, and
    ``add`` and ``build`` make one.
    """
    return Index(index_folder(path))


def _hit(facts: Mapping[str, Any], score: float, texts: Sequence[str]) -> Hit:
    article = Article.from_dict(facts)
    return Hit(article, score, snippet(article, texts))


def _check_page(sort: str, limit: int, offset: int) -> None:
    if sort not in ("relevance", "date"):
        raise UsageError(f"Results can not be sorted by “{sort}”; use relevance or date.")
    if limit < 0 or offset < 0:
        raise UsageError("A number of hits, or of hits to skip, is never below zero.")


def _check_fresh(fresh: float | None, sort: str) -> None:
    if fresh is None:
        return
    # Not written as fresh <= 0, which lets a NaN pass.
    if not 0 < fresh < math.inf:
        raise UsageError(f"Freshness is a number of days above zero, not {fresh}.")
    if sort == "date":
        raise UsageError("Sorted by date, the newest stand first anyway; leave out fresh.")
