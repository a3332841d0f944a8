"""The small grammars: bylines, furniture, datelines, widths, assignment."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.layout.assignment import assign
from hzsearch.layout.bylines import dateline_names, read_byline, split_tail
from hzsearch.layout.endings import find_endings
from hzsearch.layout.furniture import edge_rule, furniture_rule
from hzsearch.layout.lines import clean, join, read, tidy
from hzsearch.layout.measure import Type, calibrate
from hzsearch.layout.signs import split_jump, starts_story
from tests.layout.pages import page


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("▶▶ 何远舟 尹小川", "何远舟 尹小川"),
        ("□ 本报记者 宋 词", "宋词"),
        ("本报记者 何远舟 尹小川 报道", "何远舟 尹小川"),
        ("本报记者何远舟", "何远舟"),
        ("（记者 何远舟 通讯员 尹小川）", "何远舟 尹小川"),
        ("何远舟/摄", "何远舟"),
        ("尹小川 摄影报道", "尹小川"),
        ("文/何远舟 图/尹小川", "何远舟 尹小川"),
        ("戴 维 宋 词", "戴维 宋词"),
        ("欧阳晚 闻人雪", "欧阳晚 闻人雪"),
        ("特约记者 艾山·买买提", "艾山·买买提"),
    ],
)
def test_a_byline_is_read(text: str, names: str) -> None:
    found = read_byline(text)
    assert found is not None
    assert found.proven
    assert " ".join(found.names) == names


@pytest.mark.parametrize(
    "text", ["本报讯", "图为现场", "闭馆公告", "下转第2版", "推动山村教育再上台阶", ""]
)
def test_other_rows_are_no_bylines(text: str) -> None:
    found = read_byline(text)
    assert found is None or not found.proven


def test_a_tail_is_split_off() -> None:
    found = split_tail("机器认得了先人的字。 宋 词 程一鸣")
    assert found is not None
    assert found[0] == "机器认得了先人的字。"
    assert found[1].names == ("宋词", "程一鸣")


def test_reporters_are_read_in_the_dateline() -> None:
    assert dateline_names("本报讯（记者 宋词）近日，") == ("宋词",)
    assert dateline_names("本报讯 近日，") == ()


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月15日  星期一",
        "2024 年 4 月 15 日 星期一 第 3 版",
        "06 园区",
        "第3版",
        "青川科技周报",
        "园区要闻 2024年4月15日 星期一 第3版",
        "责任编辑：苏北辰  版式设计：郝南",
        "本版编辑 苏北辰 校对 郝南 电话：010-00000000",
        "国内统一刊号：CN00-0000 邮发代号：0-000",
        "www.example.com",
    ],
)
def test_furniture_is_told(text: str) -> None:
    assert furniture_rule(text)


@pytest.mark.parametrize(
    "text",
    [
        "34个项目",
        "编辑部里来了年轻人",
        "2024年4月15日，项目开工",
        "第3版画的故事",
        "电话铃响了",
        "宋词",
    ],
)
def test_sentences_are_no_furniture(text: str) -> None:
    assert not furniture_rule(text)


@pytest.mark.parametrize(
    ("text", "jump"),
    [
        ("还卖到了三个大洲。（下转第6版）", "（下转第6版）"),
        ("還賣到了三個大洲。 （下轉第四版）", "（下轉第四版）"),
        ("车头下转三十度（如图）", ""),
    ],
)
def test_a_jump_line_is_split_off(text: str, jump: str) -> None:
    assert split_jump(text) == (text[: len(text) - len(jump)].strip(), jump)


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("特此公告。\n青川科技报社\n2024年4月15日", 2),
        ("票已售完。\n　　　　　　青川科技馆\n　　　　　　2024年4月15日", 2),
        ("票已售完。\n青川科技馆\n2024年4月15日", 0),
        ("（上接第1版）\n▶▶下转第3版\n第3版", 2),
    ],
)
def test_endings_are_found(text: str, endings: int) -> None:
    assert len(find_endings(read(page(text))[0])) == endings


def test_some_rows_are_furniture_only_at_an_edge() -> None:
    assert all(edge_rule(text) and not furniture_rule(text) for text in ("06", "■ 园区", "A3"))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("本报讯 3月1日，", True),
        ("本报讯（记者 宋词）", True),
        ("【本报讯】", True),
        ("新华社北京3月1日电", True),
        ("本報訊 3月1日，", True),
        ("本报通讯员说，", False),
        ("本报电话改号，", False),
        ("近日，", False),
    ],
)
def test_datelines_open_stories(text: str, opens: bool) -> None:
    assert starts_story(text) is opens


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 月 27 日", "3月27日"),
        ("SiC 功率", "SiC功率"),
        ("３ 月", "３月"),
        ("江河 不息", "江河 不息"),
        ("New York 归来", "New York归来"),
        ("增长 36 %", "增长36%"),
        ("他说： “好。”", "他说：“好。”"),
    ],
)
def test_stray_blanks_go_and_meant_ones_stay(text: str, meant: str) -> None:
    assert tidy(text) == meant


def test_what_is_not_printed_goes() -> None:
    assert clean("\u3000\u3000水\u00ad利\u200b工\u00a0程 \ufeff") == "水利工 程"


def test_rows_are_joined() -> None:
    assert join(["一根", "丝"]) == "一根丝"
    assert join(["New", "York"]) == "New York"
    assert join(["20", "24年"]) == "2024年"


def test_a_page_tells_the_widths_of_its_type() -> None:
    squeezed = [("甲乙丙丁戊己庚辛壬癸", "甲乙，丙丁，戊己庚辛壬")] * 20
    assert calibrate(squeezed) == Type(0.5, 0.5)
    whole = [("甲乙丙丁戊己庚辛壬癸", "甲乙，丙丁，戊己庚辛")] * 20
    assert calibrate(whole).mark == 1.0


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=n, max_size=n
        )
    )
)
def test_the_assignment_is_the_cheapest(costs: list[list[int]]) -> None:
    def cost(columns: tuple[int, ...] | list[int]) -> int:
        return sum(row[column] for row, column in zip(costs, columns, strict=True))

    assert cost(assign(costs)) == min(map(cost, permutations(range(5), len(costs))))
