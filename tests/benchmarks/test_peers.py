"""Each peer that is installed answers as it should, and a run measures it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.articles import prepare, read
from benchmarks.peers.base import KINDS, Asked, Facts, Found, Peer, Searcher
from benchmarks.peers.checked import LITERALS, Answers, Checked, compared, load
from benchmarks.peers.figures import machine
from benchmarks.peers.registry import BASE, PEERS, chosen
from benchmarks.peers.run import Plan, run
from benchmarks.peers.truth import questions
from benchmarks.peers.worker import TIMES, build, check, timed

ROOT = Path(__file__).parents[2]

#: Peers that find every literal, in whatever articles.
COMPLETE = ("hzsearch", "sqlite-trigrams", "lucene-pairs", "lancedb-pairs")
#: Peers that find nothing wrongly where no phrase runs over a mark.
OUT_OF_ORDER = ("whoosh", "bm25s", "lancedb-pairs")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with 20 articles made up, and the questions with their answers."""
    folder = tmp_path_factory.mktemp("peers")
    prepare(None, 20, folder / "articles.jsonl")
    rows = [asdict(one) for one in questions(list(read(folder / "articles.jsonl")), 20)]
    (folder / "questions.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


@pytest.mark.parametrize("key", PEERS)
def test_a_peer_answers(key: str, made: Path, tmp_path: Path) -> None:
    peer = PEERS[key]
    if missing := peer.missing():
        pytest.skip(missing)
    peer.prepare()
    assert build(PEERS[peer.index_of or key], str(made / "articles.jsonl"), str(tmp_path)) == 20
    answers = check(peer, str(tmp_path), str(made / "questions.json"))
    assert {*answers} == {*peer.kinds, LITERALS}
    told = {kind: Answers(**one) for kind, one in answers.items()}
    assert not any(one.unlike for one in told.values()), told
    assert all(one.right for one in told.values()), told
    if key.startswith(COMPLETE):
        assert not any(one.missed for one in told.values()), told
    if key.startswith("hzsearch"):
        assert not any(one.wrong for one in told.values()), told
    elif not key.startswith(OUT_OF_ORDER):
        assert sum(one.wrong for one in told.values()) <= 2, told


def test_times_are_of_every_kind(made: Path, tmp_path: Path) -> None:
    peer = PEERS["sqlite-words"]
    build(peer, str(made / "articles.jsonl"), str(tmp_path))
    times = timed(peer, str(tmp_path), str(made / "questions.json"))
    asked = [one.asked.kind for one in load(made / "questions.json")]
    assert {kind: len(ones) for kind, ones in times.items()} == {
        kind: TIMES * asked.count(kind) for kind in KINDS
    }


def test_the_truth_is_what_stands_there() -> None:
    row = {"title": "", "date": None, "zones": ["甲"]}
    articles = [
        {**row, "id": "a", "body": "中国信创谷"},
        {**row, "id": "b", "body": "相信\n创新"},
        {**row, "id": "c", "body": "“信”创", "zones": ["乙"]},
        {**row, "id": "d", "body": "信创", "date": "2022-05-01"},
    ]
    from benchmarks.peers.truth import Looking

    look = Looking(articles)
    literal = look.checked(Asked("literal", ("信创",), counted=True, newest=True))
    assert literal.must == ["a", "d"]
    assert literal.may == ["a", "c", "d"]
    assert literal.zones == {"甲": 2, "乙": 1}
    assert literal.days == {"a": "", "c": "", "d": "2022-05-01"}
    either = look.checked(Asked("one of two", ("中国", "创新"), either=True))
    assert either.must == ["a", "b"]
    dated = look.checked(Asked("", ("信创",), zone="甲", since="2021-01-01", until="2022-12-31"))
    assert dated.must == ["d"]
    assert Checked.from_dict(json.loads(json.dumps(asdict(dated)))) == dated


class _Given(Searcher):
    """Answers what it is given: all ids, and a page."""

    def __init__(self, every: Sequence[str], page: Found) -> None:
        self._every, self._page = every, page

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        return self._page if limit else Found([*self._every], len(self._every))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Found(["a", "x"], 2), ""),
        (Found(["a", "x"], None), ""),
        (Found(["a", "x"], 3), "3 are said to match, 2 are listed"),
        (Found(["a"], 2), "a page of 1 of 2 matches"),
        (Found(["a", "b"], 2), "a page of 2 of 2 matches"),
        (Found(["x", "a"], 2), "the ten are not the newest"),
    ],
)
def test_answers_are_compared(page: Found, said: str) -> None:
    asked = Asked("newest first", ("信创",), newest=True)
    one = Checked(asked, ["a", "b"], ["a", "b", "c"], {}, {"a": "2024", "b": "2023", "c": ""})
    told = compared(_Given(["a", "x"], page), [one])
    assert (told.asked, told.right, told.missed, told.wrong, told.incomplete) == (1, 1, 1, 1, 1)
    assert told.unlike.endswith(said)
    assert bool(told.unlike) == bool(said)


def test_wrong_counts_are_told() -> None:
    one = Checked(Asked("by zone", ("信创",), counted=True), ["a"], ["a"], {"甲": 1}, {})
    page = Found(["a"], 1, {"乙": 1})
    assert compared(_Given(["a"], page), [one]).unlike == "by zone 信创: {'乙': 1}"
    assert not compared(_Given(["a"], Found(["a"], 1, {"甲": 1})), [one]).unlike


class _Broken(Peer):
    """A peer that fails."""

    key, name, package, module = "broken", "Broken", "pytest", "pytest"

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        raise NotImplementedError

    def searcher(self, folder: Path) -> Searcher:
        raise NotImplementedError


def test_a_run_measures_and_goes_on_after_a_failure(made: Path, tmp_path: Path) -> None:
    saved: list[int] = []
    figures = run(
        [PEERS[BASE], _Broken()],
        made / "articles.jsonl",
        "20 articles",
        Plan([10], 1, 5, cold=1),
        tmp_path,
        lambda so_far: saved.append(len(so_far.peers)),
    )
    ours, broken = figures.peers
    assert ours.fastest(10)
    assert ours.memory[10] > 10_000_000
    assert ours.size[10] > 10_000
    assert len(ours.cold) == 1
    assert {*ours.times[10]} == {*KINDS}
    assert ours.literals == Answers(5, ours.answers[LITERALS].right)
    assert broken.missing.startswith("failed: KeyError")
    assert saved
    assert not (tmp_path / BASE).exists()


def test_peers_are_chosen_by_key() -> None:
    assert [peer.key for peer in chosen("bm25s")] == [BASE, "bm25s"]
    assert [peer.key for peer in chosen("")] == [*PEERS]
    assert "hzsearch-tantivy" in [one.key for one in chosen("hzsearch-tantivy-no-snippets")]
    with pytest.raises(SystemExit, match="No peer is called sphinx"):
        chosen("sphinx")


def test_the_machine_is_told_without_its_name() -> None:
    import platform

    assert "cores" in machine()
    assert platform.node() not in machine()


def test_listing_the_peers_imports_none() -> None:
    names = ("lancedb", "tantivy", "xapian", "bm25s", "whoosh", "jieba", "matplotlib")
    code = (
        "import sys; from benchmarks.peers.__main__ import main\n"
        f"print([name for name in {names!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
