"""The folder is a Whoosh index: Whoosh itself opens it, counts, and searches it."""

from __future__ import annotations

from pathlib import Path

from whoosh import index as whoosh_index
from whoosh import query, scoring

import hzsearch


def test_whoosh_opens_the_index_and_finds_the_same(sample_folder: Path) -> None:
    index, ours = whoosh_index.open_dir(str(sample_folder)), hzsearch.open(sample_folder)
    assert index.doc_count() == ours.count()
    with index.searcher(weighting=scoring.BM25F()) as searcher:
        pairs = searcher.search(query.Term("grams", "信创"), limit=None)
        assert {hit["id"] for hit in pairs} == {h.id for h in ours.query("信创", limit=99)}
        zone = ours.query("信创")[0].article.zone or ""
        both = query.And([query.Term("body", "信创"), query.Term("zone", zone)])
        assert {hit["zone"] for hit in searcher.search(both)} == {zone}


def test_deleted_articles_are_deleted_for_whoosh_too(tmp_path: Path) -> None:
    ours = hzsearch.open(tmp_path)
    ours.add([{"id": "1", "body": "信创"}, {"id": "2", "body": "信创谷"}])
    ours.add([{"id": "1", "body": "改写"}])
    with whoosh_index.open_dir(str(tmp_path)).searcher() as searcher:
        found = searcher.search(query.Term("grams", "信创"), limit=None)
        assert [hit["id"] for hit in found] == ["2"]
