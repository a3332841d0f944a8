"""The cases in ``cases/``: what a query means in the archive of ``cases/archive.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hzsearch
from hzsearch.errors import UsageError
from hzsearch.expand import resolve
from hzsearch.index import Index
from hzsearch.query import asks, literals, parse

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


@pytest.mark.parametrize("query", ["的", "什么", "是什么", "什么是什么", "的 了", "我们"])
def test_a_users_only_words_are_never_removed(index: Index, query: str) -> None:
    reader = index.reader()
    tree = resolve(parse(query).tree, reader).tree
    searched = list(literals(tree))
    assert searched
    assert all(text in query for text in searched)


def test_two_words_must_both_be_there(index: Index) -> None:
    assert [hit.id for hit in index.query("信创 打印机")] == ["a1"]
    assert index.query("打印机 路灯").total == 0
    advice = index.query("打印机 路灯").advice
    assert advice is not None
    assert [(part.text, part.finds) for part in advice.parts] == [("打印机", 1), ("路灯", 1)]


def test_several_words_in_pinyin_must_all_be_there_too(index: Index) -> None:
    for query in ("xinchuang 打印机", "haimen xinchuang 打印机"):
        found = index.query(query)
        assert [hit.id for hit in found] == ["a1"]
        assert all("pinyin" in note for note in found.notes)


def test_three_words_must_all_be_there_where_an_article_has_them(index: Index) -> None:
    assert [hit.id for hit in index.query("海门高新区 信创 打印机")] == ["a1"]
    # One is missing: then two of them are enough, and the answer says so.
    most = index.query("海门高新区 信创 路灯")
    assert [hit.id for hit in most] == ["a1"]
    assert "No articles have all of" in most.notes[-1]


def test_of_four_words_the_best_matches_follow_those_that_have_all(index: Index) -> None:
    found = index.query("海门高新区 轴承 团队 打印机")
    assert [hit.id for hit in found] == ["a6", "a1"]
    assert "these have 2 or more of them" in found.notes[-1]
    whole = index.query("海门高新区 信创测试场 打印机 通过验收")
    assert whole[0].id == "a1"
    assert "1 article has all of" in whole.notes[-1] or whole.total == 1
    assert index.query("海门高新区 轴承 团队 打印机", exact=True).total == 0
    assert [hit.id for hit in index.query("海门高新区 轴承 团队 打印机 OR 路灯")] == ["a5"]
    assert index.query("海门高新区 轴承 团队 打印机 -菜场").total == 0


def test_long_text_is_found_with_its_words_in_one_paragraph_too(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    bodies = {
        "apart": "机器人来了。\n轴承到了。\n测试平台在建。",
        "one": "测试平台先试轴承，再试机器人。",
        "whole": "海门的机器人轴承测试平台投用。",
        "none": "菜场里的秤。",
    }
    index.add({"id": one, "body": body} for one, body in bodies.items())
    found = index.query("机器人轴承测试平台")
    assert [hit.id for hit in found] == ["whole", "one"]
    assert found.notes == (
        "1 article has “机器人轴承测试平台” as it stands; "
        "others have 机器人、轴承、测试、平台 in one paragraph or headline.",
    )
    assert index.query("机器人轴承测试平台", exact=True).total == 1
    assert index.query("“机器人轴承测试平台”").total == 1


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
    # A server that runs sees a change of it.
    table.write_text("kind,terms\nsame,菜场|农贸集市\n", encoding="utf-8")
    assert [hit.id for hit in index.query("农贸集市")] == ["a4"]
    table.write_text("kind,terms\nequal,菜场|集贸市场\n", encoding="utf-8")
    monkeypatch.setenv("HZSEARCH_SYNONYMS", str(table.rename(tmp_path / "wrong.csv")))
    with pytest.raises(UsageError, match="line 2"):
        index.query("集贸市场")
