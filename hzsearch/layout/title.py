"""The title 标题 of an article as one block, and the rows of display type it is made of.

Values and the few questions one asks of them; ``titles`` and ``vertical_titles``
build them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from hzsearch.analysis import simplified
from hzsearch.layout.vertical import Column

_KICKER_END = re.compile(r"(?:[：:]|—{1,2}|[-－]{2})$")
_DASH = re.compile(r"^(?:—{1,2}|[-－]{2})\s*(?=\S)")
# Who was interviewed, above the headline (访某某高新区管委会主任甲某).
_VISITS = re.compile(r"^(?:专?访|对话|记)(?![问谈客查])[^。；：！？]{5,40}[^，。；：！？、…]$")
_OFFICE = re.compile(
    r"(?:主任|书记|[局处科区校院所馆队组站董理会部事]长|经理|总裁|总监|院士|教授|研究员|工程师|专家|创始人|合伙人|负责人|发起人"
    r"|站长|主席|代表|委员|博士|企业家|获得者|带头人|工匠|技师)[^，。；、]{2,5}$"
)
_KICKER_LONGEST = 60
_FEWEST_CELLS = 3
# A jump line to another page, one from another page, a row of a notice's sign-off.
Ending = Literal["", "jump", "resumption", "signature"]


@dataclass(slots=True)
class Loose:
    """Digits or Latin that fell out of a vertical headline, and after how much of it."""

    text: str
    after: int
    rows: tuple[int, ...]


@dataclass(slots=True)
class Title:
    """A block of display type: its texts, names and the places of its rows.

    ``parts`` are the headline's lines; ``bold`` says that it was overprinted or
    vertical, so that it is display type beyond doubt. ``rules`` names the rule by
    which a row got its role (see ``rules``), as far as rows were taken one by one.
    """

    rows: list[int] = field(default_factory=list)
    kicker: str = ""
    parts: list[str] = field(default_factory=list)
    part_rows: list[tuple[int, ...]] = field(default_factory=list)
    subheadline: str = ""
    sub_rows: tuple[int, ...] = ()
    bylines: tuple[str, ...] = ()
    loose: list[Loose] = field(default_factory=list)
    bold: bool = False
    rules: dict[int, str] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        """Return the headline, its lines joined."""
        return "".join(self.parts)

    @property
    def vertical(self) -> bool:
        """Say whether the headline was set vertically: one character a row."""
        return self.bold and len(self.rows) >= max(_FEWEST_CELLS, len(self.headline))

    def add(self, text: str, rows: Iterable[int], rule: str = "headline.vertical") -> None:
        """Add a line of the headline, which ``rule`` found."""
        places = tuple(dict.fromkeys(rows))
        self.parts.append(text)
        self.part_rows.append(places)
        self.claim(places, rule)

    def claim(self, rows: Iterable[int], rule: str = "") -> None:
        """Add rows to the block, each once; ``rule`` says why."""
        places = tuple(rows)
        self.rows = list(dict.fromkeys((*self.rows, *places)))
        self.rules.update(dict.fromkeys(places, rule) if rule else {})

    def readings(self) -> list[list[Title]]:
        """Return the ways to read the block as several titles: headline and last line, or each."""
        lines = list(zip(self.parts, self.part_rows, strict=True))
        plain = bool(self.sub_rows) and not opens_with_dash(self.subheadline)
        below = [(self.subheadline, self.sub_rows)] if plain else []
        whole = [(self.headline, tuple(row for rows in self.part_rows for row in rows))]
        ways = [whole + below, lines + below] if below else [lines, *self._pairs(lines)]
        return [self._hand_over(way, plain) for way in ways if len(way) > 1]

    @staticmethod
    def _pairs(lines: list[tuple[str, tuple[int, ...]]]) -> list[list[tuple[str, tuple[int, ...]]]]:
        """Return the ways to read three lines or more as two headlines."""
        ways = [(lines[:at], lines[at:]) for at in range(1, len(lines)) if len(lines) > 2]
        return [
            [
                ("".join(text for text, _ in part), tuple(r for _, rows in part for r in rows))
                for part in way
            ]
            for way in ways
        ]

    def _hand_over(self, lines: list[tuple[str, tuple[int, ...]]], plain: bool) -> list[Title]:
        """Return the lines as titles; the first gets the kicker, the last what stands behind."""
        titles = [Title(list(rows), parts=[text], part_rows=[rows]) for text, rows in lines]
        first, last = titles[0], titles[-1]
        owned = {row for title in titles for row in title.rows}
        begin = min(first.rows)
        kicked = [row for row, rule in self.rules.items() if rule.startswith("kicker.")]
        behind = bool(kicked) and min(kicked) > max(last.rows)  # it stands behind its headline
        (last if behind else first).kicker = self.kicker
        last.bylines, last.loose = self.bylines, list(self.loose)
        first.claim(row for row in self.rows if row not in owned and row < begin)
        last.claim(row for row in self.rows if row not in owned and row > begin)
        for title in titles[: len(titles) - plain]:
            title.bold = self.bold
        for title in titles:
            title.rules = {row: self.rules[row] for row in title.rows if row in self.rules}
        if plain:
            last.rules.update(dict.fromkeys(self.sub_rows, "headline.parted"))
        if not plain:
            last.subheadline, last.sub_rows = self.subheadline, self.sub_rows
        return titles


@dataclass(frozen=True, slots=True)
class Display:
    """A row (or a few) of display type: its text, overprint undone, and what it is.

    ``ending`` names what belongs to the text beside it and not to a title, ``spaced``
    says that a telling blank line is above, ``labelled`` that a rubric is, ``begins`` that
    it begins another title than the row above. ``form`` is what gave it away, the end of
    a rule's name (see ``rules``).
    """

    rows: tuple[int, ...]
    text: str
    bold: bool = False
    names: tuple[str, ...] = ()
    column: Column | None = None
    ending: Ending = ""
    spaced: bool = False
    labelled: bool = False
    begins: bool = False
    form: str = "alone"


def is_kicker(text: str) -> bool:
    """Say whether a row of display type announces a headline."""
    short = len(text) <= _KICKER_LONGEST and not opens_with_dash(text)
    return short and _KICKER_END.search(text) is not None


def is_plain(display: Display) -> bool:
    """Say whether a row of display type may by its form be a subhead."""
    return not (display.bold or display.names or display.column or display.ending)


def opens_with_dash(text: str) -> bool:
    """Say whether a row of display type opens as a subheadline does."""
    return _DASH.match(text) is not None


def visits(text: str) -> bool:
    """Say whether a row says whom a story is about, and in what office (访某公司董事长甲某)."""
    plain = simplified(text)
    return _VISITS.search(plain) is not None and _OFFICE.search(plain) is not None
