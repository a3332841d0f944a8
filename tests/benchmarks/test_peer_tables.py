"""The tables and the page show the figures that they are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.peers import document, tables
from benchmarks.peers.__main__ import main
from benchmarks.peers.checked import LITERALS, Answers
from benchmarks.peers.figures import Figures, Measured
from benchmarks.peers.registry import BASE, PEERS


def _figures() -> Figures:
    ours = Measured(
        *(BASE, "hzsearch, Whoosh", "1"),
        seconds={10: [9.0, 8.0], 5: [4.0]},
        cpu={10: [7.0], 5: [3.0]},
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
    assert rows["Growth"]["hzsearch, Whoosh"] == ["3.0 · 1.00", "7.0 · 2.00"]
    assert rows["Growth"]["SQLite"] == ["– · –", "1.4 · 1.00"]


def test_the_goal_is_told() -> None:
    figures = _figures()
    assert "How many times as fast" not in tables.page(figures)
    figures.peers.append(Measured("hzsearch-tantivy", "", seconds={10: [4.0]}))
    told = "hzsearch builds on Tantivy, with one process: SQLite 0.50×."
    assert told in tables.page(figures)
    figures.peers.append(Measured("hzsearch-tantivy-2", "", seconds={10: [1.0]}))
    assert "one process and two processes: SQLite 0.50× and 2.00×." in tables.page(figures)


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
        cells = (asked if peer.index_of else built)[peer.name]
        # Numbers, or why there are none.
        assert peer.index_of or re.fullmatch(r"\d+\.\d", cells[1]) or ":" in cells[0], cells
        assert peer.index_of or not peer.is_asked or peer.name in rows["Literals"]
    for name in re.findall(r"\]\((\S+\.svg)\)", text):
        assert (document.PAGE.parent / name).stat().st_size < 60_000
