"""``python -m benchmarks.pdf``: how many PDF pages a second are read, and read and cut.

The pages are made here with reportlab: A2, six columns, with rules, frames, a fake
bold headline and a vertical one; full pages of 9,050 characters, which the goal is
for, and pages of 6,500, as many as the paper's own have. What was
drawn is counted against what was read: the figures of a wrong reader are worth
nothing. Text that the cutter reads is random, so it says how fast it is, not how good.
"""

from __future__ import annotations

import argparse
import io
import os
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reportlab.lib.pagesizes import A2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks import report
from hzsearch.archive.pdf import process, read_pages
from hzsearch.layout.placed import cut_placed
from hzsearch.model import Page

_FONT = "STSong-Light"
_HAN = "高新区全年新增企业四百家其中集成电路与生物医药占六成创新中心投入使用科研人员走进车间"
_SIZE, _STEP, _COLUMNS, _CHARS, _GUTTER = 10.5, 15.0, 6, 17, 12.0
#: Lines of a column, on full pages and on usual ones.
_FULL, _USUAL = 88, 63

#: Pages a second, reading and cutting, on one core.
PAGES_A_SECOND = 5.0


def main() -> None:
    """Read the command line, make the pages, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=8, help="pages of the file")
    parser.add_argument("--runs", type=int, default=5, help="how often it is read")
    args = parser.parse_args()
    for rows in (_USUAL, _FULL):
        data, drawn = make(args.pages, random.Random(1), rows)
        pages = read_pages(data, "issue.pdf")
        check(pages, drawn)
        chars = drawn.total() // args.pages
        print(f"{args.pages} pages of {chars:,} characters, {len(data) / 1e6:.1f} MB; all read.")
        seconds = _timed(data, pages, args.runs)
        print("\n".join(_table(seconds, args.pages)))
    rate = args.pages / sum(seconds)
    print(report.goal("PDF pages a second, read and cut", rate, PAGES_A_SECOND, most=False))


def _timed(data: bytes, pages: Sequence[Page], runs: int) -> tuple[float, float]:
    """Return the seconds for reading and for cutting all pages.

    Of several runs the fastest counts, since others only disturb.
    """
    reading = min(_seconds(lambda: read_pages(data, "issue.pdf")) for _ in range(runs))
    cutting = min(_seconds(lambda: [cut_placed(page) for page in pages]) for _ in range(runs))
    return reading, cutting


def _table(seconds: tuple[float, float], count: int) -> Iterable[str]:
    names = ("read", "cut", "read and cut")
    rows = [
        (name, f"{spent / count * 1000:.0f}", f"{count / spent:.1f}")
        for name, spent in zip(names, (*seconds, sum(seconds)), strict=True)
    ]
    return report.table(("PDF pages", "ms a page", "pages a second"), rows)


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor's time for ``work`` and for the process that reads, its start too.

    Not the clock's: what else the machine does has no part in it.
    """
    before = os.times()
    work()
    process.stop()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def check(pages: Sequence[Page], drawn: Counter[str]) -> None:
    """Raise RuntimeError where what was read is not what was drawn."""
    found = _ink("".join(line.text for page in pages for line in page.lines))
    if found != drawn:
        raise RuntimeError(f"Lost {drawn - found!r}, invented {found - drawn!r}.")


def _ink(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def make(pages: int, chance: random.Random, rows: int = _FULL) -> tuple[bytes, Counter[str]]:
    """Return a PDF of ``pages`` pages and how often each character is drawn in it.

    ``rows`` is how many lines a column has.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    held, drawn = io.BytesIO(), Counter[str]()
    canvas = Canvas(held, pagesize=A2)
    for _ in range(pages):
        _draw(canvas, chance, drawn, rows)
        canvas.showPage()
    canvas.save()
    return held.getvalue(), drawn


def _draw(canvas: Canvas, chance: random.Random, drawn: Counter[str], rows: int) -> None:
    _text(canvas, 60, 60, "产业新城开园迎客", 48, drawn, copies=2)
    for number, char in enumerate("二十年再出发"):
        _text(canvas, 1120, 160 + 30 * number, char, 28, drawn)
    width = _CHARS * _SIZE
    for column in range(_COLUMNS):
        left = 60 + column * (width + _GUTTER)
        for row in range(rows):
            line = "".join(chance.choice(_HAN) for _ in range(_CHARS))
            _text(canvas, left, 120 + row * _STEP, line, _SIZE, drawn)
        _box(canvas, left, 1480, width, 80)
        _text(canvas, left + 4, 1500, "本版编辑电话1234", _SIZE, drawn)
    canvas.line(60, A2[1] - 1460, 1130, A2[1] - 1460)


def _text(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    size: float,
    drawn: Counter[str],
    copies: int = 1,
) -> None:
    canvas.setFont(_FONT, size)
    for copy in range(copies):
        canvas.drawString(x + 0.3 * copy, A2[1] - y, text)
    drawn.update(_ink(text))


def _box(canvas: Canvas, left: float, top: float, width: float, height: float) -> None:
    canvas.rect(left, A2[1] - top - height, width, height)


if __name__ == "__main__":
    main()
