"""Pages without a text layer, read by Tesseract where it is installed.

Tesseract is a program of its own; we call it. What it reads is marked with a
note on its page: it may be wrong in ways that text from a PDF is not.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import groupby

from hzsearch.archive.pdf import limits
from hzsearch.archive.pdf.document import Document
from hzsearch.archive.pdf.wire import Head
from hzsearch.model import Box, Placement
from hzsearch.model.boxes import hull

PlacedText = tuple[str, Placement]

_LANGUAGE = "chi_sim"
#: Page segmentation: automatic; if that finds nothing, one block of text (tesseract --help-psm).
_MODES = ("3", "6")
#: The height of a line's ink in em: Han fill about nine tenths of it.
_INK = 0.9


@cache
def is_available() -> bool:
    """Return whether Tesseract, its data for simplified Chinese, and Pillow are there."""
    program = shutil.which("tesseract")
    if program is None or find_spec("PIL") is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603  the program was found on PATH by its name
            [program, "--list-langs"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _LANGUAGE in (listed.stdout + listed.stderr).decode("utf-8", "replace").split()


def read_by_ocr(document: Document, index: int) -> list[PlacedText] | None:
    """Return the lines that Tesseract sees on a page, None where it fails."""
    picture = document.picture(index, limits.OCR_DPI)
    if picture is None:
        return None
    head, image = picture[0], _png(*picture)
    for mode in _MODES:
        table = _tesseract(image, mode, head["dpi"])
        if table is None:
            return None
        if lines := list(_lines(table, 72 / head["dpi"])):
            return lines
    return []


def _png(head: Head, pixels: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  optional: hzsearch[ocr]

    size = head["width"], head["height"]
    image = Image.frombytes("L", size, pixels, "raw", "L", head["stride"], 1)
    held = io.BytesIO()
    image.save(held, "PNG", compress_level=1)
    return held.getvalue()


def _tesseract(image: bytes, mode: str, dpi: float) -> str | None:
    program = shutil.which("tesseract") or "tesseract"
    options = ["-l", _LANGUAGE, "--psm", mode, "--dpi", str(round(dpi)), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  as above; the image is its standard input
            [program, "stdin", "stdout", *options],
            input=image,
            capture_output=True,
            timeout=limits.OCR_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, scale: float) -> Iterator[PlacedText]:
    """Yield the lines of Tesseract's table of words; ``scale`` is points in a pixel."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == "5" and row["text"].strip()]
    keys = ("block_num", "par_num", "line_num")
    for _, group in groupby(words, key=lambda row: [row[key] for key in keys]):
        line = list(group)
        box = hull(_box(row, scale) for row in line)
        downwards = len(line) > 1 and box.height > 2 * box.width
        text = _joined([row["text"].strip() for row in line])
        yield text, Placement(box, _size(text, box, downwards), vertical=downwards)


def _size(text: str, box: Box, downwards: bool) -> float:
    """Return the em of a line: by its thickness or, where it is less, by its length.

    A line's box often takes in specks, so its thickness alone is not to be trusted.
    """
    thick, long = (box.width, box.height) if downwards else (box.height, box.width)
    ems = sum(0.5 if char.isascii() else 1.0 for char in text)
    return min(thick / _INK, long / ems) if ems >= 3 else thick / _INK


def _box(row: dict[str, str], scale: float) -> Box:
    left, top, width, height = (
        float(row[key]) * scale for key in ("left", "top", "width", "height")
    )
    return Box(left, top, left + width, top + height)


def _joined(words: list[str]) -> str:
    """Return the words of a line: blanks stand between Latin ones only."""
    text = words[0]
    for word in words[1:]:
        latin = text[-1].isascii() and word[0].isascii()
        text += f" {word}" if latin else word
    return text
