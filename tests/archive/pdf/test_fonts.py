"""Fonts that a PDF names but does not hold: the machine's fonts have no say in what is read."""

from __future__ import annotations

from hzsearch.archive.pdf import process, read_pages
from hzsearch.archive.pdf.document import Document
from tests.archive.pdf.drawing import Sheet
from tests.archive.pdf.written import one_page, stream

_TEXT = "园区开园迎客"


def _named_only() -> bytes:
    """Return a page with a line and a column in a font by its name, as word processors print it."""
    codes = [f"{number:04X}" for number, _ in enumerate(_TEXT, start=1000)]
    names = "\n".join(
        f"<{code}> <{ord(char):04X}>" for code, char in zip(codes, _TEXT, strict=True)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /N def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{names}\nendbfchar\nendcmap end"
    )
    column = "".join(
        f"BT /F1 20 Tf 300 {400 - 20 * i} Td <{c}> Tj ET " for i, c in enumerate(codes)
    )
    return one_page(
        f"BT /F1 10 Tf 50 450 Td <{''.join(codes)}> Tj ET {column}",
        "",
        "[0 0 400 500]",
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H "
        "/DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(cmap),
    )


def test_single_characters_are_read_though_their_font_is_nowhere() -> None:
    (page,) = read_pages(_named_only(), "issue.pdf")
    assert [(line.text, line.placed and line.placed.vertical) for line in page.lines] == [
        (_TEXT, False),
        (_TEXT, True),
    ]


def test_a_line_ends_where_its_last_character_does() -> None:
    page = Sheet().text(50, 100, "园区A", 10).page()
    (line,) = page.lines
    assert line.placed is not None
    assert abs(line.placed.box.right - 50 - 20 - 6.84) < 0.001


def test_signs_printed_twice_are_bold_too() -> None:
    page = Sheet().text(50, 100, "。，", 10).text(50.3, 100, "。，", 10).page()
    assert [line.placed and line.placed.bold for line in page.lines] == [True]


def test_a_page_is_drawn_alike_before_and_after_it_is_read() -> None:
    document = Document(_named_only(), "issue.pdf")
    before = document.picture(0, 100)
    read = document.page(0)
    assert before == document.picture(0, 100)
    assert read == document.page(0)
    process.stop()
