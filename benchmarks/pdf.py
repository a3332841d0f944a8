"""``python -m benchmarks.pdf``: how many PDF pages a second are read, and read and cut.

The pages are made here with reportlab: A2, six columns, about 9,000 characters,
with rules, frames, a photo, a fake bold headline and a vertical one. What was
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

#: Pages a second, reading and cutting, on one core.
PAGES_A_SECOND = 5.0


def main() -> None:
    """Read the command line, make the pages, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=8, help="pages of the file")
    parser.add_argument("--runs", type=int, default=5, help="how often it is read")
    args = parser.parse_args()
    data, drawn = make(args.pages, random.Random(1))
    pages = read_pages(data, "issue.pdf")
    check(pages, drawn)
    chars = drawn.total() // args.pages
    print(f"{args.pages} pages of {chars:,} characters, {len(data) / 1e6:.1f} MB; all were read.")
    for line in _timed(data, args.runs, args.pages):
        print(line)


def _timed(data: bytes, runs: int, count: int) -> Iterable[str]:
    """Yield the report; of several runs the fastest counts, since others only disturb."""
    pages = read_pages(data, "issue.pdf")
    reading = min(_seconds(lambda: read_pages(data, "issue.pdf")) for _ in range(runs))
    cutting = min(_seconds(lambda: [cut_placed(page) for page in pages]) for _ in range(runs))
    rows = [
        (name, f"{seconds / count * 1000:.0f}", f"{count / seconds:.1f}")
        for name, seconds in (
            ("read", reading),
            ("cut", cutting),
            ("read and cut", reading + cutting),
        )
    ]
    yield from report.table(("PDF pages", "ms a page", "pages a second"), rows)
    rate = count / (reading + cutting)
    yield report.goal("PDF pages a second, read and cut", rate, PAGES_A_SECOND, most=False)


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


def make(pages: int, chance: random.Random) -> tuple[bytes, Counter[str]]:
    """Return a PDF of ``pages`` pages and how often each character is drawn in it."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    held, drawn = io.BytesIO(), Counter[str]()
    canvas = Canvas(held, pagesize=A2)
    for _ in range(pages):
        _draw(canvas, chance, drawn)
        canvas.showPage()
    canvas.save()
    return held.getvalue(), drawn


def _draw(canvas: Canvas, chance: random.Random, drawn: Counter[str]) -> None:
    _text(canvas, 60, 60, "产业新城开园迎客", 48, drawn, copies=2)
    for number, char in enumerate("二十年再出发"):
        _text(canvas, 1120, 160 + 30 * number, char, 28, drawn)
    width = _CHARS * _SIZE
    for column in range(_COLUMNS):
        left = 60 + column * (width + _GUTTER)
        for row in range(88):
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
