"""``python -m tests.typeset.pdf.chromium_small DIR SEED…``: half pages small enough to be kept.

Chromium puts Noto's outlines into a PDF glyph by glyph (as Type 3), far too much
for a repository. Here the fonts are cut down to a page's characters and made
TrueType, so that the PDF holds subset CID fonts as most papers' PDFs do. Needs
Chromium, Noto CJK and fontTools (``pip install fonttools``).
"""

from __future__ import annotations

import argparse
import base64
import io
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.typeset.pdf.__main__ import preview, write_issue
from tests.typeset.pdf.chromium_issue import chromium_issue
from tests.typeset.pdf.proof import misplaced

FACES = (("Serif", "Regular", 400), ("Serif", "Bold", 700), ("Sans", "Regular", 400))
#: What Chromium asks of a font for vertical lines and for narrow marks.
FEATURES = ["vert", "vrt2", "halt", "vhal", "chws", "vchw"]
#: How far a curve may leave the outline that it stands for, in units of the font.
CLOSE = 1.5
LIMITS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
    "maxSizeOfInstructions maxComponentElements maxComponentDepth"
)


def faces(html: str) -> str:
    """Return CSS with the fonts of ``html``, holding no more than its characters."""
    return "".join(
        f"@font-face{{font-family:'Noto {family} CJK SC';font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{_subset(family, style, html)})}}"
        for family, style, weight in (*FACES, ("Sans", "Bold", 700))
    )


def _subset(family: str, style: str, text: str) -> str:
    font = _open(family, style)
    subset = import_module("fontTools.subset")
    options = subset.Options(layout_features=FEATURES, hinting=False, glyph_names=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    _as_truetype(font)
    file = io.BytesIO()
    font.save(file)
    return base64.b64encode(file.getvalue()).decode()


def _open(family: str, style: str) -> Any:
    """Return the simplified Chinese face of Noto's collection, wherever it is installed."""
    wanted = f"Noto {family} CJK SC"
    command = ["fc-match", "-f", "%{file}", f"{wanted}:style={style}"]
    found = subprocess.run(command, capture_output=True, check=True, text=True)
    fonts = import_module("fontTools.ttLib").TTCollection(found.stdout).fonts
    return next(font for font in fonts if font["name"].getDebugName(1) == wanted)


def _as_truetype(font: Any) -> None:
    """Turn a font's cubic outlines into quadratic ones."""
    quadratic = import_module("fontTools.pens.cu2quPen").Cu2QuPen
    pen = import_module("fontTools.pens.ttGlyphPen").TTGlyphPen
    table = import_module("fontTools.ttLib").newTable
    shapes, order, glyphs = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        drawn = pen(shapes)
        shapes[name].draw(quadratic(drawn, CLOSE, reverse_direction=True))
        glyphs[name] = drawn.glyph()
    font["loca"], font["glyf"] = table("loca"), table("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    _settle(font)


def _settle(font: Any) -> None:
    """Bring the other tables in line with the new outlines."""
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for name in LIMITS.split():
        setattr(limits, name, 0)
    for name in ("CFF ", "VORG"):
        if name in font:
            del font[name]
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def main() -> None:
    """Write one half page a seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("seeds", type=int, nargs="+")
    parser.add_argument("--png", action="store_true")
    args = parser.parse_args()
    for seed in args.seeds:
        issue = chromium_issue(seed, faces)
        path = write_issue(args.out, f"chromium-{seed:03d}", issue)
        print(path, path.stat().st_size, "misplaced:", len(misplaced(*issue)))
        if args.png:
            preview(path, 1.2)


if __name__ == "__main__":
    main()
