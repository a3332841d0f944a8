"""Vertical writing: stacks of characters, vertical fonts, turned words."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from tests.archive.pdf.drawing import SONG, Sheet, ink, line_with

TALL = "园区二十年再出发"


def test_a_stack_of_characters_is_one_vertical_line() -> None:
    page = Sheet().stack(300, 60, TALL).text(50, 60, "本报讯昨日上午").page()
    line = line_with(page, TALL)
    assert line.placed is not None
    assert line.placed.vertical
    box = line.placed.box
    assert (box.left, box.right) == pytest.approx((300, 320), abs=0.1)
    assert (box.top, box.bottom) == pytest.approx((42.4, 202.4), abs=0.1)
    assert not line_with(page, "本报讯").placed.vertical  # type: ignore[union-attr]


@pytest.mark.parametrize("step", [0.95, 1.0, 1.2, 1.5])
def test_columns_of_vertical_text_run_from_the_right(step: float) -> None:
    sheet = Sheet(400, 700)
    for place, column in enumerate(("春风又绿江南岸", "新城旧貌换新颜", "一江清水向东流")):
        sheet.stack(300 - 40 * place, 60, column, 20, step)
    page = sheet.page()
    assert [line.text for line in page.lines] == [
        "春风又绿江南岸",
        "新城旧貌换新颜",
        "一江清水向东流",
    ]
    assert all(line.placed and line.placed.vertical for line in page.lines)


def test_digits_side_by_side_belong_to_the_column() -> None:
    sheet = Sheet().stack(300, 60, "截至").text(300, 100, "24", 20).stack(300, 120, "个项目")
    assert sheet.texts() == ["截至24个项目"]


def test_vertical_text_among_horizontal_columns() -> None:
    body = ["本报讯昨日上午园区召开推进", "会部署明年三月的工程进度各"] * 6
    sheet = Sheet().lines(40, 100, body).stack(185, 100, TALL, 18).lines(215, 100, body)
    texts = sheet.texts()
    assert TALL in texts
    assert ink(texts) == ink(sheet.drawn)
    assert len(texts) == 25


def test_a_vertical_font_is_read_like_any_other() -> None:
    level = pdfmetrics.getFont(SONG)
    try:
        pdfmetrics.registerFont(UnicodeCIDFont(SONG, isVertical=True))
        sheet = Sheet().text(200, 100, "园区2年，再出发。", 20)
        page = sheet.page()
    finally:
        pdfmetrics.registerFont(level)
    assert [line.text for line in page.lines] == ["园区2年，再出发。"]
    placed = page.lines[0].placed
    assert placed is not None
    assert placed.vertical
    assert (placed.box.left, placed.box.top) == pytest.approx((190, 100), abs=0.5)


def test_text_turned_by_a_quarter_is_a_line() -> None:
    sheet = Sheet()
    sheet.canvas.saveState()
    sheet.canvas.translate(200, 300)
    sheet.canvas.rotate(-90)
    sheet.canvas.setFont(SONG, 12)
    sheet.canvas.drawString(0, 0, "High Tech园区")
    sheet.canvas.restoreState()
    (line,) = sheet.page().lines
    assert line.text == "High Tech园区"
    assert line.placed is not None
    assert line.placed.vertical
    assert line.placed.box.top == pytest.approx(200, abs=0.2)
    assert line.placed.box.right == pytest.approx(200 + 0.88 * 12, abs=0.2)


def test_a_turned_word_belongs_to_its_column() -> None:
    sheet = Sheet().stack(300, 60, "打造")
    sheet.canvas.saveState()
    sheet.canvas.translate(300 + 0.12 * 20, 500 - 83)
    sheet.canvas.rotate(-90)
    sheet.canvas.setFont(SONG, 20)
    sheet.canvas.drawString(0, 0, "AI")
    sheet.canvas.restoreState()
    sheet.stack(300, 83 + 31 + 17, "新城")
    assert sheet.texts() == ["打造AI新城"]


def test_a_column_of_figures_is_no_vertical_line() -> None:
    sheet = Sheet()
    for row in range(5):
        sheet.text(50, 100 + 14 * row, str(row + 1)).text(70, 100 + 14 * row, "号楼已经封顶验收")
    assert all(not line.placed.vertical for line in sheet.page().lines if line.placed)


def test_letters_that_stand_apart_less_than_the_lines_do_are_horizontal() -> None:
    sheet = Sheet()
    for row, text in enumerate(("产业新城", "开园迎客", "共谋发展")):
        sheet.text(50, 60 + 36 * row, text, 24, spacing=9)
    assert sheet.texts() == ["产业新城", "开园迎客", "共谋发展"]


def test_names_stand_apart_by_a_longer_step_downwards() -> None:
    sheet = Sheet().stack(300, 60, "本报记者", 10).stack(300, 102.3, "章文涂", 10)
    assert [line.text for line in sheet.page().lines] == ["本报记者 章文涂"]


def test_the_last_column_of_a_headline_may_be_two_characters_one_of_them_a_sign() -> None:
    sheet = Sheet().stack(300, 60, "园区奏响“开工").stack(272, 60, "曲”")
    lines = sheet.page().lines
    assert all(line.placed and line.placed.vertical for line in lines)
    assert [line.text for line in lines] == ["园区奏响“开工", "曲”"]


def test_columns_of_a_headline_spaced_out_downwards_stand_nearer_than_its_characters() -> None:
    body = ["本报讯昨日上午园区召开推进", "会部署明年三月的工程进度各"] * 6
    sheet = Sheet().stack(80, 60, "旧码头转身", 20, 1.5).stack(50, 60, "老钱学断电", 20, 1.5)
    texts = sheet.lines(140, 60, body).texts()
    assert {"旧码头转身", "老钱学断电"} <= set(texts)


def test_a_narrow_column_of_text_spaced_out_is_no_headline() -> None:
    sheet = Sheet()
    for row in range(6):
        for place in range(3):
            sheet.text(50 + 13 * place, 60 + 16 * row, "园区二十年再出发"[row + place], 10)
    assert not any(line.placed and line.placed.vertical for line in sheet.page().lines)
