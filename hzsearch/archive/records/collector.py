"""The records of one file, one after the other, into articles and what is wrong with others."""

from __future__ import annotations

from collections.abc import Mapping

from hzsearch.archive.document import Document
from hzsearch.archive.records.article import article_of, is_whole
from hzsearch.archive.records.values import RecordError
from hzsearch.model import Article, Source

#: Problems that are told one by one; of more only their number is told, since a file
#: of another kind would give one a line.
MOST_PROBLEMS = 100


class Collector:
    """Takes the records of the file ``name`` in their order, and gives them as a document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._places: dict[str, int] = {}
        self._told: list[str] = []
        self._untold = 0
        self._count = 0
        self._articles: list[Article] = []
        self._whole: set[str] = set()
        self._furniture: list[int] = []
        self._lines = 0

    def take(self, record: Mapping[str, object], numbers: list[int]) -> None:
        """Take a record that stands on the lines ``numbers`` (its non-blank ones, in order)."""
        self._count += 1
        source = Source(self._name, lines=((numbers[0], numbers[-1]),))
        try:
            article = article_of(record, source, f"{self._name}:{self._count}")
            self._add(article, numbers)
        except RecordError as error:
            self._refuse(str(error), numbers)
        else:
            if is_whole(record):
                self._whole.add(article.id)

    def refuse(self, reason: str, numbers: list[int]) -> None:
        """Count a record that can not be read; ``reason`` ends a sentence that names the line."""
        self._count += 1
        self._refuse(reason, numbers)

    def leave(self, numbers: list[int]) -> None:
        """Count lines that hold no record, such as a table's header."""
        self._furniture += numbers

    def document(self) -> Document:
        """Return what the file holds, with a note for every record that is no article."""
        return Document(
            articles=tuple(self._articles),
            notes=self._notes(),
            lines=self._lines,
            furniture=tuple(self._furniture),
            whole=frozenset(self._whole),
        )

    def _notes(self) -> tuple[str, ...]:
        if not self._untold:
            return tuple(self._told)
        more = f"{self._name}: {self._untold:,} more records are no articles."
        return (*self._told, more)

    def _add(self, article: Article, numbers: list[int]) -> None:
        first = self._places.setdefault(article.id, numbers[0])
        if first != numbers[0]:
            raise RecordError(
                f"the article in line {first} has the same id, {article.id[:80]}; give each its own"
            )
        self._articles.append(article)
        self._lines += len(numbers)

    def _refuse(self, reason: str, numbers: list[int]) -> None:
        self._furniture += numbers
        if len(self._told) < MOST_PROBLEMS:
            self._told.append(f"{self._name}, line {numbers[0]}: {reason}.")
        else:
            self._untold += 1
