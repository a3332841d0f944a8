"""What an index is, from outside: its articles and its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hzsearch.engines.base import Reader
from hzsearch.engines.registry import TANTIVY, open_reader
from hzsearch.index.request import Request, understand
from tests.crash.archives import CHANGED

QUERIES = ("信创", "高新区", CHANGED, '"产业"', "企业 OR 芯片", "项目 -高新区", "区")


@dataclass(frozen=True)
class State:
    """Every article as JSON by its id, and for each query the ids of its hits in order."""

    articles: dict[str, str]
    answers: dict[str, list[str]]


def state(folder: Path) -> State:
    """Return the state of the index in ``folder``, all of it read and compared with checksums."""
    reader = open_reader(folder)
    reader.check()
    articles = {one: json.dumps(reader.article(one)) for one in sorted(reader.article_ids())}
    return State(articles, {query: _answer(reader, query, len(articles)) for query in QUERIES})


def _answer(reader: Reader, query: str, count: int) -> list[str]:
    """Return the ids of the hits; snippets are made of the articles, and cost more than those."""
    tree = understand(Request(query), reader).tree
    found = reader.search(tree, sort="relevance", limit=count + 1, offset=0)
    assert found.total == len(found.matches)
    return [match.article["id"] for match in found.matches]


def stray_files(folder: Path) -> set[str]:
    """Return the names of the files in ``folder`` that the index does not need."""
    facts = json.loads((folder / "hzsearch.json").read_text(encoding="utf-8"))
    number = facts["generation"]
    wanted = {"hzsearch.json", "WRITELOCK", f"ledger-{number}.json"}
    if facts["engine"] == TANTIVY:
        wanted |= {f"tantivy-{number}"} | _tantivy_files(folder / f"tantivy-{number}")
    else:
        wanted |= {f"_MAIN_{number}.toc", *(f"MAIN_{one['id']}.hzs" for one in facts["segments"])}
    return {str(path.relative_to(folder)) for path in folder.rglob("*")} - wanted


def _tantivy_files(data: Path) -> set[str]:
    """Return the names of Tantivy's own files and of those of its segments, below the index."""
    segments = json.loads((data / "meta.json").read_text(encoding="utf-8"))["segments"]
    ids = {one["segment_id"].replace("-", "") for one in segments}
    names = {path.name for path in data.iterdir()}
    own = {"meta.json", ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock"}
    return {f"{data.name}/{name}" for name in names if name in own or name.partition(".")[0] in ids}
