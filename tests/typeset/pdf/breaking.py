"""Lines of a given measure: cut where a newspaper cuts them, and filled to the edge.

No line starts with a closing mark or ends with an opening one, no number or
Latin word is cut (the marks are those of ``tests.typeset.columns``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.typeset.columns import ATOM

#: Widths of ASCII in thousandths of an em, those of reportlab's STSong-Light,
#: from the space on.
LATIN = (
    *(207, 270, 342, 467, 462, 797, 710, 239, 374, 374, 423, 605, 238, 375, 238, 334),
    *(462,) * 10,
    *(238, 238, 605, 605, 605, 344, 748, 684, 560, 695, 739, 563, 511, 729, 793, 318),
    *(312, 666, 526, 896, 758, 772, 544, 772, 628, 465, 607, 753, 711, 972, 647, 620),
    *(607, 374, 333, 374, 606, 500, 239, 417, 503, 427, 529, 415, 264, 444, 518, 241),
    *(230, 495, 228, 793, 527, 524, 524, 504, 338, 336, 277, 517, 450, 652, 466, 452),
    *(407, 370, 258, 370, 605),
)

#: How much a line may be too wide and be squeezed into its measure, in ems.
SQUEEZE = 0.55

#: The share of the measure from which on a line is spread out to fill it.
FILLS = 0.72


def em(char: str) -> float:
    """Return the width of a character in ems."""
    place = ord(char) - 32
    return LATIN[place] / 1000 if 0 <= place < len(LATIN) else 1.0


def width(text: str, size: float, gap: float = 0.0) -> float:
    """Return how long ``text`` is in points, ``gap`` between its characters."""
    return sum(map(em, text)) * size + gap * max(0, len(text) - 1)


@dataclass(frozen=True)
class Cut:
    """One line of a paragraph: its text, and whether it is the last one."""

    text: str
    last: bool = False


def wrap(text: str, room: float, size: float, indent: float = 0.0) -> list[Cut]:
    """Cut ``text`` into lines of ``room`` points, the first one ``indent`` shorter."""
    lines = [""]
    for atom in ATOM.findall(text):
        free = room - (indent if len(lines) == 1 else 0.0)
        if lines[-1] and width((lines[-1] + atom).rstrip(), size) > free + SQUEEZE * size:
            lines.append("")
        lines[-1] += atom if lines[-1] else atom.lstrip()
    texts = [line.strip() for line in lines if line.strip()]
    return [Cut(line, n == len(texts) - 1) for n, line in enumerate(texts)]


def fill(text: str, room: float, size: float, last: bool) -> float:
    """Return the gap that fills ``room`` with ``text``; 0 for a last line that fits."""
    free = room - width(text, size)
    if len(text) < 2 or (last and free >= 0) or width(text, size) < FILLS * room:
        return 0.0
    return free / (len(text) - 1)


def fits(texts: Sequence[str], room: float, size: float) -> bool:
    """Say whether each of ``texts`` fits into ``room`` points."""
    return all(width(text, size) <= room for text in texts)
