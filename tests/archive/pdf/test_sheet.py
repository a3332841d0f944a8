"""Rules, frames and pictures, and the page they are on."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.utils import ImageReader

from hzsearch.archive.pdf import read_pages
from hzsearch.model import Box
from tests.archive.pdf.drawing import Sheet
from tests.archive.pdf.written import compressed, one_page, page_of, photo

BODY = "本报讯昨日上午园区召开推进"


def _near(box: Box, *sides: float) -> bool:
    return (box.left, box.top, box.right, box.bottom) == pytest.approx(sides, abs=0.6)


def _sheet() -> Sheet:
    return Sheet().text(50, 100, BODY)


def test_thin_lines_and_thin_boxes_are_rules() -> None:
    sheet = _sheet().rule(40, 200, 340, 200).rule(200, 220, 200, 400)
    sheet.canvas.rect(40, 50, 100, 1, stroke=0, fill=1)
    found = sheet.page().sheet
    assert found is not None
    assert len(found.rules) == 3
    assert _near(found.rules[0], 40, 200, 340, 200)
    assert _near(found.rules[1], 200, 220, 200, 400)
    assert _near(found.rules[2], 40, 449, 140, 450)


def test_lines_of_one_path_are_rules_each() -> None:
    sheet = _sheet()
    sheet.canvas.lines([(40, 300, 340, 300), (40, 280, 340, 280)])
    found = sheet.page().sheet
    assert found is not None
    assert [round(rule.top) for rule in found.rules] == [200, 220]


@pytest.mark.parametrize("white", [False, True])
def test_a_large_path_without_text_is_a_picture(white: bool) -> None:
    """PDFium calls a pattern white, so a white one may be drawn too."""
    sheet = _sheet()
    sheet.canvas.setFillGray(1.0 if white else 0.8)
    sheet.canvas.rect(40, 50, 100, 60, stroke=0, fill=1)
    found = sheet.page().sheet
    assert found is not None
    assert len(found.pictures) == 1
    assert _near(found.pictures[0], 40, 390, 140, 450)


def test_slanted_lines_are_nothing() -> None:
    found = _sheet().rule(40, 80, 340, 300).page().sheet
    assert found is not None
    assert (found.rules, found.frames) == ((), ())


def test_outlines_and_tints_that_hold_text_are_frames() -> None:
    sheet = Sheet()
    sheet.canvas.rect(40, 380, 200, 40)
    sheet.canvas.setFillGray(0.9)
    sheet.canvas.rect(40, 200, 200, 40, stroke=0, fill=1)
    sheet.canvas.rect(40, 100, 200, 40, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    found = sheet.text(50, 100, BODY).text(50, 275, BODY).page().sheet
    assert found is not None
    assert len(found.frames) == 2
    assert _near(found.frames[0], 40, 80, 240, 120)
    assert _near(found.frames[1], 40, 260, 240, 300)


def test_white_boxes_and_the_ground_of_the_page_are_no_frames() -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.95)
    sheet.canvas.rect(0, 0, 400, 500, stroke=0, fill=1)
    sheet.canvas.setFillGray(1)
    sheet.canvas.rect(40, 380, 200, 40, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    found = sheet.text(50, 100, BODY).page().sheet
    assert found is not None
    assert found.frames == ()


def test_images_are_pictures_but_for_dots_and_grounds() -> None:
    sheet = Sheet()
    image = ImageReader(io.BytesIO(photo()))
    sheet.canvas.drawImage(image, 0, 0, 400, 500)
    sheet.canvas.drawImage(image, 100, 100, 120, 80)
    sheet.canvas.drawImage(image, 300, 300, 8, 8)
    found = sheet.text(50, 100, BODY).page().sheet
    assert found is not None
    (picture,) = found.pictures
    assert _near(picture, 100, 320, 220, 400)


def test_a_clipped_picture_is_as_large_as_what_is_seen_of_it() -> None:
    sheet = _sheet()
    canvas = sheet.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(150, 120, 50, 40)
    canvas.clipPath(path, stroke=0)
    canvas.drawImage(ImageReader(io.BytesIO(photo())), 100, 100, 200, 200)
    canvas.restoreState()
    found = sheet.page().sheet
    assert found is not None
    (picture,) = found.pictures
    assert _near(picture, 150, 340, 200, 380)


def test_forms_are_gone_through() -> None:
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.beginForm("box")
    canvas.rect(0, 0, 100, 50)
    canvas.line(0, 20, 100, 20)
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(10, 30, "园区开园")
    canvas.endForm()
    canvas.saveState()
    canvas.translate(100, 200)
    canvas.scale(2, 2)
    canvas.doForm("box")
    canvas.restoreState()
    page = sheet.page()
    assert page.sheet is not None
    assert [line.text for line in page.lines] == ["园区开园"]
    assert page.lines[0].placed is not None
    assert page.lines[0].placed.size == pytest.approx(20)
    assert _near(page.sheet.frames[0], 100, 199, 301, 300)
    assert _near(page.sheet.rules[0], 100, 259, 301, 261)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0, 0), (-30, 100)])
def test_coordinates_are_those_of_the_displayed_page(turn: int, corner: tuple[int, int]) -> None:
    left, bottom = corner
    # One glyph at 50, 60 from the left and top of what is displayed, upright there.
    width, height = 300, 200
    text = {
        0: f"1 0 0 1 {left + 50} {bottom + 140} Tm",
        90: f"0 1 -1 0 {left + 60} {bottom + 50} Tm",
        180: f"-1 0 0 -1 {left + 250} {bottom + 60} Tm",
        270: f"0 -1 1 0 {left + 240} {bottom + 150} Tm",
    }[turn]
    box = f"[{left} {bottom} {left + width} {bottom + height}]"
    page = page_of(
        f"BT /F0 10 Tf {text} (Zone) Tj ET",
        f"/CropBox {box} /Rotate {turn}",
        media="[-500 -500 900 900]",
    )
    assert page.sheet is not None
    shown = (width, height) if turn % 180 == 0 else (height, width)
    assert (page.sheet.width, page.sheet.height) == shown
    (line,) = page.lines
    assert line.text == "Zone"
    assert line.placed is not None
    assert not line.placed.vertical
    assert line.placed.box.left == pytest.approx(50, abs=0.3)
    assert line.placed.box.top == pytest.approx(60 - 8.8, abs=0.1)


def test_text_outside_the_crop_box_is_left_out_and_said() -> None:
    page = page_of(
        "BT /F0 10 Tf 50 50 Td (Zone) Tj 300 0 Td (slug) Tj ET", "/CropBox [0 0 200 200]"
    )
    assert [line.text for line in page.lines] == ["Zone"]
    assert page.notes == (
        "issue.pdf page 1 has 4 characters outside its edges, which are left out.",
    )


@pytest.mark.parametrize("packed", [False, True])
def test_a_user_unit_makes_the_page_larger(packed: bool) -> None:
    content = "BT /F0 10 Tf 50 150 Td (Zone) Tj ET"
    data = one_page(content, "/UserUnit 2 /CropBox [0 0 200 200]")
    (page,) = read_pages(compressed(data) if packed else data, "issue.pdf")
    assert page.sheet is not None
    assert (page.sheet.width, page.sheet.height) == (400, 400)
    assert page.lines[0].placed is not None
    assert page.lines[0].placed.size == pytest.approx(20)
    assert page.lines[0].placed.box.left == pytest.approx(100, abs=0.5)
