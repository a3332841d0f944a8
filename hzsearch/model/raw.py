"""The page that an article was cut from: its lines as the file has them, and whose each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hzsearch.model.article import Source
from hzsearch.model.page import Box

#: Whose a line is: of the article that is shown, of another one, of none, or blank.
Role = Literal["own", "other", "furniture", "blank"]

#: Whether the file is the one that was indexed: "same"; it was "changed" since, is "gone", or is
#: "unreadable"; of an "unknown" one the index tells no file, since it was not built from one.
RawState = Literal["same", "changed", "gone", "unreadable", "unknown"]


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the file: its number, its text, whose it is.

    ``article`` is the id of the other article that has it; ``unit`` which of the units of
    the article that is shown (``Index.marked``) it stands in, None where that is not plain.
    """

    number: int
    text: str
    role: Role
    article: str | None = None
    unit: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class RawPage:
    """The page in ``source``, the part of an article numbered ``part``.

    Without lines unless ``state`` is "same"; ``note`` is a sentence on what can not be shown.
    ``size`` is the width and height of the page in points and ``boxes`` where the article
    is printed on it, where the file knows, as a PDF does; of such a page there is a picture.
    """

    source: Source
    part: int
    parts: int
    state: RawState
    lines: tuple[RawLine, ...] = ()
    note: str = ""
    has_picture: bool = False
    size: tuple[float, float] | None = None
    boxes: tuple[Box, ...] = ()

    def first_lines(self) -> dict[int, int]:
        """Return the number of the first line of each unit that has some."""
        return dict(reversed(list(self._units())))

    def _units(self) -> Iterator[tuple[int, int]]:
        yield from ((line.unit, line.number) for line in self.lines if line.unit is not None)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: source, part, parts, state, note, lines, boxes of the article."""
        return {
            "source": self.source.to_dict(),
            "part": self.part,
            "parts": self.parts,
            "state": self.state,
            "note": self.note,
            "picture": self.has_picture,
            "size": list(self.size) if self.size else None,
            "boxes": [[box.left, box.top, box.right, box.bottom] for box in self.boxes],
            "lines": [line.to_dict() for line in self.lines],
        }
