"""Each peer that is installed answers as it should; tables and page show the figures given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.articles import prepare, read
from benchmarks.peers import document, tables
from benchmarks.peers.__main__ import main
from benchmarks.peers.base import KINDS, Asked, Facts, Found, Peer, Searcher
from benchmarks.peers.checked import LITERALS, Answers, Checked, compared, load
from benchmarks.peers.figures import Figures, Measured, machine
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


def _figures() -> Figures:
    ours = Measured(
        *(BASE, "hzsearch, Whoosh", "1"),
        seconds={10: [9.0, 8.0], 5: [4.0]},
        cpu={10: [7.0]},
        memory={10: 100_000_000},
        size={10: 2_000_000},
        cold=[0.2, 0.1],
        times={10: {"common word": [2.0, 2.0, 3.0]}, 5: {"common word": [1.0, 1.0]}},
        answers={LITERALS: Answers(10, 50), "common word": Answers(8, 30)},
    )
    other = Measured(
        *("sqlite-words", "SQLite", "2"),
        seconds={10: [2.0]},
        cpu={10: [1.4]},
        memory={10: 50_000_000},
        size={10: 4_000_000},
        cold=[0.3],
        times={10: {"common word": [1.0, 1.0]}},
        answers={LITERALS: Answers(10, 40, 10, 10, 4), "common word": Answers(8, 29, 1, 2, 1)},
    )
    gone = Measured("bm25s", "bm25s", missing="not installed")
    text = {10: 1_000_000, 5: 500_000}
    peers = [ours, other, gone]
    return Figures("2024-05-01", "2 cores", "10 articles", [5, 10], 2, 10, text, peers)


def _rows(page: str) -> dict[str, dict[str, list[str]]]:
    """Return the cells of each row by its name, by the heading above."""
    found: dict[str, dict[str, list[str]]] = {}
    heading = ""
    for line in page.splitlines():
        if line.startswith("#"):
            heading = line.strip("# ")
        elif line.startswith("| ") and not line.startswith("| ---"):
            name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            found.setdefault(heading, {})[name] = cells
    return found


def test_tables_of_given_figures() -> None:
    rows = _rows(tables.page(_figures()))
    assert rows["Building, size, cold start"]["SQLite"] == [
        *("2", "2.0", "0.25×", "1.4", "0.20×", "50", "0.50×", "4.0", "4.00×", "300", "3.00×")
    ]
    assert rows["Building, size, cold start"]["hzsearch, Whoosh"][1:3] == ["8.0", "1.00×"]
    assert rows["Building, size, cold start"]["bm25s"] == ["not installed", *["–"] * 10]
    assert rows["Literals"]["SQLite"] == ["6 of 10", "40", "10", "10", "0.8000", "0.8000"]
    assert rows["Literals"]["hzsearch, Whoosh"][-2:] == ["1.0000", "1.0000"]
    assert rows["Literals"]["bm25s"][0] == "not installed"
    assert rows["Warm queries, median"]["SQLite"][:2] == ["–", "1.00 (0.50×)"]
    assert rows["Answers by kind of query"]["SQLite"][1] == "1 / 2"
    assert rows["Growth"]["hzsearch, Whoosh"] == ["4.0 · 1.00", "8.0 · 2.00"]
    assert rows["Growth"]["SQLite"] == ["– · –", "2.0 · 1.00"]


def test_a_contradiction_is_told() -> None:
    figures = _figures()
    assert "contradicts" not in tables.page(figures)
    figures.peers[1].answers["by zone"] = Answers(8, 30, unlike="by zone 信创: {}")
    assert "SQLite contradicts itself: by zone 信创: {}." in tables.page(figures)


def test_nearly_all_is_not_all() -> None:
    figures = _figures()
    figures.peers[1].answers[LITERALS] = Answers(10, 99_999, 1, 0, 1)
    assert _rows(tables.page(figures))["Literals"]["SQLite"][-2] == "0.9999"


def test_figures_survive_json(tmp_path: Path) -> None:
    figures = _figures()
    assert Figures.from_json(figures.to_json()) == figures
    given, again = tmp_path / "given.json", tmp_path / "again.json"
    given.write_text(figures.to_json(), encoding="utf-8")
    main(["--from", str(given), "--json", str(again)])
    assert again.read_text(encoding="utf-8") == given.read_text(encoding="utf-8")


def test_the_page_is_filled_between_its_marks(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    page = tmp_path / "page.md"
    page.write_text(
        f"before\n{document.BEGIN}\nlast time\n{document.END}\nafter\n", encoding="utf-8"
    )
    document.write(_figures(), page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "last time" not in text
    for name in re.findall(r"\]\((\S+\.svg)\)", text):
        assert (tmp_path / name).stat().st_size < 60_000
    assert len(list(tmp_path.glob("*.svg"))) == 4
    with pytest.raises(ValueError, match="lacks the marks"):
        document.filled("nothing", _figures())


def test_the_page_has_a_row_for_every_peer() -> None:
    text = document.PAGE.read_text(encoding="utf-8")
    rows = _rows(text.partition(document.BEGIN)[2].partition(document.END)[0])
    built, asked = rows["Building, size, cold start"], rows["Warm queries, median"]
    for peer in PEERS.values():
        assert peer.name in (asked if peer.index_of else built), peer.name
    # Numbers, or why there are none.
    for cells in built.values():
        assert re.fullmatch(r"\d+\.\d", cells[1]) or (cells[1] == "–" and cells[0]), cells
    for name in re.findall(r"\]\((\S+\.svg)\)", text):
        assert (document.PAGE.parent / name).stat().st_size < 60_000


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
