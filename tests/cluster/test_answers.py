"""An index on a server answers as one in a folder does, by the command line too."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hzsearch
from hzsearch.cli import main
from hzsearch.engines.location import Remote
from hzsearch.index import Index
from tests.cluster.shared import needs_cluster

pytestmark = needs_cluster

QUERIES = [
    "信创",
    "人工智能",
    "园",
    "AI",
    "信创 -乐山",
    "topic:人才",
    "date:2024-05",
    "amount:>1亿",
]


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def answers(index: Index, text: str) -> list[tuple[str, float]]:
    return [(hit.id, round(hit.score, 6)) for hit in index.query(text, limit=60)]


def test_an_archive_on_a_server_answers_as_in_a_folder(
    remote: Remote, sample: Path, sample_index: Index
) -> None:
    built = run("build", sample, "--index", remote)
    assert built.exit_code == 0, built.output
    assert f"→ {remote}" in built.output
    index = hzsearch.open(str(remote))
    for text in QUERIES:
        assert answers(index, text) == answers(sample_index, text) != []
    for by in ("zone", "topic", "kind", "byline", "month"):
        assert index.count(by=by) == sample_index.count(by=by)
    one, other = index.reader(), sample_index.reader()
    assert dict(one.words()) == dict(other.words())
    assert dict(one.pairs("园")) == dict(other.pairs("园"))
    again = run("build", sample, "--index", remote)
    assert "Nothing has changed 没有变动: 8 files" in again.output
    told = run("stats", "--index", remote)
    assert f"{remote} (" in told.output
    assert "opensearch" in told.output


def test_pages_of_many_matches_join_without_a_gap(remote: Remote) -> None:
    articles = [
        {"id": f"{n:03}", "title": "信创" if n % 7 else "信创信创", "body": "园区" * (n % 11)}
        for n in range(130)
    ]
    index = hzsearch.open(remote)
    index.add(articles)
    for fresh in (None, 30.0):
        whole = [hit.id for hit in index.query("信创", limit=200, fresh=fresh)]
        assert sorted(whole) == [one["id"] for one in articles]
        parts = [
            hit.id
            for at in range(0, 130, 17)
            for hit in index.query("信创", limit=17, offset=at, fresh=fresh)
        ]
        assert parts == whole


@pytest.mark.parametrize("name", ["press/2024", "Press", "-press", ""])
def test_a_name_that_no_index_can_have_is_refused(name: str) -> None:
    refused = run("query", "信创", "--index", f"https://localhost:9200/{name}")
    assert refused.exit_code == 2
    assert "https://host:9200/NAME" in refused.output


def test_an_index_in_a_folder_is_taken_to_a_server_and_back(
    remote: Remote, sample: Path, sample_index: Index, tmp_path: Path
) -> None:
    taken = run("convert", "--index", sample_index.folder, "--to", remote)
    assert f"54 articles 篇 → {remote} (opensearch)" in taken.output
    index = hzsearch.open(remote)
    assert answers(index, "信创") == answers(sample_index, "信创")
    report = index.build(sample)
    assert (report.files, report.unchanged) == (0, 8)
    back = run("convert", "--index", remote, "--to", tmp_path / "index", "--engine", "whoosh")
    assert "(whoosh)" in back.output
    assert answers(hzsearch.open(tmp_path / "index"), "信创") == answers(index, "信创")
    refused = run("convert", "--index", remote, "--engine", "whoosh")
    assert refused.exit_code == 2
    assert "name a folder with --to" in refused.output
