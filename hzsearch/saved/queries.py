"""The saved queries of an index: to keep, to list, to ask."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from hzsearch.engines.location import Remote
from hzsearch.errors import UnknownNameError, UsageError
from hzsearch.index import Index
from hzsearch.model import Results
from hzsearch.model.contents import content
from hzsearch.saved.news import News, find_news
from hzsearch.saved.store import SavedQuery, Store, saved_path

# A name is a part of a path in URLs, and an argument on the command line.
_NAME = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029/\\?#%:]{0,63}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Characters of what is no name that a message shows.
_SHOWN = 80


class SavedQueries:
    """The queries that were saved for ``index``, in the file ``path`` (``saved_path``).

    Methods raise the index errors, and StoppedError where the file can not be used.
    """

    def __init__(self, index: Index, path: Path | None = None) -> None:
        """Nothing is opened or made yet."""
        self._index = index
        self._store = Store(path or saved_path(), _place(index))

    def all(self) -> list[SavedQuery]:
        """Return the queries in the order of their names."""
        return self._store.all()

    def get(self, name: str) -> SavedQuery:
        """Return the query of that name; UnknownNameError where there is none."""
        queries = self.all()
        same = [query for query in queries if _normal(query.name) == _normal(name)]
        if same:
            # Older files may have two that look alike.
            return next((query for query in same if query.name == name), same[0])
        known = "、".join(query.name for query in queries)
        told = f"those there are: {known}" if known else "'hzsearch saved add' saves one"
        raise UnknownNameError(f"No saved query is called “{_shown(name)}”; {told}.")

    def add(self, name: str, *, seen: bool = False, **asked: Any) -> SavedQuery:
        """Save a query under a name; ``asked`` is what ``Index.query`` takes, text and filters.

        With ``seen`` the articles that match now are not new. Raises UsageError for a name that
        is none or is taken, and for what can not be meant as a query.
        """
        name = _normal(name)
        if not _NAME.fullmatch(name) or name != name.strip():
            raise UsageError(
                f"“{_shown(name)}” is no name: it begins with a letter or digit, has at most 64 "
                "characters, no line end, and none of / \\ ? # % :."
            )
        self._index.count(**asked)
        # All that may fail comes before the name is taken.
        there = [(a.id, content(a)) for a in self._index.articles(**asked)] if seen else []
        is_taken = any(_normal(query.name) == name for query in self.all())
        query = None if is_taken else self._store.add(name, asked)
        if query is None:
            raise UsageError(
                f"A saved query is called “{name}” already; remove it, or choose another."
            )
        if seen:
            self._store.tell(query, there)
        return query

    def remove(self, name: str) -> None:
        """Forget a query, and what was told of it; UnknownNameError where there is none."""
        self._store.remove(self.get(name).name)

    def run(self, name: str, **page: Any) -> Results:
        """Return what the query of that name finds; ``page`` is limit, offset and sort."""
        return self._index.query(**self.get(name).asked, **page)

    def news(self, name: str, limit: int | None = None) -> News:
        """Return what has come since: the matches that were not told of the query before.

        They stay new until ``tell`` is called, so that none is lost where showing them fails.
        """
        query = self.get(name)
        return find_news(self._index, query, self._store.told(query), limit)

    def tell(self, news: News) -> None:
        """Note that the hits of ``news`` were shown; they are not new any more."""
        shown = ((one.hit.id, content(one.hit.article)) for one in news.hits)
        self._store.tell(news.query, shown)


def _normal(name: str) -> str:
    """Return ``name`` with its accents as one character each: é is é, however it was typed."""
    return unicodedata.normalize("NFC", name)


def _shown(name: str) -> str:
    """Return what a message says of ``name``, on one line."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], name[:_SHOWN])


def _place(index: Index) -> str:
    folder = index.folder
    return str(folder) if isinstance(folder, Remote) else str(folder.resolve())
