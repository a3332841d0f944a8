"""Nodes and builders are killed, builders meet: nothing is lost, and nothing half built shows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.analysis import active_cutter, document
from hzsearch.building import add
from hzsearch.engines.base import Writer
from hzsearch.engines.location import Remote
from hzsearch.engines.registry import OPENSEARCH, open_reader, open_writer, write_aside
from hzsearch.errors import ForeignIndexError, LockedIndexError, NoIndexError
from hzsearch.index import Index
from hzsearch.model import Article
from hzsearch.query import Everything, Literal
from tests.cluster.shared import alone, cluster, needs_cluster
from tests.cluster.stream import stream

pytestmark = needs_cluster

ONE, OTHER = Article(id="a", headline="信创产业"), Article(id="b", headline="机器人上岗")


def numbered(count: int, text: str = "信创") -> list[Article]:
    return [Article(id=f"{n:04}", headline=f"{text}第{n}条") for n in range(count)]


def adopt(writer: Writer, *articles: Article) -> None:
    documents = (document(article, active_cutter()) for article in articles)
    for name in write_aside(OPENSEARCH, writer.folder, documents):
        writer.adopt(name)


def freeze(writer: Writer) -> None:
    """Let a writer give no sign of life any more, as one that is cut off."""
    writer._claim._stopped.set()  # type: ignore[attr-defined]


def raw(remote: Remote, path: str) -> dict[str, object]:
    return send(remote, "GET", path)


def send(remote: Remote, method: str, path: str, body: object = None) -> dict[str, object]:
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    url = f"{remote.nodes[0]}/{path}"
    asked = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        facts: dict[str, object] = json.load(answer)
        return facts


def test_a_node_killed_under_a_build_and_a_stream_of_queries_loses_nothing(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hzsearch.building.memory._MOST", 200)
    # So that every node has a part of each index.
    monkeypatch.setenv("HZSEARCH_OPENSEARCH_SHARDS", "3")
    ready = hzsearch.open(Remote(remote.nodes, f"{remote.name}-ready"))
    ready.add([{"id": str(n), "title": "信创", "body": "机器人" * n} for n in range(60)])

    def ask() -> tuple[int, list[str]]:
        results = ready.query("信创 机器人", limit=20)
        return results.total, [hit.id for hit in results]

    before = ask()
    with alone() as nodes, stream(ask) as seen:

        def articles() -> Iterator[Article]:
            for n, article in enumerate(numbered(300)):
                if n == 150:
                    # Of what has a copy on another node.
                    nodes.wait()
                    nodes.kill(1)
                yield article

        assert add(remote, articles(), jobs=1).articles == 300
        asked = len(seen)
        while len(seen) < asked + 3:
            time.sleep(0.05)
        reader = open_reader(remote)
        assert sorted(reader.article_ids()) == [article.id for article in numbered(300)]
        assert reader.total(Literal("信创第")) == 300
        reader.check()
    # Not one question went without its whole answer.
    assert {str(one) for one in seen} == {str(before)}
    assert open_reader(remote).total(Everything()) == 300


def kill_a_builder(remote: Remote, sample: Path, *options: str, after: Callable[[], bool]) -> None:
    """Begin to build, and kill the builder in the midst of it."""
    command = [sys.executable, "-m", "tests.cluster.builder", "build", str(sample)]
    with subprocess.Popen(
        [*command, "--index", str(remote), "--jobs", "1", *options], stdout=subprocess.DEVNULL
    ) as builder:
        while not after():
            assert builder.poll() is None
            time.sleep(0.02)
        builder.send_signal(signal.SIGKILL)


@pytest.mark.usefixtures("_soon")
def test_a_killed_builder_is_gone_on_from(
    remote: Remote, sample: Path, sample_index: Index
) -> None:
    kill_a_builder(remote, sample, after=lambda: _files(remote) >= 2)
    index = hzsearch.open(remote)
    report = index.build(sample)
    assert report.unchanged >= 2
    assert report.files + report.unchanged == 8
    there = {hit.id for hit in index.query("高新区", limit=60)}
    assert there == {hit.id for hit in sample_index.query("高新区", limit=60)}
    assert sorted(index.reader().article_ids()) == sorted(sample_index.reader().article_ids())


def _files(remote: Remote) -> int:
    with suppress(NoIndexError):
        return len(open_reader(remote).ledger()["files"])
    return 0


@pytest.mark.usefixtures("_soon")
def test_a_killed_rebuild_is_gone_on_with(
    remote: Remote, sample: Path, sample_index: Index
) -> None:
    add(remote, [ONE], jobs=1)
    kill_a_builder(remote, sample, "--rebuild", after=lambda: _kept(remote) > 10)
    assert [*open_reader(remote).article_ids()] == ["a"]
    index = hzsearch.open(remote)
    index.add([OTHER])
    assert sorted(open_reader(remote).article_ids()) == ["a", "b"]
    report = index.build(sample, rebuild=True)
    assert report.stopped
    assert report.stopped.fate == "resumed"
    assert 2 <= report.unchanged < 8
    assert report.files + report.unchanged == 8
    # What was added, before and meanwhile, is carried over.
    assert report.carried == 2
    there = {*sample_index.reader().article_ids(), "a", "b"}
    assert sorted(index.reader().article_ids()) == sorted(there)
    assert raw(remote, f"{remote.name}/_count")["count"] == index.count()
    there = {hit.id for hit in index.query("高新区", limit=60)} - {"a", "b"}
    assert there == {hit.id for hit in sample_index.query("高新区", limit=60)}


def _kept(remote: Remote) -> int:
    """Return how many articles are kept of a rebuild."""
    kept = _state(remote)["kept"]
    return int(kept["articles"]) if kept else 0


def _state(remote: Remote) -> Any:
    return raw(remote, f"{remote.name}-control/_doc/state")["_source"]


def half_built(remote: Remote) -> None:
    """Leave a rebuild that was stopped: three articles of it are kept, and two were sent since."""
    with open_writer(remote, rebuild=True) as writer:
        adopt(writer, *numbered(2))
        writer.keep({"turn": 1})
        adopt(writer, ONE, Article(id="0001", headline="新的"))
        writer.keep({"turn": 2})
        adopt(writer, OTHER, Article(id="0000", headline="更新的"))
        writer.delete(["a"])


def test_what_was_kept_of_a_rebuild_is_exactly_what_is_gone_on_from(remote: Remote) -> None:
    add(remote, [Article(id="old", headline="旧的")], jobs=1)
    half_built(remote)
    assert [*open_reader(remote).article_ids()] == ["old"]
    with open_writer(remote) as writer:
        assert writer.stopped
        assert (writer.stopped.articles, writer.stopped.fate) == (3, "waiting")
        writer.delete(["old"])
        adopt(writer, Article(id="newer"))
        writer.commit({})
    with open_writer(remote, rebuild=True) as writer:
        assert writer.stopped
        assert writer.stopped.fate == "resumed"
        assert writer.ledger() == {"turn": 2}
        writer.delete(["0000"])
        adopt(writer, Article(id="c", headline="最后的信创"))
        assert [*open_reader(remote).article_ids()] == ["newer"]
        writer.commit({"turn": 3})
    reader = open_reader(remote)
    assert sorted(reader.article_ids()) == ["0001", "a", "c"]
    assert reader.total(Literal("新的")) == 1
    assert reader.total(Literal("更新的")) == 0
    assert reader.ledger() == {"turn": 3}
    # The build after sweeps the old number, and the articles that went.
    add(remote, [OTHER], jobs=1)
    assert len(raw(remote, f"{remote.name}-0*/_alias")) == 1
    assert raw(remote, f"{remote.name}/_count")["count"] == 4
    assert not _state(remote)["kept"]


def test_what_is_of_no_use_of_a_rebuild_is_swept_away(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(remote, [Article(id="old")], jobs=1)

    def fate(*, rebuild: bool = False, forget: bool = False) -> str | None:
        with open_writer(remote, rebuild=rebuild, forget=forget) as writer:
            return writer.stopped.fate if writer.stopped else None

    half_built(remote)
    with monkeypatch.context() as patch:
        patch.setenv("HZSEARCH_OPENSEARCH_SHARDS", "2")
        assert fate(rebuild=True) == "useless"
    half_built(remote)
    assert fate(forget=True) is None
    half_built(remote)
    # An article of it is lost.
    index = _state(remote)["kept"]["index"]
    send(remote, "POST", f"{index}/_refresh")
    send(remote, "POST", f"{index}/_delete_by_query?refresh=true&q=id:a")
    assert fate(rebuild=True) == "useless"
    half_built(remote)
    monkeypatch.setattr("hzsearch.analysis.cutter._jieba_version", lambda: "0")
    assert fate() == "useless"
    # Nothing of all that is left.
    assert len(raw(remote, f"{remote.name}-0*/_alias")) == 1
    assert [*open_reader(remote).article_ids()] == ["old"]


@pytest.mark.usefixtures("_soon")
def test_who_was_cut_off_in_a_rebuild_adds_nothing_to_it(remote: Remote) -> None:
    lost = open_writer(remote, rebuild=True)
    adopt(lost, ONE)
    lost.keep({"turn": 1})
    adopt(lost, OTHER)
    freeze(lost)
    with open_writer(remote, rebuild=True) as writer:
        assert writer.ledger() == {"turn": 1}
        with pytest.raises(LockedIndexError):
            adopt(lost, OTHER)
        with pytest.raises(LockedIndexError):
            lost.keep({})
        with pytest.raises(LockedIndexError):
            lost.commit({})
        with lost:
            pass
        adopt(writer, Article(id="c"))
        writer.commit({"turn": 2})
    assert sorted(open_reader(remote).article_ids()) == ["a", "c"]


def test_a_second_builder_is_refused_while_the_first_one_lives(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    with open_writer(remote) as first:
        adopt(first, OTHER)
        with pytest.raises(LockedIndexError, match=rf"process {os.getpid()}.*wait until"):
            open_writer(remote)
        first.commit({})
    assert open_reader(remote).total(Everything()) == 2


@pytest.mark.usefixtures("_soon")
def test_what_a_writer_still_sends_that_was_cut_off_is_refused(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    stale = open_writer(remote)
    adopt(stale, OTHER, Article(id="a", headline="过时的信创"))
    stale.delete(["a"])
    freeze(stale)
    with open_writer(remote) as fresh:
        adopt(fresh, Article(id="c", headline="新的信创"))
        fresh.commit({"turn": 2})
    with pytest.raises(LockedIndexError, match="run the command again"):
        adopt(stale, Article(id="d", headline="更过时的信创"))
    with pytest.raises(LockedIndexError):
        stale.commit({"turn": 1})
    with stale:
        pass
    reader = open_reader(remote)
    assert sorted(reader.article_ids()) == ["a", "c"]
    assert reader.total(Literal("过时")) == 0
    assert reader.ledger() == {"turn": 2}
    # The next one clears away what was left behind.
    add(remote, [ONE], jobs=1)
    assert raw(remote, f"{remote.name}-000001/_count?q=id:b")["count"] == 0


def test_the_alias_never_shows_what_is_half_built(remote: Remote) -> None:
    add(remote, numbered(5), jobs=1)

    def shown() -> int:
        count = raw(remote, f"{remote.name}/_count")["count"]
        assert isinstance(count, int)
        return count

    with stream(shown) as seen:
        with open_writer(remote) as writer:
            adopt(writer, *numbered(9)[5:])
            adopt(writer, *numbered(12, "新的")[3:])
            writer.delete(["0000"])
            time.sleep(0.3)
            writer.commit({})
        with open_writer(remote, rebuild=True) as writer:
            for n in range(4):
                adopt(writer, *numbered(4 * n + 4, "重建")[4 * n :])
                time.sleep(0.1)
            writer.commit({})
        time.sleep(0.3)
    counts = [one for n, one in enumerate(seen) if not n or one != seen[n - 1]]
    assert counts == [5, 11, 16]
    assert open_reader(remote).total(Literal("重建")) == 16
    # One index holds it now; the old one goes with the next build.
    add(remote, [], jobs=1)
    indexes = raw(remote, f"{remote.name}-0*/_alias")
    assert len(indexes) == 1
    assert remote.name in str(indexes)


@pytest.mark.usefixtures("_soon")
def test_a_rebuild_that_was_cut_off_leaves_the_old_index_and_is_swept(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    lost = open_writer(remote, rebuild=True)
    adopt(lost, OTHER)
    freeze(lost)
    assert [*open_reader(remote).article_ids()] == ["a"]
    add(remote, [Article(id="c")], jobs=1)
    assert sorted(open_reader(remote).article_ids()) == ["a", "c"]
    assert len(raw(remote, f"{remote.name}-0*/_alias")) == 1
    with lost, pytest.raises(LockedIndexError):
        adopt(lost, OTHER)


def test_a_reader_keeps_the_state_that_it_opened(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    reader = open_reader(remote)
    add(remote, [OTHER, Article(id="a")], jobs=1)
    assert not reader.is_current()
    assert reader.total(Literal("信创")) == 1
    assert (reader.article("a") or {})["headline"] == "信创产业"
    assert open_reader(remote).total(Literal("信创")) == 0


def test_what_was_not_committed_is_gone(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    with open_writer(remote) as writer:
        adopt(writer, OTHER, Article(id="a", headline="新的"))
    add(remote, [Article(id="c")], jobs=1)
    reader = open_reader(remote)
    assert sorted(reader.article_ids()) == ["a", "c"]
    assert reader.total(Literal("信创产业")) == 1


def test_the_secrets_of_a_user_are_written_nowhere(
    remote: Remote, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = "correct-horse"
    monkeypatch.setenv("HZSEARCH_OPENSEARCH_USER", "reader-of-papers")
    monkeypatch.setenv("HZSEARCH_OPENSEARCH_PASSWORD", secret)
    with open_writer(remote) as writer:
        adopt(writer, ONE)
        files = [path.read_text(encoding="utf-8") for path in writer.folder.iterdir()]
        writer.commit({})
    kept = [raw(remote, f"{remote.name}*/{what}") for what in ("_search", "_mapping", "_settings")]
    shown = capfd.readouterr()
    told = json.dumps(kept) + "".join(files) + shown.out + shown.err + repr(open_reader(remote))
    assert json.dumps("信创产业")[1:-1] in told
    assert secret not in told
    assert "reader-of-papers" not in told
    logs = Path(cluster().folder).glob("*.log")
    assert not any(secret in log.read_text(encoding="utf-8", errors="replace") for log in logs)


def test_an_index_that_can_not_be_read_is_built_anew_when_asked_to(remote: Remote) -> None:
    add(remote, [ONE], jobs=1)
    send(remote, "PUT", f"{remote.name}-control/_doc/state?refresh=true", {"format": 99})
    with pytest.raises(ForeignIndexError, match="--rebuild"):
        open_writer(remote)
    with open_writer(remote, rebuild=True) as writer:
        adopt(writer, OTHER)
        writer.commit({})
    assert [*open_reader(remote).article_ids()] == ["b"]
    assert raw(remote, f"{remote.name}/_count")["count"] == 1


def test_somebody_elses_index_is_left_alone(remote: Remote) -> None:
    send(remote, "PUT", remote.name, {})
    for use in (open_reader, open_writer):
        with pytest.raises(ForeignIndexError, match="not made by hzsearch"):
            use(remote)
    assert list(raw(remote, f"{remote.name}*")) == [remote.name]


def test_a_snapshot_brings_an_index_back(remote: Remote) -> None:
    add(remote, numbered(7), jobs=1)
    where = f"_snapshot/{remote.name}"
    send(remote, "PUT", where, {"type": "fs", "settings": {"location": remote.name}})
    kept = {"indices": f"{remote.name}-*", "include_global_state": False}
    send(remote, "PUT", f"{where}/1?wait_for_completion=true", kept)
    add(remote, [ONE], jobs=1)
    for name in raw(remote, f"{remote.name}-*"):
        send(remote, "DELETE", name)
    with pytest.raises(NoIndexError):
        open_reader(remote)
    send(remote, "POST", f"{where}/1/_restore?wait_for_completion=true", {})
    assert open_reader(remote).total(Everything()) == 7
    add(remote, [OTHER], jobs=1)
    assert open_reader(remote).total(Everything()) == 8
    assert raw(remote, f"{remote.name}/_count")["count"] == 8
