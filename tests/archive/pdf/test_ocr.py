"""Pages without a text layer, where Tesseract is installed; its table, everywhere."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader

from hzsearch.archive.pdf import document, ocr
from tests.archive.pdf.drawing import Sheet
from tests.archive.pdf.written import photo

_FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",)

TABLE = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0\t0\t1600\t2000\t-1\t\n"
    "5\t1\t1\t1\t1\t1\t100\t200\t80\t40\t96\t园区\n"
    "5\t1\t1\t1\t1\t2\t180\t200\t80\t40\t96\t开园\n"
    "5\t1\t1\t1\t2\t1\t100\t300\t80\t40\t96\tHigh\n"
    "5\t1\t1\t1\t2\t2\t200\t300\t80\t40\t96\tTech\n"
    '5\t1\t1\t1\t2\t3\t300\t300\t80\t40\t96\t"园\n'
)


def _scan(image: object) -> Sheet:
    sheet = Sheet()
    sheet.canvas.drawImage(image, 0, 0, 400, 500)
    return sheet


def test_words_become_lines_with_boxes_in_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "_png", lambda *_: b"")
    monkeypatch.setattr(ocr, "_tesseract", lambda *_: TABLE)
    page = _scan(ImageReader(io.BytesIO(photo()))).page()
    assert [line.text for line in page.lines] == ["园区开园", 'High Tech "园']
    placed = page.lines[0].placed
    assert placed is not None
    assert (placed.box.left, placed.box.right) == pytest.approx((24, 62.4))
    assert placed.size == pytest.approx(9.6)
    assert page.notes == (
        "issue.pdf page 1 has no text layer; it was read by OCR, so expect errors.",
    )


def test_when_tesseract_fails_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(document.Document, "picture", lambda *_: None)
    first, _ = _scan(ImageReader(io.BytesIO(photo()))).next().text(50, 50, "二版").pages()
    assert first.notes == ("issue.pdf page 1 has no text layer, and OCR found nothing to read.",)


@pytest.mark.skipif(not ocr.is_available(), reason="Tesseract with chi_sim is not installed")
def test_a_scan_is_read() -> None:
    image_draw = pytest.importorskip("PIL.ImageDraw", reason="Pillow is not installed")
    from PIL import Image, ImageFont

    font = next((path for path in _FONTS if Path(path).exists()), None)
    if font is None:
        pytest.skip("no CJK font is installed")
    image = Image.new("L", (1600, 2000), 255)
    image_draw.Draw(image).text(
        (200, 200), "园区召开推进会议", font=ImageFont.truetype(font, 60, index=2), fill=0
    )
    page = _scan(ImageReader(image)).page()
    assert "园区召开" in "".join(line.text for line in page.lines)
    assert page.lines[0].placed is not None
    assert page.lines[0].placed.size == pytest.approx(15, rel=0.15)
