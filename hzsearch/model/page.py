"""A page as it is read: lines, and where they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide the box is, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high the box is, in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how a line is printed: its box, and its type.

    ``size`` is the em of its characters in points, ``font`` the name of the font
    as the file has it, ``bold`` whether it is (by its name, its weight, or by
    being printed twice), ``vertical`` whether it runs downwards.
    """

    box: Box
    size: float
    font: str = ""
    bold: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source file: its 1-based number, its text, and where it is printed.

    Lines of a text file are counted by LF. Those of a PDF are counted through
    the whole file in the order of reading; only they have a placement.
    """

    number: int
    text: str
    placed: Placement | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows beside its text, and its size in points.

    ``rules`` are thin lines, ``frames`` the outlines and tinted grounds of boxes,
    ``pictures`` the photos and drawings.
    """

    width: float
    height: float
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as lines of text.

    ``path`` is the archive-relative name of its file with ``/`` between
    folders, ``number`` the 1-based page within the file, ``pages`` how many
    pages the file has. ``lines`` holds every line, blank ones too. ``sheet`` is
    there where the file knows where its lines are printed, as a PDF does.
    ``notes`` say in sentences what of the page could not be read, or how it was;
    ``created`` is the day the file says it was made, a last hint at the issue's.
    """

    path: str
    number: int
    lines: tuple[Line, ...]
    pages: int = 1
    sheet: Sheet | None = None
    notes: tuple[str, ...] = ()
    created: date | None = None
