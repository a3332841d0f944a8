"""Answers that are short however long what they tell of is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hzsearch.errors import UsageError
from hzsearch.index.answer import DEEPEST

#: Characters of a title or a name, of a snippet, a citation or an error, of any other text.
TITLE, SNIPPET, TEXT = 100, 400, 200

#: How many notes or doubts, topics, places that an article goes on in, parts of a query.
NOTES, TOPICS, PLACES, PARTS = 5, 5, 3, 10

#: How many ranges of lines of a place, articles that were folded into a hit.
LINES, SIMILAR = 12, 10


@dataclass(frozen=True, slots=True)
class Part:
    """The page of an answer, from 1 on, and how many hits or values a page has.

    Raises UsageError for what lies deeper than anything is looked for.
    """

    page: int
    size: int

    def __post_init__(self) -> None:
        if self.page * self.size > DEEPEST:
            raise UsageError(
                f"Pages end at hit {DEEPEST}; narrow the search by since, until, zone or topic."
            )

    @property
    def offset(self) -> int:
        """How many stand on the pages before."""
        return (self.page - 1) * self.size

    def pages(self, total: int) -> int:
        """Return how many pages ``total`` makes, at least one."""
        return max(1, -(-total // self.size))

    @property
    def is_followed(self) -> bool:
        """Whether another page may be asked for, if there is one."""
        return self.page < DEEPEST // self.size

    def following(self, total: int) -> int | None:
        """Return the number of the next page, None where there is none."""
        more = self.page < self.pages(total) and self.is_followed
        return self.page + 1 if more else None


def shorten(text: str, most: int) -> str:
    """Return ``text`` in ``most`` characters at most, with … where some are left out."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def few(notes: Sequence[str]) -> tuple[str, ...]:
    """Return the first of ``notes``, each in few characters."""
    return tuple(shorten(note, TEXT) for note in notes[:NOTES])
