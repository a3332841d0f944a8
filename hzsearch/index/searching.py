"""Asking an index: every question is a method, and none of them writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from hzsearch.engines.base import Reader, Sort
from hzsearch.engines.location import Location
from hzsearch.errors import ClosedIndexError, NoIndexError, UnknownArticleError, UsageError
from hzsearch.highlight import Passage, finders, passages
from hzsearch.index.answer import Page, alike, answer
from hzsearch.index.listing import Listing, chosen
from hzsearch.index.opened import Opened
from hzsearch.index.request import Names, Request, understand
from hzsearch.model import Article, Hit, Results

if TYPE_CHECKING:
    from datetime import datetime

    from hzsearch.aggregations.amounts import Amounts
    from hzsearch.aggregations.counts import Counts
    from hzsearch.aggregations.extent import Extent
    from hzsearch.aggregations.terms import Terms
    from hzsearch.aggregations.trends import Trend
    from hzsearch.index.analyze import Analysis
    from hzsearch.index.suggesting import Suggestion
    from hzsearch.model.issues import Issue, Issues, Neighbours, Undated
    from hzsearch.model.raw import RawPage

S = TypeVar("S", bound="Searching")


class Searching:
    """What can be asked of an index in a folder, or on a server.

    Reading sees what was committed last, also by another process. A copy, deep or pickled, opens
    the index anew from the same place.
    """

    def __init__(self, folder: Location) -> None:
        """Nothing is read or made yet; ``query`` needs an index there, ``add`` makes one."""
        self.folder = folder
        self._opened: Opened | None = Opened(folder)

    def __getstate__(self) -> dict[str, Any]:
        """Return what a copy is opened with: where the index lies, and whether it is open."""
        return {"folder": self.folder, "is_open": self._opened is not None}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.folder = state["folder"]
        self._opened = Opened(self.folder) if state["is_open"] else None

    def __enter__(self: S) -> S:
        self.check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the index's files; whatever is asked from now on is a ClosedIndexError.

        What other threads ask meanwhile is answered to its end, and the files that they read
        are closed with that. To close twice does nothing.
        """
        self._opened = None

    def check_open(self) -> Opened:
        """Return what is open; ClosedIndexError where the index was closed."""
        opened = self._opened
        if opened is None:
            raise ClosedIndexError(
                f"The index in {self.folder} was closed; open it again with hzsearch.open."
            )
        return opened

    def reader(self) -> Reader:
        """Return a reader of the newest state; raises NoIndexError and its like.

        Each thread has a reader of its own, so that threads may share an index.
        """
        return self.check_open().reader()

    def stamp(self) -> str:
        """Return a name that is another one when answers may be: after every commit.

        For whoever keeps answers. Raises NoIndexError and its like.
        """
        from hzsearch.index.stamp import stamp  # noqa: PLC0415  a query has no need of it

        return stamp(self.reader())

    def query(
        self,
        text: str = "",
        *,
        zone: Names = None,
        topic: Names = None,
        since: str | None = None,
        until: str | None = None,
        exact: bool = False,
        amount: str | None = None,
        sort: Sort = "relevance",
        limit: int = 10,
        offset: int = 0,
        facets: bool | Sequence[str] = False,
        collapse: bool = False,
        fresh: float | None = None,
        kind: Names = None,
        province: Names = None,
    ) -> Results:
        """Return the articles that match ``text`` and all filters, best first.

        ``since`` and ``until`` are days, both included (YYYY-MM-DD, YYYY-MM, YYYY).
        ``amount`` is a range that an amount of the article lies in (>10亿, 5亿..8亿).
        ``fresh`` prefers newer articles, and never hides one: a score loses up to a half by
        the article's age, half of that every ``fresh`` days, counted from the newest match.
        With ``exact`` every word means its literal and nothing else. Without text the
        filters alone list, newest first. With ``facets`` all matches are counted by
        zone, topic and month, or by what it names, as for ``count``; but a number is what the
        filter finds, so that a zone counts wherever an article names it. With ``collapse``
        near-duplicates of a hit (the same story in several papers) are no hits of their
        own but in its ``similar``; ``limit`` and
        ``offset`` count hits then too, ``total`` all articles. Raises UsageError for
        what can not be meant, and the index errors.
        """
        page = Page(sort, limit, offset, fresh, facets, collapse)
        asked = Request(text, zone, topic, since, until, exact, amount, kind, province)
        return answer(self.reader(), asked, page)

    def similar(self, article: str | Article, *, limit: int = 10, offset: int = 0) -> Results:
        """Return the articles on the same matter as that one, or the one of that id; best first.

        They are found by the words that tell most about it, which ``notes`` names in part;
        snippets show those that both have. ``total`` counts all that share some, exactly.
        UsageError where the index has no article of that id.
        """
        return alike(self.reader(), self._shown(article), Page(limit=limit, offset=offset))

    def show(self, article_id: str) -> Article:
        """Return one article; UnknownArticleError where the index has none of that id."""
        facts = self.reader().article(article_id)
        if facts is None:
            raise UnknownArticleError(
                f"No article has the id {article_id}; ids stand in the query's hits."
            )
        return Article.from_dict(facts)

    def articles(
        self, text: str = "", *, sort: Sort = "date", limit: int | None = None, **filters: Any
    ) -> Listing:
        """Yield all articles that match, whole, newest first; filters are those of ``query``.

        The iterator's ``notes`` say in sentences where the query was not taken as written.

        All are of one state of the index. Raises UsageError for an order or a number that
        there is not; for what else can not be meant, when the first is asked for. Raises
        the index errors, and StoppedError where the state goes away meanwhile.
        """
        page = Page(sort, limit or 0)
        return Listing(self.reader(), Request(text, **filters), page.sort, limit)

    def marked(self, article: str | Article, text: str, *, exact: bool = False) -> list[Passage]:
        """Return the units of an article, each with the matches of the query ``text`` in it.

        ``article`` is it itself, or its id.

        Raises UsageError as ``show`` and ``query`` do.
        """
        tree = understand(Request(text, exact=exact), self.reader()).tree
        return passages(self._shown(article), finders(tree))

    def chosen(
        self, wanted: Callable[[Article], bool], text: str = "", **filters: Any
    ) -> Iterator[Hit]:
        """Yield those of the articles that match that are ``wanted``, as hits, newest first.

        Every article that matches is shown to ``wanted``, as ``articles`` yields them; a
        snippet is made only of those that it says True of.
        """
        return chosen(self.reader(), Request(text, **filters), "date", wanted)

    def issues(self) -> Issues:
        """Return the days on which something was published, and how many articles on each."""
        from hzsearch.index.issues import issues  # noqa: PLC0415  no query browses

        return issues(self.reader())

    def issue(self, day: str) -> Issue:
        """Return what was published on ``day`` (YYYY-MM-DD), page by page in reading order.

        Raises UsageError for what is no day, UnknownNameError where no issue is of it.
        """
        from hzsearch.index.issues import issue  # noqa: PLC0415  as above

        return issue(self.reader(), day)

    def undated(self, *, limit: int = 10, offset: int = 0) -> Undated:
        """Return articles that are in no issue, as no day of publication is known of them."""
        from hzsearch.index.issues import undated  # noqa: PLC0415  as above

        return undated(self.reader(), limit, offset)

    def neighbours(self, article: str | Article) -> Neighbours:
        """Return the articles on the same page as that one, or the one of that id, in order."""
        from hzsearch.index.issues import neighbours  # noqa: PLC0415  as above

        return neighbours(self.reader(), self._shown(article))

    def source(self, article: str | Article, part: int = 0) -> RawPage:
        """Return the lines of the page that an article was cut from, and whose each is.

        The file is read where the index's own ledger says it lay, if it is there and has the
        bytes that were indexed; ``state`` says whether. ``part`` counts the pages that the
        article goes on on, from 1; UsageError where there is none of that number.
        """
        from hzsearch.index.sources import source  # noqa: PLC0415  as above

        return source(self.reader(), self._shown(article), part)

    def picture(self, article: str | Article, part: int = 0) -> bytes:
        """Return a picture of the PDF page that an article was cut from, as PNG.

        Raises UsageError where there is none.
        """
        from hzsearch.index.sources import picture  # noqa: PLC0415  as above

        return picture(self.reader(), self._shown(article), part)

    def places(self, names: Iterable[str]) -> dict[str, Path]:
        """Return where source files lie, by their names (``article.source.path``).

        Only those that are there; a member of a container lies where that does.
        """
        from hzsearch.index.places import places  # noqa: PLC0415  as above

        return places(self.reader(), names)

    def corrected(self, articles: Iterable[Article]) -> dict[str, datetime]:
        """Return when a build last found the text of an article to be another, by id.

        Left out are those whose text is as it came, or that were added and not built.
        """
        from hzsearch.index.places import corrected  # noqa: PLC0415  as above

        return corrected(self.reader(), articles)

    def _shown(self, article: str | Article) -> Article:
        return self.show(article) if isinstance(article, str) else article

    @overload
    def count(self, text: str = "", by: None = None, **filters: Any) -> int: ...
    @overload
    def count(self, text: str = "", *, by: str, **filters: Any) -> dict[str, int]: ...
    def count(self, text: str = "", by: str | None = None, **filters: Any) -> int | dict[str, int]:
        """Return how many articles match, exactly; with ``by``, per value of it.

        ``by`` is zone, zones, topic, province, kind, byline, year, month or day; the
        values come most frequent first, days and months in order of time. Filters
        are those of ``query``: zone, topic, since, until, exact, amount, kind, province.
        """
        found = self.counts(text, by, **filters)
        return found.total if by is None else dict(found.counts)

    def counts(
        self, text: str = "", by: str | None = None, *, share: bool = False, **filters: Any
    ) -> Counts:
        """Return what ``count`` does, with all that one needs to read it rightly.

        That is how many matches have no value of ``by``, the notes on the query, and
        with ``share`` how many articles the whole archive has of each value.
        """
        # Imported here, as a query must not pay for counting.
        from hzsearch.aggregations.counts import counts  # noqa: PLC0415

        reader, request = self.reader(), Request(text, **filters)
        asked = understand(request, reader)
        found = counts(reader, asked.tree, by, share=share)
        return replace(found, query=text, filters=request.filters, notes=asked.notes)

    def amounts(
        self, text: str = "", by: str | None = None, *, limit: int = 10, **filters: Any
    ) -> Amounts:
        """Return the amounts of money that the matches state, with their sentences.

        Those that stand in a sentence with what was searched for come first, then the
        greatest; at most ``limit`` in each group of ``by`` (as for ``count``). Filters
        are those of ``query``; with ``amount`` only the amounts in its range are told.
        """
        from hzsearch.aggregations.amounts import stated_amounts  # noqa: PLC0415  as above

        reader = self.reader()
        asked = understand(Request(text, **filters), reader)
        found = stated_amounts(reader, asked.tree, by, limit)
        return replace(found, query=text, notes=asked.notes)

    def suggest(self, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        """Return what the last part of ``text`` may become: words, zones and topics of the index.

        By characters, pinyin or initials; each with how many articles it finds by itself.
        Words come first, the most used before others. Raises UsageError for a negative
        ``limit``, and the index errors.
        """
        if limit < 0:
            raise UsageError("A number of suggestions is never below zero.")
        opened = self.check_open()
        return opened.suggester().suggest(opened.reader(), text, limit)

    def trend(
        self, *texts: str, zones: Sequence[str] = (), by: str | None = None, **filters: Any
    ) -> Trend:
        """Return how often up to five ``texts`` are written of over time, by month or year.

        Or one text in each of up to five ``zones``. Counts, and shares of all articles of a
        period, in the archive or in the zone. Filters are those of ``query``. Raises
        UsageError where there are too many, or both are several.
        """
        from hzsearch.index.trends import trend_of  # noqa: PLC0415  as above

        request = Request(texts[0] if texts else "", **filters)
        return trend_of(self.reader(), request, texts, zones, by)

    def extent(self) -> Extent:
        """Return how many articles the index holds, and their first and last day."""
        from hzsearch.aggregations.extent import extent  # noqa: PLC0415  as above

        return extent(self.reader())

    def analyze(self, text: str, *, exact: bool = False) -> Analysis:
        """Return how ``text`` is cut, and what it means as a query; no index is needed.

        Raises UsageError where there is nothing in the text, and the index errors but
        NoIndexError.
        """
        from hzsearch.index.analyze import analyze  # noqa: PLC0415  no query draws its tree

        try:
            reader = self.reader()
        except NoIndexError:
            return analyze(text, None, exact=exact)
        return analyze(text, reader, exact=exact)

    def terms(self, text: str = "", *, limit: int = 20, **filters: Any) -> Terms:
        """Return related and rising terms of the articles that match, and who used each first.

        Up to ``limit`` of either, best first; filters are those of ``query``: zone, topic,
        since, until, exact. See docs/terms.md for the measure. Raises UsageError for what
        can not be meant.
        """
        from hzsearch.aggregations.terms import terms  # noqa: PLC0415  a query has no need of it

        if limit < 0:
            raise UsageError("A number of terms is never below zero.")
        reader = self.reader()
        asked = understand(Request(text, **filters), reader)
        return terms(reader, asked.tree, query=text, limit=limit, notes=asked.notes)
