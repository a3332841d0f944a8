"""``python -m tests.quality.ranking COLLECTION…``: how well queries are ranked, beside plain BM25.

A collection is a folder with ``corpus.jsonl[.gz]`` (``_id``, ``title``, ``text``),
``queries.jsonl[.gz]`` (``_id``, ``text``) and ``qrels.tsv`` (query, article, grade), the form
of BEIR. Plain BM25 is jieba's search-mode words with k1 1.5 and b 0.75, each word of a query
looked for in title and text. Measures are those of trec_eval: nDCG@10 with gains 2^grade-1,
recall@10, the reciprocal rank of the first relevant article among ten.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hzsearch
from hzsearch.analysis import active_cutter, fold

TOP = 10
Grades = Mapping[str, int]


@dataclass(frozen=True)
class Collection:
    """Articles by id, queries by id, and the grades of articles for each query."""

    name: str
    articles: dict[str, str]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]


def load(folder: Path, most: int | None = None) -> Collection:
    """Read a collection; of its queries the first ``most`` that have grades."""
    articles = {r["_id"]: f"{r.get('title', '')}\n{r['text']}" for r in _records(folder, "corpus")}
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, article, grade = row.split("\t")
        grades[query][article] = int(grade)
    graded = [r for r in _records(folder, "queries") if any(grades[r["_id"]].values())]
    return Collection(folder.name, articles, {r["_id"]: r["text"] for r in graded[:most]}, grades)


def _records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    packed = folder / f"{name}.jsonl.gz"
    path = packed if packed.exists() else folder / f"{name}.jsonl"
    with (gzip.open if path == packed else open)(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class PlainBM25:
    """The yardstick: BM25 over jieba's search-mode words."""

    def __init__(self, articles: Mapping[str, str], k1: float = 1.5, b: float = 0.75) -> None:
        self._ids = list(articles)
        counts = [Counter(_words(text)) for text in articles.values()]
        lengths = [count.total() for count in counts]
        mean = sum(lengths) / len(lengths)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = k1 * (1 - b + b * length / mean)
            for word, often in count.items():
                self._postings[word].append((number, often * (k1 + 1) / (often + norm)))

    def query(self, text: str) -> list[str]:
        """Return the ids of the best articles."""
        total: dict[int, float] = defaultdict(float)
        for word in _words(text):
            postings = self._postings.get(word, ())
            weight = math.log(1 + (len(self._ids) - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, value in postings:
                total[number] += weight * value
        best = sorted(total, key=lambda number: (-total[number], number))[:TOP]
        return [self._ids[number] for number in best]


def _words(text: str) -> list[str]:
    words = active_cutter().cut_for_search(fold(text))
    return [word for word in words if any(map(str.isalnum, word))]


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Return nDCG@10."""
    best = sorted(grades.values(), reverse=True)[:TOP]
    return _dcg(grades.get(one, 0) for one in found[:TOP]) / _dcg(best)


def _dcg(gains: Iterable[int]) -> float:
    return sum((2.0**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def recall(found: Sequence[str], grades: Grades) -> float:
    """Return recall@10."""
    relevant = {article for article, grade in grades.items() if grade > 0}
    return len(relevant & set(found[:TOP])) / len(relevant)


def reciprocal(found: Sequence[str], grades: Grades) -> float:
    """Return the reciprocal rank of the first relevant article, 0 beyond the tenth."""
    ranks = (1 / (place + 1) for place, one in enumerate(found[:TOP]) if grades.get(one, 0) > 0)
    return next(ranks, 0.0)


MEASURES = {"nDCG@10": ndcg, "recall@10": recall, "MRR@10": reciprocal}


def means(collection: Collection, answers: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the mean of each measure over the queries."""
    return {
        name: sum(measure(answers[q], collection.grades[q]) for q in collection.queries)
        / len(collection.queries)
        for name, measure in MEASURES.items()
    }


def ours(collection: Collection, folder: Path) -> dict[str, list[str]]:
    """Return what hzsearch answers to each query, from a fresh index in ``folder``."""
    index = hzsearch.open(folder)
    records = (as_article(*item) for item in collection.articles.items())
    index.add(records, jobs=2)
    return {
        one: [hit.id for hit in index.query(text, limit=TOP)]
        for one, text in collection.queries.items()
    }


def as_article(article: str, text: str) -> dict[str, Any]:
    """Return a collection's article as ``Index.add`` takes it; its first line is the title."""
    title, _, body = text.partition("\n")
    return {"id": article, "title": title, "body": body}


def plain(collection: Collection) -> dict[str, list[str]]:
    """Return what plain BM25 answers to each query."""
    engine = PlainBM25(collection.articles)
    return {one: engine.query(text) for one, text in collection.queries.items()}


def table(collection: Collection) -> dict[str, dict[str, float]]:
    """Return the means of plain BM25 and of hzsearch."""
    with tempfile.TemporaryDirectory() as folder:
        found = ours(collection, Path(folder) / "index")
    answers = {"plain BM25": plain(collection), "hzsearch": found}
    return {name: means(collection, one) for name, one in answers.items()}


def main() -> int:
    """Print a table for each collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", type=Path, help="folders in the form of BEIR")
    parser.add_argument("--queries", type=int, default=None, help="only the first so many")
    args = parser.parse_args()
    for folder in args.collections:
        collection = load(folder, args.queries)
        count = f"{len(collection.articles):,} articles, {len(collection.queries):,} queries"
        print(f"{collection.name}: {count}")
        for name, row in table(collection).items():
            print(f"  {name:12}" + "".join(f"{m:>11} {v:.4f}" for m, v in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
