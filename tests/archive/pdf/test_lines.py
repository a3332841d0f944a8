"""Horizontal text: what is one line, what is not."""

from __future__ import annotations

import random

import pytest

from tests.archive.pdf.drawing import Sheet, ink, line_with, width

BODY = [
    "本报讯昨日上午园区召开推进",
    "会部署明年三月的工程进度各",
    "部门汇报了封顶和验收的安排",
    "与会者走进车间了解新的产线",
]


def test_a_line_is_a_line_with_its_box() -> None:
    page = Sheet(400, 500).text(50, 100, "园区召开推进会", 20).page()
    (line,) = page.lines
    placed = line.placed
    assert (line.number, line.text) == (1, "园区召开推进会")
    assert placed is not None
    assert (placed.box.left, placed.box.right) == pytest.approx((50, 190), abs=0.1)
    assert (placed.box.top, placed.box.bottom) == pytest.approx((82.4, 102.4), abs=0.1)
    assert placed.size == pytest.approx(20)
    assert (placed.font, placed.vertical) == ("STSong-Light", False)


@pytest.mark.parametrize("gutter", [5.0, 8.0, 10.0, 20.0])
def test_columns_are_not_run_together_however_narrow_the_gutter(gutter: float) -> None:
    sheet = Sheet(600)
    for column in range(3):
        sheet.lines(40 + column * (130 + gutter), 100, BODY)
    assert sheet.texts() == BODY * 3


@pytest.mark.parametrize("gutter", [10.0, 14.0])
def test_headlines_of_two_columns_are_two_though_they_nearly_touch(gutter: float) -> None:
    sheet = Sheet()
    for x, title in ((40.0, "新城开园"), (40.0 + 130 + gutter, "旧港换颜")):
        sheet.text(x, 90, title, 32.5).lines(x, 120, BODY)
    assert sorted(sheet.texts()) == sorted(["新城开园", *BODY, "旧港换颜", *BODY])


def test_a_headline_over_two_columns_is_one_though_a_gutter_is_below() -> None:
    sheet = Sheet().text(45, 90, "新城开园迎客", 30, spacing=14)
    texts = sheet.lines(40, 120, BODY).lines(180, 120, BODY).texts()
    assert texts == ["新城开园迎客", *BODY, *BODY]


def test_a_headline_with_a_blank_over_a_gutter_is_one() -> None:
    sheet = Sheet().text(40, 90, "新城开园　旧港换颜", 30)
    texts = sheet.lines(40, 120, BODY).lines(185, 120, BODY).texts()
    assert texts == ["新城开园　旧港换颜", *BODY, *BODY]


def test_a_letter_spaced_headline_with_a_blank_is_one() -> None:
    (line,) = Sheet(600).text(40, 90, "新城开园　旧港换颜", 20, spacing=16).page().lines
    assert line.text == "新城开园　旧港换颜"


def test_the_order_of_the_content_stream_does_not_matter() -> None:
    sheet = Sheet()
    chars = [
        (40 + column * 150 + place * 10, 100 + row * 14, char)
        for column in range(2)
        for row, line in enumerate(BODY)
        for place, char in enumerate(line)
    ]
    random.Random(7).shuffle(chars)
    for x, base, char in chars:
        sheet.text(x, base, char)
    assert sheet.texts() == BODY * 2


def test_a_rule_between_two_cells_parts_them_though_they_nearly_touch() -> None:
    sheet = Sheet().text(50, 100, "全年产值").text(92, 100, "四百亿元").rule(91, 90, 91, 104)
    assert sheet.texts() == ["全年产值", "四百亿元"]


def test_the_side_of_a_frame_parts_too() -> None:
    sheet = Sheet().text(50, 100, "全年产值").text(93, 100, "四百亿元")
    sheet.canvas.rect(91, 500 - 104, 60, 14)
    assert sheet.texts() == ["全年产值", "四百亿元"]


def test_a_letter_spaced_headline_is_one_line() -> None:
    sheet = Sheet().text(50, 60, "通知", 24, spacing=24).lines(50, 100, BODY)
    assert sheet.texts() == ["通知", *BODY]


def test_a_letter_spaced_headline_of_two_lines_is_not_taken_for_columns() -> None:
    sheet = (
        Sheet().text(50, 60, "产业新城", 24, spacing=12).text(50, 100, "开园迎客", 24, spacing=12)
    )
    assert sheet.texts() == ["产业新城", "开园迎客"]


def test_justified_text_stays_together() -> None:
    sheet = Sheet()
    for row, spacing in enumerate((0.0, 1.5, 2.4, 0.7)):
        sheet.text(50, 100 + 14 * row, BODY[row], spacing=spacing)
    assert sheet.texts() == BODY


def test_a_gap_that_the_lines_around_run_across_is_within_a_line() -> None:
    sheet = Sheet().text(50, 100, BODY[0]).text(50, 128, BODY[2])
    sheet.text(50, 114, "主持人").text(100, 114, "介绍了情况各部")
    assert sheet.texts() == [BODY[0], "主持人 介绍了情况各部", BODY[2]]


def test_an_indent_stays_and_the_box_begins_at_the_ink() -> None:
    page = Sheet().text(50, 100, "\u3000\u3000园区召开推进会").page()
    (line,) = page.lines
    assert line.text == "\u3000\u3000园区召开推进会"
    assert line.placed is not None
    assert line.placed.box.left == pytest.approx(70, abs=0.1)


def test_an_indent_without_blanks_is_in_the_box_alone() -> None:
    page = Sheet().text(70, 100, "园区召开推进会").text(50, 114, BODY[1]).page()
    assert [line.text for line in page.lines] == ["园区召开推进会", BODY[1]]


