"""What an index is, from outside: its articles and its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import hzsearch
from hzsearch.engines.whoosh import WhooshReader
from tests.crash.archives import CHANGED

QUERIES = ("信创", "高新区", CHANGED, '"产业"', "企业 OR 芯片", "项目 -高新区", "区")


@dataclass(frozen=True)
class State:
    """Every article as JSON by its id, and for each query the ids of its hits in order."""

    articles: dict[str, str]
    answers: dict[str, list[str]]


def state(folder: Path) -> State:
    """Return the state of the index in ``folder``, all of it read and compared with checksums."""
    reader = WhooshReader(folder)
    reader.check()
    articles = {one: json.dumps(reader.article(one)) for one in sorted(reader.article_ids())}
    index = hzsearch.open(folder)
    found = {query: index.query(query, limit=len(articles) + 1) for query in QUERIES}
    assert all(results.total == len(results) for results in found.values())
    return State(articles, {query: [hit.id for hit in found[query]] for query in QUERIES})


def stray_files(folder: Path) -> set[str]:
    """Return the names of the files in ``folder`` that the index does not need."""
    manifest = WhooshReader(folder).manifest
    wanted = {f"MAIN_{entry.id}.hzs" for entry in manifest.segments}
    wanted |= {"hzsearch.json", "WRITELOCK", manifest.ledger, f"_MAIN_{manifest.generation}.toc"}
    return {path.name for path in folder.iterdir()} - wanted
