"""Where PDFium gets the fonts that a PDF names but does not hold: from us, or the machine.

From us while text is read, see ``standin``; from the machine while a page is drawn,
since OCR must see the characters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hzsearch.archive.pdf import pdfium
from hzsearch.archive.pdf.standin import font

#: The fonts every PDF reader has (ISO 32000-1, 9.6.2.2); PDFs need not state their widths.
_STANDARD = (b"Courier", b"Helvetica", b"Symbol", b"Times", b"ZapfDingbats")
_FONT = font()
#: Stands for our font.
_HANDLE = 1


def _map_font(*asked: object) -> int | None:
    """Return our font unless PDFium has the one asked for; its name comes sixth."""
    name = ctypes.cast(asked[5], ctypes.c_char_p).value or b""  # type: ignore[arg-type]
    return None if name.startswith(_STANDARD) else _HANDLE


def _font_data(_: object, __: object, table: int, buffer: int | None, size: int) -> int:
    """Copy the font, which is asked for as table 0. No size for others: it is no collection."""
    if table:
        return 0
    if buffer and size >= len(_FONT):
        ctypes.memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


def _functions() -> Any:
    kinds = dict(pdfium.SystemFonts._fields_)
    found = pdfium.SystemFonts(version=1)
    found.MapFont = kinds["MapFont"](_map_font)
    found.GetFontData = kinds["GetFontData"](_font_data)
    return found


#: PDFium calls these for as long as it runs.
_FUNCTIONS = _functions()


def use_stand_in() -> None:
    """Let PDFium take our font for every one that it has not and a PDF does not hold."""
    pdfium.set_system_fonts(ctypes.byref(_FUNCTIONS))


@contextmanager
def machine_fonts() -> Iterator[None]:
    """Let PDFium take the machine's fonts meanwhile."""
    default = pdfium.default_system_fonts()
    pdfium.set_system_fonts(default)
    try:
        yield
    finally:
        use_stand_in()
        pdfium.free_system_fonts(default)
