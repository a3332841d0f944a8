"""What holds for any text: no line is lost or told twice, and the same page is cut the same."""

from __future__ import annotations

import random
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hzsearch.layout import cut
from tests.layout.pages import held, page

# Bits that steer layout, so that random pages reach its branches.
BITS = (
    *(
        "本报讯 ",
        "3月5日，",
        "图为现场。",
        "甲乙高新区：",
        "——",
        "推动",
        "发展。",
        "”",
        "“",
        "﹃﹃",
        "﹄﹄",
    ),
    *(
        "字",
        "34",
        "3434",
        "AI",
        "张三 李四",
        "（记者 王五）",
        "▶▶ 赵六",
        "\u3000\u3000",
        "\u200b",
        "\xad",
    ),
    *("，", "。", "：", "03", "第3版", "2024年4月1日 星期一", "责任编辑：甲乙", "园区", "更正更正"),
    *(
        "正式开门正式开门",
        "",
        " ",
        "\x1c",
        "\x0b",
        "e\u0301",
        "𠀀",
        "🙂",
        "特此公告。",
        "一、",
        "下转第2版",
        "（上接第1版）",
        "某某报社",
        "图为甲乙。 张三 摄",
        "公　告",
        "2024年4月1日",
        "1.甲；",
    ),
)
LINES = st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=6).map(
    lambda bits: "".join(bits).replace("\n", "")
)
PAGES = st.lists(LINES, max_size=40).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(PAGES)
@example("，，\n：：\n：")  # a row that holds its character twice, where a kicker ends
def test_every_line_has_one_place_and_subheads_stand_before_paragraphs(text: str) -> None:
    source = page(text)
    layout = cut(source)
    filled = [line.number for line in source.lines if line.text.strip()]
    told = [n for article in layout.articles for n in held(article)]
    assert sorted([n for n in told if n in set(filled)] + list(layout.furniture)) == filled
    for article in layout.articles:
        assert len(article.subheads) == len(article.subhead_before)
        assert all(0 <= at < len(article.paragraphs) for at in article.subhead_before)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_the_same_page_is_cut_the_same(text: str) -> None:
    assert cut(page(text)) == cut(page(text))


def test_the_work_grows_with_the_length() -> None:
    # No clock: how much more of the processor four times the lines take, in one run.
    for many in (_prose, _cells, lambda count: ["字"] * count, lambda count: ["本报讯"] * count):
        assert _work(many(4_000)) < 2.5 * 4 * _work(many(1_000))


def test_a_row_without_end_is_cut() -> None:
    assert cut(page("”" * 100_000))


def _prose(count: int) -> list[str]:
    rng = random.Random(1)
    return ["".join(rng.choices("的一是在不了有和人这。，", k=20)) for _ in range(count)]


def _cells(count: int) -> list[str]:
    return random.Random(1).choices("甲乙丙丁：—34", k=count)


def _work(lines: list[str]) -> float:
    start = time.process_time()
    cut(page("\n".join(lines)))
    return time.process_time() - start
