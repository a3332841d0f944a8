"""Draws small newspaper PDFs with reportlab, in points from the page's top left corner."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from hzsearch.archive.pdf import read_pages
from hzsearch.model import Line, Page

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Sheet:
    """A page to draw on; ``drawn`` is every text that was drawn, for comparing."""

    def __init__(self, width: float = 400, height: float = 500) -> None:
        self.width, self.height = width, height
        self.drawn: list[str] = []
        self._held = io.BytesIO()
        self.canvas = Canvas(self._held, pagesize=(width, height))

    def text(self, x: float, base: float, text: str, size: float = 10, **how: float) -> Sheet:
        """Draw ``text``; ``spacing`` is the points added after each character."""
        part = self.canvas.beginText(x, self.height - base)
        part.setFont(SONG, size)
        part.setCharSpace(how.get("spacing", 0))
        part.setTextRenderMode(int(how.get("mode", 0)))
        part.textOut(text)
        # reportlab does not set these back, neither at the text's end.
        part.setCharSpace(0)
        part.setTextRenderMode(0)
        self.canvas.drawText(part)
        self.drawn.append(text)
        return self

    def lines(self, x: float, base: float, lines: Iterable[str], step: float = 14) -> Sheet:
        """Draw lines of body text one below the other."""
        for number, line in enumerate(lines):
            self.text(x, base + number * step, line)
        return self

    def stack(self, x: float, base: float, text: str, size: float = 20, step: float = 1) -> Sheet:
        """Draw single characters one below the other, ``step`` em apart."""
        for number, char in enumerate(text):
            self.text(x, base + number * step * size, char, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a hairline."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def next(self) -> Sheet:
        """Begin another page."""
        self.canvas.showPage()
        return self

    def pdf(self) -> bytes:
        """Return the PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self._held.getvalue()

    def pages(self) -> tuple[Page, ...]:
        """Return what is read of it."""
        return read_pages(self.pdf(), "issue.pdf")

    def page(self) -> Page:
        """Return the one page that is read of it."""
        (page,) = self.pages()
        return page

    def texts(self) -> list[str]:
        """Return the texts of the lines that are read of it."""
        return [line.text for line in self.page().lines]


def width(text: str, size: float = 10) -> float:
    """Return how wide ``text`` is."""
    return float(pdfmetrics.stringWidth(text, SONG, size))


def ink(texts: Iterable[str]) -> Counter[str]:
    """Return how often each character that is not blank occurs."""
    return Counter(char for text in texts for char in text if not char.isspace())


def line_with(page: Page, text: str) -> Line:
    """Return the one line of ``page`` that holds ``text``."""
    (line,) = (line for line in page.lines if text in line.text)
    return line
