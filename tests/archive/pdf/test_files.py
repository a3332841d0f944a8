"""PDFs that can not be read, in whole or in part: one sentence each, and the next file is read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from datetime import date

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hzsearch.archive.pdf import document, limits, ocr, process, read_pages
from hzsearch.archive.pdf.metadata import day
from hzsearch.archive.pdf.records import Record
from hzsearch.archive.pdf.wire import BrokenWireError, Head, unpacked
from hzsearch.errors import ArchiveError
from tests.archive.pdf.drawing import Sheet
from tests.archive.pdf.written import one_page, page_of, pdf, photo, stream

TEN_THOUSAND = f"({'a' * 10_000}) Tj "
GOOD = "BT /F0 10 Tf 50 50 Td (Zone) Tj ET"


def _refused(data: bytes) -> str:
    with pytest.raises(ArchiveError) as error:
        read_pages(data, "a/issue.pdf")
    # Whatever it was, the next file is read.
    assert page_of(GOOD).lines[0].text == "Zone"
    sentence = str(error.value)
    assert sentence.startswith("a/issue.pdf ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def _locked(**passwords: str) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=pdfencrypt.StandardEncryption(**passwords))
    canvas.drawString(50, 50, "Zone")
    canvas.save()
    return held.getvalue()


def test_a_file_that_needs_a_password() -> None:
    assert "password" in _refused(_locked(userPassword="open", ownerPassword="own"))


def test_a_file_that_only_guards_against_copying_is_read() -> None:
    (page,) = read_pages(_locked(userPassword="", ownerPassword="own"), "issue.pdf")
    assert [line.text for line in page.lines] == ["Zone"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "damaged"),
        (b"<html>", "no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
        (
            pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"),
            "no pages",
        ),
        (pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), ""),
        (pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 999999 >>"), ""),
        (one_page("[" * 200_000), ""),
        (one_page("q " * 200_000), ""),
        (one_page(f"BT /F0 9 Tf {TEN_THOUSAND * 21} ET"), "characters"),
        (one_page(GOOD, media="[0 0 90000 90000]"), "larger"),
        (one_page(GOOD)[:300], "damaged"),
    ],
)
def test_files_that_can_not_be_read(
    data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    assert reason in _refused(data)


def test_a_form_within_itself_is_read_once() -> None:
    form = stream(
        f"{GOOD} /X0 Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 400 500] "
        "/Resources << /Font << /F0 5 0 R >> /XObject << /X0 6 0 R >> >>",
    )
    page = page_of("/X0 Do", "", "[0 0 400 500]", form)
    assert "Zone" in {line.text for line in page.lines}


def _bomb() -> bytes:
    """Return a page whose forms, each of 40 others, hold 40 to the 8th texts."""
    forms = [
        stream(
            f"/X{n} Do " * 40 if n < 8 else GOOD,
            f"/Type /XObject /Subtype /Form /BBox [0 0 400 500] /Resources "
            f"<< /Font << /F0 5 0 R >> /XObject << /X{n} {7 + n} 0 R >> >>",
        )
        for n in range(9)
    ]
    return one_page("/X0 Do", "", "[0 0 400 500]", *forms)


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_A_PAGE", 1.0)
    monkeypatch.setattr(limits, "MEMORY", 1 << 40)
    assert "longer than 1 seconds" in _refused(_bomb())


def test_a_page_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource", reason="this system can not bound memory")
    assert resource
    monkeypatch.setattr(limits, "MEMORY", 400 * 1024 * 1024)
    assert "memory" in _refused(one_page(stream(_zeros(900), "/Filter /FlateDecode")))


def _zeros(megabytes: int) -> bytes:
    """Return so many megabytes of zeros, compressed, without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * megabytes + b"\x03\x00"


def test_when_the_reader_crashes_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    process.stop()
    monkeypatch.setattr(process, "_MAIN", "import os; os.abort()")
    with pytest.raises(ArchiveError, match=r"^issue\.pdf makes the PDF reader fail"):
        page_of(GOOD)
    monkeypatch.undo()
    assert page_of(GOOD).lines[0].text == "Zone"


def test_a_page_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "unpacked", _failing_on_the_second())
    first, second, third = (
        Sheet().text(50, 50, "一版").next().text(50, 50, "二版").next().text(50, 50, "三版").pages()
    )
    assert [[line.text for line in page.lines] for page in (first, second, third)] == [
        ["一版"],
        [],
        ["三版"],
    ]
    assert [page.lines[0].number for page in (first, third)] == [1, 2]
    assert second.notes == ("issue.pdf page 2 could not be read.",)
    assert (third.number, third.pages) == (3, 3)


def _failing_on_the_second() -> Callable[[Head, bytes], Record]:
    calls: list[int] = []

    def failing(head: Head, body: bytes) -> Record:
        calls.append(1)
        if len(calls) == 2:
            raise BrokenWireError
        return unpacked(head, body)

    return failing


def _scan() -> Sheet:
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(io.BytesIO(photo())), 0, 0, 400, 500)
    return sheet


def test_a_scan_among_pages_with_text_has_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    first, second = _scan().next().text(50, 50, "二版").pages()
    assert first.lines == ()
    assert first.notes == (
        "issue.pdf page 1 has no text layer; install hzsearch[ocr] and Tesseract with chi_sim "
        "to read it.",
    )
    assert [line.number for line in second.lines] == [1]


def test_a_file_of_scans_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    with pytest.raises(ArchiveError, match=r"^issue\.pdf has no page with text: .*no text layer"):
        _scan().next().pages()


def test_the_layer_of_a_scan_is_read_and_said() -> None:
    sheet = _scan().text(50, 100, "园区召开推进会部署进度", mode=3).text(50, 400, "章")
    page = sheet.page()
    assert [line.text for line in page.lines] == ["园区召开推进会部署进度", "章"]
    assert any("invisible" in note for note in page.notes)


def test_invisible_text_under_visible_text_is_left_out_and_said() -> None:
    page = Sheet().text(50, 100, "园区召开推进会").text(50, 200, "水印", mode=3).page()
    assert [line.text for line in page.lines] == ["园区召开推进会"]
    assert page.notes == ("issue.pdf page 1 has 2 invisible characters, which are left out.",)


def test_the_day_the_file_was_made() -> None:
    page = Sheet().text(50, 50, "一版").page()
    assert page.created is not None
    assert page.created.year >= 2024


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("D:20240401053000+08'00'", date(2024, 4, 1)),
        ("20240401", date(2024, 4, 1)),
        ("D:20241341", None),
        ("D:2024", None),
        ("April", None),
        ("", None),
    ],
)
def test_dates_as_pdf_writes_them(written: str, found: date | None) -> None:
    assert day(written) == found
