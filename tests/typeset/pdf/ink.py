"""What stands on a page, in points from its top left: lines of type, pictures, rules, grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hzsearch.model import Box

#: How far a character reaches above and below its baseline, in ems.
ASCENT, DESCENT = 0.88, 0.12


@dataclass(frozen=True)
class Type:
    """How a line is set: size in points, face, how it is made bold, and which way it runs.

    ``bold`` is "" (not), "font" (a bold face), "stroke" (outlined) or the number of
    prints, a hair apart ("2" to "4"). ``down`` is "" for a horizontal line, "chars"
    for one character below the other, "true" for the vertical form of the font.
    """

    size: float
    face: str = "song"
    bold: str = ""
    down: str = ""


@dataclass(frozen=True)
class Ink:
    """One drawn line: its text, its top left corner, its type, and whose it is.

    ``gap`` is added behind each character, in points; ``width`` is the line's
    (or, downwards, the column's) whole length. ``owner`` is a story's id, or
    None for furniture. ``piece`` counts the parts of a story that jumps.
    """

    text: str
    x: float
    y: float
    type: Type
    width: float
    role: str
    owner: str | None = None
    gap: float = 0.0
    block: int = -1
    piece: int = 1

    @property
    def box(self) -> Box:
        """Where the line is drawn."""
        wide, high = self.width, self.type.size
        if self.type.down:
            wide, high = high, wide
        return Box(self.x, self.y, self.x + wide, self.y + high)


@dataclass(frozen=True)
class Shape:
    """Something drawn that is not text: "picture", "rule", "frame" or "tint"."""

    kind: str
    box: Box


@dataclass(frozen=True)
class Setting:
    """A set story (or several) as a rectangle: its size, its lines and shapes."""

    width: float
    height: float
    inks: tuple[Ink, ...] = ()
    shapes: tuple[Shape, ...] = ()
    stories: tuple[str, ...] = field(default=())

    def shifted(self, dx: float, dy: float) -> Setting:
        """Return the setting moved right and down."""
        inks = tuple(replace(ink, x=ink.x + dx, y=ink.y + dy) for ink in self.inks)
        shapes = tuple(Shape(s.kind, moved(s.box, dx, dy)) for s in self.shapes)
        return replace(self, inks=inks, shapes=shapes)


def moved(box: Box, dx: float, dy: float) -> Box:
    """Return ``box`` moved right and down."""
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)


def merged(width: float, height: float, parts: Iterable[Setting]) -> Setting:
    """Return one setting of the given size that holds all ``parts``."""
    parts = list(parts)
    inks = tuple(ink for part in parts for ink in part.inks)
    shapes = tuple(shape for part in parts for shape in part.shapes)
    stories = tuple(dict.fromkeys(s for part in parts for s in part.stories))
    return Setting(width, height, inks, shapes, stories)
