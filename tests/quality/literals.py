"""``python -m tests.quality.literals``: is every literal of an archive found, and nothing else?

Draws strings from an archive, in strata, and asks a fresh index for each: quoted
and, where it is one word, unquoted. The truth is brute force over the articles.
The exit status is 1 unless recall, precision, totals and snippets are all perfect.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import hzsearch
from hzsearch.analysis import condense
from hzsearch.engines.base import Reader
from hzsearch.expand import resolve
from hzsearch.model import Article, Hit, Results
from hzsearch.query import parse
from tests.quality.corpus import load
from tests.quality.haystack import Haystack, units
from tests.quality.strings import STRATA, Drawn, draw

#: Hits of a string whose snippets are looked at.
SNIPPETS = 50

#: An answer of more hits is read without snippets, which would take most of an hour.
MOST_HITS = 300

#: The marks that can stand around a quoted query, in the order of preference.
QUOTES = (('"', '"'), ("「", "」"), ("“", "”"))

#: What a word can not begin with: it would be a quotation or an exclusion.
SIGNS = "-－＂" + "".join(opening + closing for opening, closing in QUOTES)

MEASURES = ("recall", "precision", "word", "total", "spans")


class Asked(Protocol):
    """What is checked: anything that answers as an index does."""

    def query(self, text: str, *, limit: int, exact: bool = False) -> Results:
        """Return what matches ``text``."""

    def reader(self) -> Reader:
        """Return what holds the articles."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one string was answered; ``word`` is None where it can not be asked unquoted."""

    drawn: Drawn
    expected: int
    recall: float
    precision: float
    word: float | None
    total: bool
    spans: bool

    @property
    def is_perfect(self) -> bool:
        """Whether nothing at all was wrong."""
        return all(getattr(self, name) in (None, 1.0) for name in MEASURES)


def check(index: Asked, haystack: Haystack, strings: Iterable[Drawn]) -> Iterator[Verdict]:
    """Ask ``index`` for each of ``strings`` and yield how it answered."""
    answers = Answers(index)
    for drawn in strings:
        # The truth is what is printed: asked in another form, the answer is the same.
        wanted = condense(drawn.printed)
        expected = haystack.ids_with(wanted)
        found = index.query(quoted(drawn.asked), limit=MOST_HITS)
        ids = answers.ids(found)
        right = len(expected.intersection(ids))
        yield Verdict(
            drawn,
            len(expected),
            right / len(expected) if expected else 1.0,
            right / len(ids) if ids else 1.0,
            _unquoted(answers, drawn.asked, expected),
            found.total == len(ids) == len(set(ids)),
            all(_is_marked(hit, wanted) for hit in found.hits[:SNIPPETS]),
        )


class Answers:
    """The ids of all articles that match, not only those of the hits that were asked for."""

    def __init__(self, index: Asked) -> None:
        self.index = index
        self._last: tuple[object, list[str]] = (None, [])

    def ids(self, found: Results, *, exact: bool = False) -> list[str]:
        """Return the ids of all that ``found.query`` matches."""
        if found.total <= MOST_HITS:
            return [hit.id for hit in found]
        reader = self.index.reader()
        tree = resolve(parse(found.query).tree, reader, exact=exact).tree
        if self._last[0] != (tree, found.total):
            whole = reader.search(tree, sort="relevance", limit=found.total + 1, offset=0)
            self._last = (tree, found.total), [match.article["id"] for match in whole.matches]
        return self._last[1]


def quoted(text: str) -> str:
    """Return ``text`` as a quoted query, in marks that it does not hold itself."""
    for opening, closing in QUOTES:
        if closing not in text:
            return f"{opening}{text}{closing}"
    return f'"{text.replace(chr(34), "")}"'


def is_word(text: str) -> bool:
    """Return whether ``text`` on its own, unquoted, is one word of the query language."""
    return text[0] not in SIGNS and text != "OR" and not any(map(str.isspace, text))


def _unquoted(answers: Answers, text: str, expected: set[str]) -> float | None:
    # A word that stands nowhere may be taken as several; see hzsearch.expand.
    if not expected or not is_word(text):
        return None
    exact = answers.ids(answers.index.query(text, limit=MOST_HITS, exact=True), exact=True)
    found = answers.ids(answers.index.query(text, limit=MOST_HITS))
    # Exactly, more than expected is as wrong as less; else other names may add to it.
    right = len(expected.intersection(exact)) / max(len(expected), len(exact))
    return min(right, len(expected.intersection(found)) / len(expected))


def _is_marked(hit: Hit, wanted: str) -> bool:
    text, spans = hit.snippet.text, hit.snippet.spans
    return bool(spans) and all(condense(text[start:end]) == wanted for start, end in spans)


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield the lines of a table: all strings, then those of each stratum."""
    yield f"{'':<28}{'strings':>8}{'matches':>10}" + "".join(f"{name:>11}" for name in MEASURES)
    yield _row("all", verdicts)
    for name, values in STRATA.items():
        for value in values:
            chosen = [v for v in verdicts if getattr(v.drawn, name) == value]
            yield _row(f"{name}: {value}", chosen)


def _row(title: str, verdicts: Sequence[Verdict]) -> str:
    counts = f"{title:<28}{len(verdicts):>8}{sum(v.expected for v in verdicts):>10}"
    return counts + "".join(f"{_mean(verdicts, name):>11}" for name in MEASURES)


def _mean(verdicts: Collection[Verdict], name: str) -> str:
    values = [getattr(verdict, name) for verdict in verdicts]
    known = [float(value) for value in values if value is not None]
    # Never rounded up to 1: one miss among thousands must show.
    return f"{int(sum(known) / len(known) * 10_000) / 10_000:.4f}" if known else "–"


def failures(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Yield a line for each string that was not answered perfectly."""
    for verdict in verdicts:
        if not verdict.is_perfect:
            wrong = {name: getattr(verdict, name) for name in MEASURES}
            yield f"{verdict.drawn.printed!r} asked as {verdict.drawn.asked!r}: {wrong}"


def run(articles: Sequence[Article], count: int, seed: int, jobs: int = 1) -> list[Verdict]:
    """Index ``articles`` in a temporary folder and check ``count`` strings of them."""
    haystack = Haystack(articles)
    texts = [unit for article in haystack.articles.values() for unit in units(article)]
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(Path(folder) / "index")
        index.add(articles, jobs=jobs)
        return list(check(index, haystack, draw(texts, count, seed)))


def main() -> int:
    """Read the command line, check, print; return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="articles; default: the sample")
    parser.add_argument("--strings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    verdicts = run(load(args.file), args.strings, args.seed, args.jobs)
    print("\n".join(table(verdicts)))
    wrong = list(failures(verdicts))
    print("\n".join(wrong[:20]) or "every string is found exactly where it stands")
    return int(bool(wrong) or not verdicts)


if __name__ == "__main__":
    sys.exit(main())
