"""Related and rising terms of the articles that match, and who used each first.

Words decide which terms are looked at, characters decide the counts: every number
is that of a literal search, which anyone can repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hzsearch.aggregations.candidates import terms_of
from hzsearch.aggregations.contrasts import Related, Rising, Scored
from hzsearch.aggregations.first_use import FirstUse, first_use
from hzsearch.aggregations.matched import Matched, Tally
from hzsearch.aggregations.written import as_written
from hzsearch.engines.base import Reader
from hzsearch.model import Article
from hzsearch.query import And, Best, Literal, Near, Node, Or, Together


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was searched, as written or another name of it, and its first use."""

    text: str
    archive: int
    first: FirstUse | None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"text", "archive", "first"}``."""
        first = self.first.to_dict() if self.first else None
        return {"text": self.text, "archive": self.archive, "first": first}


@dataclass(frozen=True, slots=True)
class Term(Tally):
    """A term as the matching articles print it.

    ``score`` is G². ``first`` is its first use in the whole archive, None where no article
    with a date has it.
    """

    score: float
    first: FirstUse | None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields in order, the score with two decimals."""
        return {
            "text": self.text,
            "articles": self.articles,
            "archive": self.archive,
            "later": self.later,
            "earlier": self.earlier,
            "score": round(self.score, 2),
            "first": self.first.to_dict() if self.first else None,
        }


@dataclass(frozen=True, slots=True)
class Terms:
    """The answer: who used what was asked for first, related and rising terms, best first.

    ``total`` articles match; ``later`` of them are dated from the day ``split`` on and
    ``earlier`` before it (0 and None where there are too few to part). ``notes`` says in
    sentences where the text was not taken as written, or not all articles were read.
    """

    query: str
    total: int
    asked: tuple[Asked, ...]
    split: str | None
    later: int
    earlier: int
    related: tuple[Term, ...]
    rising: tuple[Term, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields in order, notes if any."""
        facts: dict[str, Any] = {
            "query": self.query,
            "total": self.total,
            "asked": [asked.to_dict() for asked in self.asked],
            "split": self.split,
            "later": self.later,
            "earlier": self.earlier,
            "related": [term.to_dict() for term in self.related],
            "rising": [term.to_dict() for term in self.rising],
        }
        return {**facts, "notes": list(self.notes)} if self.notes else facts


def terms(
    reader: Reader, tree: Node, *, query: str = "", limit: int = 20, notes: tuple[str, ...] = ()
) -> Terms:
    """Return up to ``limit`` related and as many rising terms of the articles ``tree`` means.

    ``query`` and ``notes`` are what the user wrote, and what is to be told of it; both
    are passed on.
    """
    matched, asked = Matched(reader, tree), tuple(dict.fromkeys(_asked(tree)))
    articles = matched.sample()
    texts = terms_of(articles, [literal.text for literal in asked])
    found = list(zip(articles, texts, strict=True))
    return Terms(
        query,
        matched.total,
        tuple(_first(reader, literal, articles) for literal in asked),
        matched.split,
        matched.later,
        matched.earlier,
        tuple(_term(reader, one, articles) for one in Related(matched, found).best(limit)),
        tuple(_term(reader, one, articles) for one in Rising(matched, found).best(limit)),
        (*notes, *_sampled(matched, len(found))),
    )


def _asked(node: Node) -> Iterator[Literal]:
    """Yield the literals that a match is looked for by; filters and exclusions are none."""
    if isinstance(node, Literal):
        # As equal ones, whatever they weigh.
        yield Literal(node.text, node.alone)
    elif isinstance(node, Together):
        yield from map(Literal, node.texts)
    elif isinstance(node, And | Or | Best | Near):
        for child in (node.left, node.right) if isinstance(node, Near) else node.nodes:
            yield from _asked(child)


def _sampled(matched: Matched, size: int) -> Iterator[str]:
    if size < matched.total:
        yield (
            f"Terms were looked for in {size} of the {matched.total} articles 取样; "
            "their counts are of all."
        )


def _first(reader: Reader, literal: Literal, articles: Sequence[Article]) -> Asked:
    text = as_written(literal.text, articles)
    return Asked(text, reader.total(literal), first_use(reader, literal))


def _term(reader: Reader, one: Scored, articles: Sequence[Article]) -> Term:
    facts = {**asdict(one.tally), "text": as_written(one.tally.text, articles)}
    first = first_use(reader, Literal(one.tally.text))
    return Term(**facts, score=one.contrast.score, first=first)
