"""The plain way: Whoosh and jieba as their own documentation shows them, and nothing else.

``python -m benchmarks.plain build ARTICLES DIR``, ``… add ARTICLES DIR`` and ``… query TEXT DIR``
are the scripts that a competent newcomer would write in an afternoon.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from jieba.analyse import ChineseAnalyzer
from whoosh import index
from whoosh.fields import DATETIME, ID, KEYWORD, TEXT, Schema
from whoosh.qparser import MultifieldParser
from whoosh.query import Query
from whoosh.scoring import BM25F
from whoosh.searching import Results, Searcher

#: As in "Tips for speeding up batch indexing" of Whoosh's documentation.
MEGABYTES = 256


def schema() -> Schema:
    """Return the schema: words of title and body; what is shown is stored."""
    analyzer = ChineseAnalyzer()
    return Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(stored=True, analyzer=analyzer, field_boost=5.0),
        body=TEXT(stored=True, analyzer=analyzer),
        date=DATETIME(stored=True, sortable=True),
        zone=KEYWORD(stored=True, sortable=True),
    )


def build(articles: Iterable[dict[str, Any]], folder: Path) -> int:
    """Index ``articles`` in a new index in ``folder``; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    writer = index.create_in(str(folder), schema()).writer(limitmb=MEGABYTES)
    count = 0
    for article in articles:
        count += 1
        writer.add_document(**document(article))
    writer.commit()
    return count


def document(article: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an article."""
    day = article["date"]
    return {
        "id": article["id"],
        "title": article["title"],
        "body": article["body"],
        "date": datetime.fromisoformat(day) if day else None,
        "zone": article["zones"][0],
    }


def add(articles: Iterable[dict[str, Any]], folder: Path) -> None:
    """Add ``articles`` to the index in ``folder``, with Whoosh's own policy of merging."""
    writer = index.open_dir(str(folder)).writer()
    for article in articles:
        writer.add_document(**document(article))
    writer.commit()


def searcher(folder: Path) -> Searcher:
    """Return a searcher of the index in ``folder``."""
    return index.open_dir(str(folder)).searcher(weighting=BM25F())


def parse(on: Searcher, text: str) -> Query:
    """Return the query that ``text`` is in Whoosh's own language."""
    return MultifieldParser(["title", "body"], on.schema).parse(text)


def shown(results: Results) -> list[tuple[str, str]]:
    """Return what a reader sees of each hit: title and highlights."""
    return [(hit["title"], hit.highlights("body", top=2)) for hit in results]


def query(text: str, folder: Path) -> None:
    """Print the ten best hits."""
    with searcher(folder) as on:
        results = on.search(parse(on, text), limit=10)
        for title, text_shown in shown(results):
            print(title)
            print("    ", text_shown)
        print(len(results), "articles")


def main(arguments: list[str]) -> None:
    """Build, add or query."""
    action, what, folder = arguments
    if action == "query":
        query(what, Path(folder))
        return
    from benchmarks.articles import read  # noqa: PLC0415  a query does not need it

    print({"build": build, "add": add}[action](read(Path(what)), Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
