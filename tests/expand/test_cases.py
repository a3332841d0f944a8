"""The cases in ``cases/``: what a query means in the archive of ``cases/archive.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hzsearch
from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.query import asks

CASES = Path(__file__).parent / "cases"
ARCHIVE = CASES / "archive.txt"


def rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def cases() -> Iterator[list[str]]:
    for path in sorted(CASES.glob("*.txt")):
        if path != ARCHIVE:
            yield from rows(path)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = hzsearch.open(tmp_path_factory.mktemp("expand") / "index")
    index.add({"id": one, "title": title, "body": body} for one, title, body in rows(ARCHIVE))
    return index


@pytest.mark.parametrize(("query", "ids", "note"), list(cases()))
def test_what_a_query_finds(index: Index, query: str, ids: str, note: str) -> None:
    found = index.query(query)
    wanted = ids.split()
    if wanted and asks(query):
        assert [hit.id for hit in found][: len(wanted)] == wanted
    else:
        assert sorted(hit.id for hit in found) == wanted
    assert note == "-" or any(note in told for told in found.notes), found.notes
    assert note != "-" or not found.notes or not wanted or asks(query), found.notes


@pytest.mark.parametrize("query", ["人工智能", "xinchuang", "新制生产力", "什么是信创"])
def test_exact_switches_all_of_it_off(index: Index, query: str) -> None:
    found = index.query(query, exact=True)
    assert found.notes == ()
    assert {hit.id for hit in found} == {hit.id for hit in index.query(f'"{query}"')}


def test_many_words_that_an_article_has_must_all_be_there(index: Index) -> None:
    words = "海门高新区 信创测试场 打印机 通过验收"
    assert asks(words)
    assert [hit.id for hit in index.query(words)] == ["a1"]
    assert index.query(f"{words} 菜场里的秤").total > 1


@pytest.mark.parametrize(
    ("query", "via"),
    [
        ("工业和信息化部", {"a2": ("工信部",)}),
        ("工信部", {"a2": ()}),
        ("人工智能", {"a3": (), "a4": ("AI",)}),
        ("AI", {"a3": ("人工智能",), "a4": (), "a5": ()}),
        ("xinchuang", {"a1": ("信创",)}),
        ("新制生产力", {"a8": ("新质生产力",)}),
        ("海门高薪区 轴承", {"a6": ("海门高新区",)}),
        # The words of a question, and of a name that no article has, are the asker's own.
        ("哪个团队把低温轴承带到了海门高新区", {"a6": ()}),
        ("园区和学校一起商定", {"a8": ()}),
    ],
)
def test_a_hit_tells_by_which_name_it_was_found(
    index: Index, query: str, via: dict[str, tuple[str, ...]]
) -> None:
    found = {hit.id: hit.via for hit in index.query(query)}
    assert found | via == found


def test_another_name_is_highlighted(index: Index) -> None:
    snippet = index.query("工业和信息化部")[0].snippet
    assert [snippet.text[a:b] for a, b in snippet.spans] == ["工信部"]


def test_a_table_of_ones_own(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("kind,terms\nsame,菜场|集贸市场\n", encoding="utf-8")
    monkeypatch.setenv("HZSEARCH_SYNONYMS", str(table))
    assert [hit.id for hit in index.query("集贸市场")] == ["a4"]
    table.write_text("kind,terms\nequal,菜场|集贸市场\n", encoding="utf-8")
    monkeypatch.setenv("HZSEARCH_SYNONYMS", str(table.rename(tmp_path / "wrong.csv")))
    with pytest.raises(UsageError, match="line 2"):
        index.query("集贸市场")
