"""Characters as fonts name them: ligatures, pairs, private codes, none at all."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

import pytest

from hzsearch.archive.pdf import read_pages
from hzsearch.archive.pdf.typefaces import is_bold
from hzsearch.model import Page
from tests.archive.pdf.drawing import Sheet
from tests.archive.pdf.written import one_page, stream


def _named(codes: str, **names: str) -> Page:
    """Return a page that shows ``codes`` in a font that names them in UTF-16, by hex code."""
    table = "\n".join(f"<{code[1:]}> <{name}>" for code, name in names.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /N def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(names)} beginbfchar\n{table}\nendbfchar\nendcmap end"
    )
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 0 /LastChar 255 /Widths ["
        + "1000 " * 256
        + "] /ToUnicode 7 0 R >>"
    )
    data = one_page(
        f"BT /F1 10 Tf 50 50 Td <{codes}> Tj ET", "", "[0 0 400 500]", font, stream(cmap)
    )
    (page,) = read_pages(data, "issue.pdf")
    return page


def _texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_a_ligature_is_all_its_letters() -> None:
    page = _named("010203", x01="004F", x02="00660066", x03="0065")
    assert _texts(page) == ["Offe"]


def test_a_character_beyond_the_basic_plane_is_one() -> None:
    assert _texts(_named("0102", x01="D840DC0B", x02="533A")) == ["\U0002000b区"]


def test_radicals_and_compatibility_forms_stay_as_they_are() -> None:
    assert _texts(_named("010203", x01="2F2F", x02="F983", x03="FF21")) == ["\u2f2f\uf983\uff21"]


def test_a_private_code_is_kept_and_said() -> None:
    page = _named("0102", x01="E001", x02="533A")
    assert _texts(page) == ["\ue001区"]
    assert page.notes == ("issue.pdf page 1 has 1 characters of a private code, kept as they are.",)


def test_what_has_no_name_is_not_guessed() -> None:
    page = _named("010203", x01="56ED", x03="533A")
    assert _texts(page) == ["园\ufffd区"]
    assert "1 characters that its fonts do not name" in page.notes[0]


def test_a_soft_hyphen_is_kept_and_said() -> None:
    page = _named("010203", x01="0041", x02="00AD", x03="0042")
    assert _texts(page) == ["A\u00adB"]
    assert "soft hyphen" in page.notes[0]


def test_a_hyphen_at_the_end_of_a_line_is_one() -> None:
    sheet = Sheet().text(50, 100, "High-").text(50, 112, "Tech")
    assert sheet.texts() == ["High-", "Tech"]


def test_bytes_that_are_no_character_do_not_get_into_the_text() -> None:
    page = _named("010203", x01="0041", x02="0000", x03="0042")
    assert "\0" not in "".join(_texts(page))
    assert _texts(page)[0].startswith("A")


@pytest.mark.parametrize(
    ("name", "weight", "bold"),
    [
        ("ABCDEF+SimHei", -1, True),
        ("FZXBSJW--GB1-0", 400, True),
        ("FZSSJW--GB1-0", 400, False),
        ("STSong-Light", 290, False),
        ("NotoSansCJKsc-Bold", 400, True),
        ("SourceHanSerifSC-Regular", 700, True),
        ("方正大黑", -1, True),
        ("", -1, False),
    ],
)
def test_bold_faces_are_known_by_name_or_weight(name: str, weight: int, bold: bool) -> None:
    assert is_bold(name, weight) is bold


def _first(data: bytes) -> str:
    return read_pages(data, "issue.pdf")[0].lines[0].text


def test_worker_processes_read_too() -> None:
    data = Sheet().text(50, 50, "一版").pdf()
    assert _first(data) == "一版"
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(_first, [data] * 6)) == ["一版"] * 6
    assert _first(data) == "一版"
