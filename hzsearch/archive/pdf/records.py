"""What is read off a PDF page before lines are made of it: glyphs, their looks, shapes.

All coordinates are those of the page as it is displayed: points from its top
left corner, y growing downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from hzsearch.archive.pdf.frame import Rect

#: Points: what is drawn and as large as this a side, and holds no line, is a picture;
#: smaller paths are ornaments.
LEAST_DRAWN = 48.0


class Look(NamedTuple):
    """How the glyphs of a text object are printed.

    ``size`` is the height of the em in points and ``em`` its width, which differ
    in condensed and expanded type. ``angle`` is the direction of writing in
    degrees, clockwise, 0 for upright text. ``invisible`` is text render mode 3.
    """

    font: str
    size: float
    em: float
    angle: int = 0
    bold: bool = False
    invisible: bool = False


class Glyph(NamedTuple):
    """A character (a ligature may hold several): its text, where it begins and ends, its look.

    ``left`` and ``right`` bound its advance along the direction of writing,
    ``base`` is its baseline; for turned text all three are in a frame that is
    turned with it.
    """

    left: float
    right: float
    base: float
    text: str
    look: Look


#: Makes a glyph of its fields; its own constructor takes three times as long.
new_glyph: Callable[[tuple[float, float, float, str, Look]], Glyph] = partial(tuple.__new__, Glyph)


class Shape(NamedTuple):
    """A subpath ("path") or an image ("image") of the page, as its box, and how it is painted.

    A "blank" is a large path in white, or in a pattern.
    """

    kind: str
    left: float
    top: float
    right: float
    bottom: float
    stroked: bool = False
    filled: bool = False


@dataclass(slots=True)
class Record:
    """All that is read off one page.

    ``notes`` are half sentences that say what could not be read; ``doubled`` are
    the boxes of texts that are printed over others like them.
    """

    width: float = 0.0
    height: float = 0.0
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubled: list[Rect] = field(default_factory=list)
