"""How a text is cut and what it asks for: the look behind the scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hzsearch.analysis import active_cutter, added_words, condense, fold
from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.index.request import Request, filled, understand
from hzsearch.query import parse
from hzsearch.query.outline import Outline, outline


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as it is cut, and as a query.

    ``condensed`` is what literal matches see. ``words`` are jieba's, together the folded
    text; ``search_words`` are those that an index keeps, with the words within them; ``added``
    those of them that were added to jieba's. ``parsed`` is the query as written;
    ``resolved`` what it means in the archive, None where there is no index.
    """

    text: str
    folded: str
    condensed: str
    words: tuple[str, ...]
    search_words: tuple[str, ...]
    added: tuple[str, ...]
    parsed: Outline
    resolved: Outline | None = None
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields by name, outlines as nested objects."""
        return {
            "text": self.text,
            "folded": self.folded,
            "condensed": self.condensed,
            "words": list(self.words),
            "search_words": list(self.search_words),
            "added": list(self.added),
            "parsed": self.parsed.to_dict(),
            "resolved": self.resolved.to_dict() if self.resolved else None,
            "notes": list(self.notes),
        }


def analyze(text: str, reader: Reader | None, *, exact: bool = False) -> Analysis:
    """Return how ``text`` is cut and what it asks the archive of ``reader`` for, if any.

    Raises UsageError where there is nothing in the text, or it can not be meant as a query.
    """
    if not text.strip():
        raise UsageError("There is no text to analyze; give some, as you would to a query.")
    parsed = parse(text)
    asked = understand(Request(text, exact=exact), reader) if reader else None
    folded, searched = fold(text), tuple(_searched(text))
    return Analysis(
        text,
        folded,
        condense(text),
        tuple(active_cutter().cut(folded)),
        searched,
        tuple(word for word in dict.fromkeys(searched) if word in added_words().words),
        outline(parsed.tree, (lambda node: reader.total(filled(node, reader))) if reader else None),
        outline(asked.tree, reader.total) if asked and reader else None,
        asked.notes if asked else parsed.notes,
    )


def _searched(text: str) -> Iterator[str]:
    """Yield the words of ``text`` as an index keeps them (analysis.document)."""
    for word in active_cutter().cut_for_search(fold(text)):
        if any(map(str.isalnum, word)):
            yield condense(word)
