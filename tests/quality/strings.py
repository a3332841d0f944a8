"""Random strings of an archive, in strata: what a reader may copy out of a page and ask for.

Every stratum of length, script and word boundary gets the same share, as far as
the archive has such strings; half of all are then written otherwise (``forms``).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.analysis.fold import MARKS
from tests.quality.forms import FORMS, rewritten

LENGTHS = {"1": (1, 1), "2": (2, 2), "3–4": (3, 4), "5–8": (5, 8), "9–20": (9, 20)}
SCRIPTS = ("Han", "Latin or digits", "mixed", "spaces or marks")
EDGES = ("within a word", "across words", "over a seam")
STRATA = {
    "length": tuple(LENGTHS),
    "script": SCRIPTS,
    "edge": EDGES,
    "form": ("as printed", *FORMS),
}

#: Candidates looked at for each string drawn; the rare strata need so many.
_CANDIDATES = 30

#: The share of candidates that run from one unit into the next, and so should
#: be found nowhere but by chance.
_OVER_SEAMS = 0.1

#: Characters on either side that jieba sees when it says where words end.
_AROUND = 20

_LATIN = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]")
_MARK = re.compile(rf"[\s{re.escape(MARKS)}]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_PLAIN = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９.%+\-．％]+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A string of the archive: as it stands there, as it is asked for, and its strata."""

    printed: str
    asked: str
    length: str
    script: str
    edge: str
    form: str = "as printed"

    @property
    def cell(self) -> tuple[str, str, str]:
        """What gets the same share as any other; over seams length alone counts."""
        return self.edge, self.length, "" if self.edge == EDGES[2] else self.script


def draw(texts: Sequence[str], count: int, seed: int) -> list[Drawn]:
    """Return up to ``count`` different strings of ``texts``, the same for the same ``seed``."""
    chance = random.Random(seed)
    cells: dict[tuple[str, str, str], dict[str, Drawn]] = {}
    for drawn in _candidates(texts, count * _CANDIDATES, chance):
        cells.setdefault(drawn.cell, {})[drawn.printed] = drawn
    chosen = _share([list(cells[key].values()) for key in sorted(cells)], count)
    return [_form(drawn, place, chance) for place, drawn in enumerate(chosen)]


def _candidates(texts: Sequence[str], count: int, chance: random.Random) -> Iterator[Drawn]:
    filled = [text for text in texts if text.strip()]
    ends = list(accumulate(map(len, filled)))
    for place in chance.choices(range(len(filled)), cum_weights=ends, k=count):
        name, (least, most) = chance.choice(list(LENGTHS.items()))
        size = chance.randint(least, most)
        if chance.random() < _OVER_SEAMS:
            printed, edge = _over_seam(filled[place - 1], filled[place], size, chance), EDGES[2]
        else:
            start = _start(filled[place], size, chance)
            printed = filled[place][start : start + size]
            edge = _edge(filled[place], start, size)
        if len(printed) == size and condense(printed):
            yield Drawn(printed, printed, name, _script(printed), edge)


def _over_seam(before: str, after: str, size: int, chance: random.Random) -> str:
    first = chance.randrange(size)
    return before[-first:] + after[: size - first] if first else ""


def _start(text: str, size: int, chance: random.Random) -> int:
    """Return where to cut a string out: anywhere, or where Latin, digits or marks stand."""
    pattern = chance.choice((None, None, _LATIN, _MARK))
    anchors = [found.start() for found in pattern.finditer(text)] if pattern else []
    place = chance.choice(anchors) if anchors else chance.randrange(len(text))
    return max(0, place - chance.randrange(size))


def _script(text: str) -> str:
    if _MARK.search(text):
        return "spaces or marks"
    if _HAN.fullmatch(text):
        return "Han"
    return "Latin or digits" if _PLAIN.fullmatch(text) else "mixed"


def _edge(text: str, start: int, size: int) -> str:
    before = max(0, start - _AROUND)
    words = active_cutter().cut(fold(text[before : start + size + _AROUND]))
    cuts = accumulate(map(len, words), initial=before)
    return EDGES[any(start < cut < start + size for cut in cuts)]


def _share(cells: Iterable[list[Drawn]], count: int) -> list[Drawn]:
    """Return ``count`` of the strings, one of each cell in turn."""
    waiting = [iter(cell) for cell in cells]
    chosen: list[Drawn] = []
    while waiting:
        row = [(cell, next(cell, None)) for cell in waiting]
        chosen.extend(drawn for _, drawn in row if drawn)
        waiting = [cell for cell, drawn in row if drawn]
        if len(chosen) >= count:
            break
    return chosen[:count]


def _form(drawn: Drawn, place: int, chance: random.Random) -> Drawn:
    if place % 2:
        return drawn
    form, asked = rewritten(drawn.printed, chance)
    return replace(drawn, asked=asked, form=form)
