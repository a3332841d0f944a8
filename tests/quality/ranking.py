"""``python -m tests.quality.ranking [COLLECTION…]``: how well queries are ranked.

Prints a table for each collection: plain BM25, and hzsearch with each engine. Without
arguments that is ``relevance``, keyword queries over the bundled sample. A collection
is a folder with ``corpus.jsonl[.gz]`` (``_id``, ``title``, ``text``; without it, the sample),
``queries.jsonl[.gz]`` (``_id``, ``text``) and ``qrels.tsv`` (query, article, grade), the form
of BEIR. Plain BM25 is jieba's search-mode words with k1 1.5 and b 0.75, each word of a query
looked for in title and text. Measures are those of trec_eval: nDCG@10 with gains 2^grade-1,
recall@10, the reciprocal rank of the first relevant article among ten.

The exit status is 1 where an engine is below a collection's floors (``relevance/floors.json``,
by name of the collection and of the engine). ``--raise-floors`` writes what was reached.
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
from hzsearch.building import add
from hzsearch.engines import registry
from hzsearch.index.records import to_article
from tests.quality import floors
from tests.quality.corpus import load as load_articles

TOP = 10
OWN = Path(__file__).with_name("relevance")
FLOORS = OWN / "floors.json"
Record = dict[str, Any]
Grades = Mapping[str, int]


@dataclass(frozen=True)
class Collection:
    """Articles by id, queries by id, and the grades of articles for each query."""

    name: str
    records: dict[str, Record]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]

    @property
    def articles(self) -> dict[str, str]:
        """The articles as plain text, a line for each unit."""
        return {one: "\n".join(_texts(record)) for one, record in self.records.items()}


def load(folder: Path, most: int | None = None) -> Collection:
    """Read a collection; of its queries the first ``most`` that have grades."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, article, grade = row.split("\t")
        grades[query][article] = int(grade)
    graded = [r for r in _records(folder, "queries") if any(grades[r["_id"]].values())]
    asked = {r["_id"]: r["text"] for r in graded[:most]}
    return Collection(folder.name, dict(_corpus(folder)), asked, grades)


def _corpus(folder: Path) -> Iterator[tuple[str, Record]]:
    if not list(folder.glob("corpus.jsonl*")):
        yield from ((one.id, one.to_dict()) for one in load_articles())
        return
    for row in _records(folder, "corpus"):
        facts = {"id": row["_id"], "title": row.get("title", ""), "body": row["text"]}
        yield row["_id"], facts


def _texts(record: Record) -> Iterator[str]:
    for name in ("title", "kicker", "headline", "subheadline", "body"):
        yield record.get(name, "")
    for name in ("bylines", "subheads", "paragraphs"):
        yield from record.get(name, ())


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


def ours(collection: Collection, folder: Path, engine: str) -> dict[str, list[str]]:
    """Return what hzsearch answers to each query, from a fresh index in ``folder``."""
    index = hzsearch.open(folder)
    add(folder, map(to_article, collection.records.values()), jobs=2, engine=engine)
    return {
        one: [hit.id for hit in index.query(text, limit=TOP)]
        for one, text in collection.queries.items()
    }


#: Each engine gets a row in every table, and floors of its own.
ENGINES = registry.ENGINES


def plain(collection: Collection) -> dict[str, list[str]]:
    """Return what plain BM25 answers to each query."""
    engine = PlainBM25(collection.articles)
    return {one: engine.query(text) for one, text in collection.queries.items()}


def engine_means(collection: Collection) -> dict[str, dict[str, float]]:
    """Return the means of hzsearch with each engine."""
    found: dict[str, dict[str, float]] = {}
    for name in ENGINES:
        with tempfile.TemporaryDirectory() as folder:
            found[name] = means(collection, ours(collection, Path(folder) / "index", name))
    return found


def group(collection: Collection, engine: str) -> str:
    """Return the name under which the floors of an engine on a collection are kept."""
    return f"{collection.name}/{engine}"


def table(collection: Collection, engines: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield the lines of a collection's table."""
    count = f"{len(collection.records):,} articles, {len(collection.queries):,} queries"
    yield f"{collection.name}: {count}"
    for name, row in {"plain BM25": means(collection, plain(collection)), **engines}.items():
        yield f"  {name:12}" + "".join(f"{m:>11} {v:.4f}" for m, v in row.items())


def main() -> int:
    """Print a table for each collection; return 1 where a floor is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="*", type=Path, help="folders in the form of BEIR")
    parser.add_argument("--queries", type=int, default=None, help="only the first so many")
    parser.add_argument("--raise-floors", action="store_true", help="keep to what is reached")
    args = parser.parse_args()
    known = floors.load(FLOORS)
    fallen: list[str] = []
    for folder in args.collections or [OWN]:
        collection = load(folder, args.queries)
        engines = engine_means(collection)
        print("\n".join(table(collection, engines)))
        # Floors are of all queries; a part of them may be the harder one.
        for name, row in ({} if args.queries else engines).items():
            fallen += floors.broken(known, group(collection, name), row)
            known = floors.lifted(known, group(collection, name), row)
    if args.raise_floors:
        floors.save(known, FLOORS)
    print("\n".join(fallen), end="\n" if fallen else "")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
