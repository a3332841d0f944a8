"""Ink and shapes onto the canvas of reportlab, in whatever order the file is to draw them.

The faces are CID fonts that no file has to hold: readers know their characters
by Adobe's tables for GB, so that pages are made on a machine without any font.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from hzsearch.model import Box
from tests.typeset.pdf.breaking import em
from tests.typeset.pdf.ink import ASCENT, Ink, Setting, Shape
from tests.typeset.pdf.reportlab_head import split_cells

FACES = {
    "song": "STSong-Light",
    "kai": "STKaiti-Regular",
    "hei": "STHeiti-Regular",
    "xbs": "STXiaoBiaoSong-Regular",
    "bold song": "STSong-Bold",
    "bold kai": "STKaiti-Bold",
    "bold hei": "STHeiti-Bold",
    "bold xbs": "STXiaoBiaoSong-Bold",
}
Draw = Callable[[Any], None]


def face_name(face: str, bold: bool = False, down: bool = False) -> str:
    """Return the name under which a face is known to the canvas."""
    return FACES[f"bold {face}" if bold else face] + ("-V" if down else "")


def register_faces() -> None:
    """Make the faces known to reportlab, once a process."""
    from reportlab.pdfbase import pdfmetrics

    for face in FACES.values():
        for down in (False, True):
            pdfmetrics.registerFont(_face(face, down))


def _face(name: str, down: bool) -> Any:
    from reportlab.pdfbase._cidfontdata import CIDFontInfo
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont, structToPDF

    class Face(UnicodeCIDFont):  # type: ignore[misc]
        """A face of Adobe-GB1 under a name of its own."""

        def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab's name
            facts = deepcopy(CIDFontInfo["STSong-Light"])
            inner = facts["DescendantFonts"][0]
            internal = f"F{len(doc.fontMapping) + 1}"
            facts.update(Name=f"/{internal}", Encoding=f"/{self.encodingName}", BaseFont=f"/{name}")
            inner["BaseFont"] = inner["FontDescriptor"]["FontName"] = f"/{name}"
            inner["FontDescriptor"]["StemV"] = 160 if "Bold" in name else 58
            inner["CIDSystemInfo"]["Supplement"] = 4
            reference = doc.Reference(structToPDF(facts), internal)
            doc.idToObject["BasicFonts"].dict[internal] = reference
            doc.fontMapping[self.name] = f"/{internal}"

    made = Face("STSong-Light", isVertical=down)
    made.name = made.fontName = name + ("-V" if down else "")
    return made


def paint(pages: Sequence[Setting], order: str, rng: Random) -> bytes:
    """Return a PDF of the ``pages``; ``order`` is that of its drawing (see ``ORDERS``)."""
    from reportlab.pdfgen.canvas import Canvas

    register_faces()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(pages[0].width, pages[0].height), invariant=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        for shape in page.shapes:
            _paint_shape(canvas, shape, page.height)
        for draw in _ordered(page, order, rng):
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _ordered(page: Setting, order: str, rng: Random) -> list[Draw]:
    """Return the strokes of a page: as set, or shuffled by block, line, word or character."""
    if order == "blocks":
        owners = sorted({str(ink.owner) for ink in page.inks})
        rng.shuffle(owners)
        inks = sorted(page.inks, key=lambda ink: owners.index(str(ink.owner)))
    else:
        inks = list(page.inks)
    unit = order if order in ("words", "chars") else "lines"
    draws = [draw for ink in inks for draw in strokes(ink, page.height, unit)]
    if order in ("lines", "words", "chars"):
        rng.shuffle(draws)
    return draws


def strokes(ink: Ink, height: float, unit: str) -> Iterator[Draw]:
    """Yield what draws a line; each print of a bold one is a stroke of its own."""
    prints = int(ink.type.bold) if ink.type.bold.isdigit() else 1
    for n in range(prints):
        for text, x, y in pieces(ink, unit):
            yield _stroke(ink, text, x + 0.3 * n, height - y - 0.1 * (n % 2))


def pieces(ink: Ink, unit: str) -> Iterator[tuple[str, float, float]]:
    """Yield the runs of a line with their origins, in points from the top left."""
    size = ink.type.size
    if ink.type.down == "true":
        yield ink.text, ink.x + size / 2, ink.y
        return
    if ink.type.down == "chars":
        for n, cell in enumerate(split_cells(ink.text)):
            room = sum(map(em, cell)) * size
            y = ink.y + n * (size + ink.gap) + ASCENT * size
            yield cell, ink.x + (size - room) / 2, y
        return
    x = ink.x
    for run in _runs(ink.text, unit):
        yield run, x, ink.y + ASCENT * size
        x += sum(em(char) * size + ink.gap for char in run)


def _runs(text: str, unit: str) -> list[str]:
    if unit == "lines":
        return [text]
    pattern = r"\s+|[!-~]+|." if unit == "chars" else r"\s+|[!-~]+|[^!-~\s]{1,4}"
    return re.findall(pattern, text)


def _stroke(ink: Ink, text: str, x: float, y: float) -> Draw:
    bold = ink.type.bold == "font"
    face = face_name(ink.type.face, bold, ink.type.down == "true")

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.4)
        run = canvas.beginText(x, y)
        run.setFont(face, ink.type.size)
        run.setTextRenderMode(2 if ink.type.bold == "stroke" else 0)
        run.setCharSpace({"": ink.gap, "chars": 0.0, "true": -ink.gap}[ink.type.down])
        run.textOut(text)
        canvas.drawText(run)
        canvas.restoreState()

    return draw


def _paint_shape(canvas: Any, shape: Shape, height: float) -> None:
    box = shape.box
    corner = (box.left, height - box.bottom, box.width, box.height)
    canvas.setLineWidth(0.5)
    if shape.kind == "rule":
        canvas.line(box.left, height - box.top, box.right, height - box.bottom)
    elif shape.kind == "frame":
        canvas.rect(*corner)
    elif shape.kind == "tint":
        canvas.setFillGray(0.9)
        canvas.rect(*corner, stroke=0, fill=1)
        canvas.setFillGray(0)
    else:
        canvas.drawImage(_picture(box), *corner)


def _picture(box: Box) -> Any:
    """Return a small grey picture: sky, ground and a few dark shapes on it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    wide, high = 24, 16
    picture = Image.new("L", (wide, high))
    mark = int(box.left + box.top) % 7 + 4
    dots = [
        (200 - 3 * y if y < 9 else 120) - (60 if x % mark < 2 and y > 4 else 0)
        for y in range(high)
        for x in range(wide)
    ]
    picture.putdata(dots)
    return ImageReader(picture)