def test_blanks_between_names_stay() -> None:
    sheet = Sheet().text(50, 100, "本报记者\u3000陈文博\u3000王\u3000宁")
    assert sheet.texts() == ["本报记者\u3000陈文博\u3000王\u3000宁"]


def test_blanks_that_are_texts_of_their_own_hold_a_line_together() -> None:
    sheet = Sheet().text(50, 100, "本版责编").text(90, 100, "\u3000").text(100, 100, "宋怀瑾")
    assert sheet.texts() == ["本版责编\u3000宋怀瑾"]


def test_latin_words_are_parted_with_blanks_or_by_place() -> None:
    sheet = Sheet().text(50, 100, "High Tech Zone").text(50, 130, "High").text(74, 130, "Tech")
    assert sheet.texts() == ["High Tech Zone", "High Tech"]


def test_a_headline_beside_body_text_is_a_line_of_its_own() -> None:
    sheet = Sheet().text(40, 110, "开园", 30).lines(110, 100, BODY)
    assert sorted(sheet.texts()) == sorted(["开园", *BODY])


def test_raised_and_lowered_figures_are_in_the_line() -> None:
    end = 50 + width("占地4万m")
    sheet = Sheet().text(50, 100, "占地4万m").text(end + 0.5, 96, "2", 6)
    sheet.text(end + 4, 100, "的园区CO").text(end + 4.5 + width("的园区CO"), 102, "2", 6)
    assert sheet.texts() == ["占地4万m2的园区CO2"]


def test_pinyin_above_characters_is_a_line_of_its_own() -> None:
    sheet = Sheet().text(50, 100, "园区开园").text(51, 91, "yuan", 4)
    assert sorted(sheet.texts()) == ["yuan", "园区开园"]


def test_large_figures_are_in_the_line() -> None:
    sheet = Sheet().text(50, 100, "增长", 12).text(74, 100, "36", 24).text(98, 100, "亿元", 12)
    texts = sheet.texts()
    assert texts == ["增长36亿元"]


def test_a_large_initial_begins_the_first_of_the_lines_beside_it() -> None:
    sheet = Sheet().text(50, 112.1, "本", 24).text(76, 100, "报讯昨日上午园区召开")
    sheet.text(76, 114, "推进会部署明年三月的").text(50, 128, BODY[1])
    texts = sheet.texts()
    assert texts == ["本报讯昨日上午园区召开", "推进会部署明年三月的", BODY[1]]


def test_what_is_printed_twice_is_one_bold_line() -> None:
    sheet = Sheet().text(50, 100, "园区开园", 20).text(50.4, 100.2, "园区开园", 20)
    page = sheet.text(50, 140, "推进会", 20).page()
    assert [line.text for line in page.lines] == ["园区开园", "推进会"]
    bold = [line.placed.bold for line in page.lines if line.placed]
    assert bold == [True, False]


def test_what_is_printed_over_char_by_char_is_one_bold_line() -> None:
    sheet = Sheet()
    for copy in range(3):
        for place, char in enumerate("开园开园"):
            sheet.text(50 + 20 * place + 0.3 * copy, 100, char, 20)
    page = sheet.page()
    assert [line.text for line in page.lines] == ["开园开园"]
    assert line_with(page, "开园").placed.bold  # type: ignore[union-attr]


def test_the_same_character_side_by_side_is_not_printed_twice() -> None:
    sheet = (
        Sheet()
        .text(50, 100, "好好学习天天向上")
        .text(50, 120, "lllll......")
        .stack(300, 100, "天天好好")
    )
    assert ink(sheet.texts()) == ink(sheet.drawn)


def test_a_line_stroked_and_filled_is_bold() -> None:
    page = Sheet().text(50, 100, "园区开园", 20, mode=2).page()
    assert page.lines[0].placed is not None
    assert page.lines[0].placed.bold


def test_cells_of_a_table_are_not_run_together() -> None:
    sheet = Sheet()
    for row, (zone, value) in enumerate((("苏州", "12"), ("无锡", "9"), ("常州", "11"))):
        sheet.text(50, 100 + 16 * row, zone).text(150, 100 + 16 * row, value)
    assert sorted(sheet.texts()) == sorted(["苏州", "12", "无锡", "9", "常州", "11"])


def test_an_indent_does_not_hide_the_gutter_beside_it() -> None:
    sheet = Sheet(600).lines(40, 100, BODY)
    for row, line in enumerate(BODY):
        indent = 20 if row % 2 else 0
        sheet.text(184 + indent, 100 + row * 14, line[: len(line) - indent // 10])
    texts = sheet.texts()
    assert BODY[1] in texts
    assert BODY[1][:-2] in texts


def test_names_stand_apart_by_a_narrow_blank() -> None:
    sheet = Sheet().text(40, 100, "本报记者").text(82.3, 100, "章文").text(104.6, 100, "涂白鹭")
    assert [line.text for line in sheet.page().lines] == ["本报记者 章文 涂白鹭"]


def test_a_letter_spaced_headline_with_a_wide_blank_is_no_more_than_two_pieces() -> None:
    sheet = Sheet(600).text(40, 60, "旧码头", 20, spacing=14)
    sheet.text(40 + 3 * 34 + 30, 60, "再出发", 20, spacing=14)
    texts = sheet.texts()
    assert texts in (["旧码头", "再出发"], ["旧码头 再出发"])


def test_rules_on_both_sides_of_a_blank_leave_no_line_of_blanks() -> None:
    sheet = Sheet().text(50, 100, "旧码头　再出发", 10)
    sheet.rule(80, 80, 80, 120).rule(90, 80, 90, 120)
    assert sheet.texts() == ["旧码头", "再出发"]
