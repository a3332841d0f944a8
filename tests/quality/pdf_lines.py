"""Which drawn lines an extracted line holds: by page, by place and by characters.

A PDF has no line numbers before it is read, so its gold says where each line is
drawn and whose it is. An extracted line belongs to the owner most of whose
characters it holds. Characters are counted by patches of lines that touch each
other: what is drawn there once and read there less often is lost, more often
doubled.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hzsearch.analysis.printed import printed as as_printed
from hzsearch.model import Box, Line, Page
from tests.quality.metrics import squeeze

Gold = dict[str, Any]
Owner = tuple[str | None, int]

#: The forms that quotation marks take in a vertical line.
UPRIGHT = str.maketrans("﹃﹄﹁﹂", "“”‘’")

#: The share of the smaller of two boxes that both cover, from which on they touch.
TOUCH = 0.3


def fold(text: str) -> str:
    """Return ``text`` as it is compared: as printed, without blanks, width and vertical forms."""
    return squeeze(unicodedata.normalize("NFKC", as_printed(text).translate(UPRIGHT)))


@dataclass
class Patch:
    """Drawn and extracted lines that touch each other."""

    drawn: list[Gold] = field(default_factory=list)
    read: list[Line] = field(default_factory=list)

    def lost(self, lines: Iterable[Line]) -> int:
        """Return how many drawn characters are in none of ``lines``."""
        return (_count(line["text"] for line in self.drawn) - _texts(lines)).total()

    def doubled(self, lines: Iterable[Line]) -> int:
        """Return how many characters of ``lines`` were not drawn, or not so often."""
        return (_texts(lines) - _count(line["text"] for line in self.drawn)).total()


def _texts(lines: Iterable[Line]) -> Counter[str]:
    return _count(line.text for line in lines)


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in fold(text))


def touch(one: Box, other: Box) -> bool:
    """Say whether two boxes cover each other by a good part of the smaller one."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return False
    return wide * high >= TOUCH * min(one.width * one.height, other.width * other.height)


def line_box(line: Line) -> Box:
    """Return where an extracted line is printed; nowhere if the reader does not say."""
    return line.placed.box if line.placed else Box(0.0, 0.0, 0.0, 0.0)


def printed(pages: Sequence[Page]) -> Iterator[tuple[int, Line]]:
    """Yield every line that is not blank with the number of its page."""
    for page in pages:
        yield from ((page.number, line) for line in page.lines if line.text.strip())


def touching(pages: Sequence[Page], drawn: Sequence[Gold]) -> dict[int, list[Gold]]:
    """Return by number of each extracted line the drawn lines that it touches."""
    boxes = [(line["page"], Box(*line["box"]), line) for line in drawn]
    return {
        line.number: [
            gold for place, box, gold in boxes if place == page and touch(line_box(line), box)
        ]
        for page, line in printed(pages)
    }


def owners(pages: Sequence[Page], near: dict[int, list[Gold]]) -> dict[int, Gold]:
    """Return by number of each extracted line the drawn line that stands for its owner."""
    found: dict[int, Gold] = {}
    for _, line in printed(pages):
        shares: Counter[Owner] = Counter()
        for gold in near[line.number]:
            shared = (_count([line.text]) & _count([gold["text"]])).total()
            shares[gold["owner"], gold["piece"]] += shared
        if shares:
            owner = shares.most_common(1)[0][0]
            mine = [g for g in near[line.number] if (g["owner"], g["piece"]) == owner]
            found[line.number] = max(
                mine, key=lambda g: (_count([line.text]) & _count([g["text"]])).total()
            )
    return found


def mixed(pages: Sequence[Page], near: dict[int, list[Gold]]) -> int:
    """Return how many characters were read into a line of another owner."""
    count = 0
    for _, line in printed(pages):
        shares: Counter[str | None] = Counter()
        for gold in near[line.number]:
            shared = (_count([line.text]) & _count([gold["text"]])).total()
            shares[gold["owner"]] += shared
        best = shares.most_common(1)[0][1] if shares else 0
        count += max(0, len(fold(line.text)) - best)
    return count


def patches(
    pages: Sequence[Page], drawn: Sequence[Gold], near: dict[int, list[Gold]]
) -> list[Patch]:
    """Return all drawn and extracted lines, those that touch each other together."""
    place = {id(gold): Patch([gold]) for gold in drawn}
    alone = []
    for _, line in printed(pages):
        parts = {id(place[id(gold)]): place[id(gold)] for gold in near[line.number]}
        patch = _union(list(parts.values()))
        patch.read.append(line)
        place.update((id(gold), patch) for gold in patch.drawn)
        if not parts:
            alone.append(patch)
    return [*{id(patch): patch for patch in place.values()}.values(), *alone]


def _union(parts: list[Patch]) -> Patch:
    drawn = [gold for part in parts for gold in part.drawn]
    return Patch(drawn, [line for part in parts for line in part.read])
