"""``python -m benchmarks.cluster``: what an index on a server takes, for sizing (docs/cluster.md).

Without ``--index`` three nodes are started on this machine, of the folder that
``python -m tests.cluster.assemble DIR`` filled and ``$HZSEARCH_OPENSEARCH`` names. The index is
made under a name of its own and stays there; whatever has that name is replaced.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

import hzsearch
from benchmarks.articles import prepare, read
from hzsearch.analysis import active_cutter, document
from hzsearch.engines.location import Location, located
from hzsearch.engines.registry import OPENSEARCH, open_writer, write_aside
from hzsearch.index.records import to_article
from hzsearch.model import Article
from tests.cluster.nodes import start, stop

#: Articles that are handed to the server at a time, as a build does with so much text.
BATCH = 2000

QUERIES = ("信创", "人工智能", "园区 人才", "“高新区”", "AI", "园", "date:2024-05")
ROUNDS = 5


def main() -> None:
    """Read the command line, build and ask, print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="JSONL, plain or gzipped; else synthetic")
    parser.add_argument("--count", type=int, default=20_000, help="how many articles at most")
    parser.add_argument("--index", help="https://HOST:9200/NAME; else a cluster is started")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hzsearch-bench-") as folder:
        work = Path(folder)
        print(prepare(args.articles, args.count, work / "articles.jsonl"))
        if args.index:
            return _run(located(args.index), work)
        nodes = start(Path(os.environ["HZSEARCH_OPENSEARCH"]).absolute(), work, os.getpid())
        try:
            _run(nodes.remote("benchmark"), work)
        finally:
            stop(nodes)
    return None


def _run(place: Location, work: Path) -> None:
    for line in (*_building(place, work / "articles.jsonl"), *_asking(place)):
        print(line, flush=True)


def _building(place: Location, path: Path) -> Iterator[str]:
    cutter, cutting, loading = active_cutter(), 0.0, 0.0
    articles, text = 0, 0
    with open_writer(place, rebuild=True) as writer:
        for batch in _batches(map(to_article, read(path))):
            articles += len(batch)
            text += sum(len("".join((one.headline, *one.paragraphs)).encode()) for one in batch)
            began = time.perf_counter()
            names = write_aside(OPENSEARCH, writer.folder, (document(a, cutter) for a in batch))
            cut = time.perf_counter()
            for name in names:
                writer.adopt(name)
            cutting += cut - began
            loading += time.perf_counter() - cut
        began = time.perf_counter()
        writer.commit({})
        committing = time.perf_counter() - began
    yield f"cut by one process     {articles / cutting:,.0f} articles a second"
    yield f"taken by the server    {articles / loading:,.0f} articles a second, all copies"
    yield f"commit                 {committing:.1f} s"
    size = int(hzsearch.open(str(place)).stats()["bytes"])
    copies = 1 + int(os.environ.get("HZSEARCH_OPENSEARCH_REPLICAS", "1"))
    one = size / copies / articles
    yield f"text                   {text / articles:,.0f} bytes an article (UTF-8)"
    share = size / copies / text
    yield f"on the server          {one:,.0f} bytes an article and copy, {share:.2f}x the text"


def _asking(place: Location) -> Iterator[str]:
    index = hzsearch.open(str(place))
    for text in QUERIES:
        took = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            total = index.query(text).total
            took.append(time.perf_counter() - began)
        yield f"{total:>9,} found, {median(took) * 1000:6.0f} ms  {text}"


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


if __name__ == "__main__":
    main()
