"""How much of a PDF is read: beyond these it is no newspaper, or it is meant to harm.

The largest broadsheet (A2, 14,000 characters, some thousand paths) stays far below
each. All are per file or per page, so that memory and time are bounded.
"""

from __future__ import annotations

#: Bytes of a file; issues with photos in print resolution have some hundred MB.
MOST_BYTES = 512 * 1024 * 1024
#: Pages of a file.
MOST_PAGES = 5_000
#: Points of a page's longer side: the largest that PDF allows (ISO 32000-1, annex C).
LONGEST_SIDE = 14_400.0
#: Characters of a page, printed ones and blanks.
MOST_GLYPHS = 60_000
#: Paths, images and texts of a page that are looked at for rules, frames, pictures.
MOST_OBJECTS = 100_000
#: How deep form XObjects may lie within one another.
DEEPEST_FORM = 12
#: Seconds for a page, and for opening a file.
SECONDS_A_PAGE = 20.0
SECONDS_TO_OPEN = 60.0
#: Bytes of address space of the process that reads, beside twice the file itself.
MEMORY = 2 * 1024 * 1024 * 1024
#: Pages of a file that may fail, each within the time for one, before the rest is not tried.
MOST_FAILURES = 4
#: Pixels of a page that is drawn for reading by OCR: an A2 page at 300 dpi has 35 million.
MOST_PIXELS = 60_000_000
#: Dots per inch for OCR, and seconds that Tesseract has for a page.
OCR_DPI = 300
OCR_SECONDS = 300.0
