"""``python -m tests.quality.similar [DIR…]``: are related articles about the same matter?

Of the bundled sample: of each article's first related ones, how many name a zone or have a
topic of its own, and how many of all articles do, which is what chance would give. Of
collections in the form of BEIR (see ranking.py): one relevant passage of each query is the
article, the others are what must be found; plain BM25 asks with all its words.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import hzsearch
from hzsearch.model import Article
from tests.quality.corpus import load as load_articles
from tests.quality.ranking import Collection, PlainBM25, load, means

#: So many related articles are looked at.
FIRST = 3

#: Relevant passages that a query must have: one to ask with, and some to find.
RELEVANT = 3


def shares(articles: Sequence[Article], index: hzsearch.Index) -> dict[str, tuple[float, float]]:
    """Return the share of related articles that have a zone, a topic in common; and by chance."""
    related = [(a, hit.article) for a in articles for hit in index.similar(a.id, limit=FIRST)]
    others = [(a, b) for a in articles for b in articles if a.id != b.id]
    return {name: (_share(related, name), _share(others, name)) for name in ("zones", "topics")}


def _share(pairs: Iterable[tuple[Article, Article]], field: str) -> float:
    known = [(getattr(a, field), getattr(b, field)) for a, b in pairs if getattr(a, field)]
    return sum(not set(one).isdisjoint(other) for one, other in known) / len(known)


def asked(collection: Collection) -> Collection:
    """Return ``collection`` with the id of a relevant passage for each query's text.

    The others are what it must find.
    """
    queries, grades = {}, {}
    for query in collection.queries:
        relevant = sorted(one for one, grade in collection.grades[query].items() if grade > 0)
        if len(relevant) >= RELEVANT:
            queries[query] = relevant[0]
            grades[query] = {one: collection.grades[query][one] for one in relevant[1:]}
    return replace(collection, queries=queries, grades=grades)


def compare(collection: Collection) -> dict[str, dict[str, float]]:
    """Return the means of plain BM25 and of hzsearch."""
    plain = PlainBM25(collection.articles)
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(Path(folder) / "index")
        index.add(collection.records.values(), jobs=2)
        asks: dict[str, Callable[[str], Iterable[str]]] = {
            "plain BM25": lambda one: plain.query(collection.articles[one]),
            "hzsearch": lambda one: (hit.id for hit in index.similar(one)),
        }
        return {name: _means(collection, ask) for name, ask in asks.items()}


def _means(collection: Collection, ask: Callable[[str], Iterable[str]]) -> dict[str, float]:
    items = collection.queries.items()
    return means(collection, {query: [i for i in ask(one) if i != one] for query, one in items})


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="*", type=Path, help="folders in the form of BEIR")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index, articles = hzsearch.open(Path(folder) / "index"), load_articles()
        index.add(articles)
        for name, (found, chance) in shares(articles, index).items():
            print(f"sample: {name} in common {found:.3f}, by chance {chance:.3f}")
    for path in args.collections:
        for name, row in compare(asked(load(path))).items():
            print(f"{path.name}: {name:12}" + "".join(f"{m:>11} {v:.4f}" for m, v in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
