"""The sidecar file: one correction a line, articles named by any of their lines.

::

    # 03.txt.fix
    headline 45: 新的标题
    zone 45 "株洲高新区": 江阴
    move 45-47 to 120

A number may be followed by how the line begins, in quotes: where it does not begin so
any more, the page has changed and the correction is left out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: What can be corrected, and how it is written.
FORMS = {
    "headline": "headline 45: text",
    "kicker": "kicker 45: text",
    "subheadline": "subheadline 45: text",
    "byline": "byline 45: name name",
    "zone": "zone 45: name",
    "date": "date 45: 2024-03-28",
    "topics": "topics 45: name, name",
    "kind": "kind 45: news, photo or notice",
    "join": "join 45 120",
    "split": "split 88",
    "move": "move 45-47 to 120",
    "furniture": "furniture 12 13-15",
    "article": "article 88-95",
    "paragraph": "paragraph 51",
}
#: Corrections that change no line but what an article says of itself.
FACTS = frozenset(word for word, form in FORMS.items() if ":" in form)
_ONE = {"split", "paragraph"} | FACTS

_SPOT = re.compile(
    r"\s*(?P<first>\d{1,9})(?:\s*[-–—~]\s*(?P<last>\d{1,9}))?"
    r"(?:\s*(?:\"(?P<a>[^\"]*)\"|“(?P<b>[^”]*)”|「(?P<c>[^」]*)」))?"
)
_VALUE = re.compile(r"\s*[:：](?P<value>.*)")
_TO = re.compile(r"\s*to(?=\s)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Lines ``first`` to ``last``, both included, and how the first begins (nothing: anyhow)."""

    first: int
    last: int
    guard: str = ""

    def __str__(self) -> str:
        return (
            f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: its line in the sidecar, its word, the lines it names, and its value.

    ``target`` is the line whose article lines are moved to.
    """

    line: int
    word: str
    spots: tuple[Spot, ...]
    value: str = ""
    target: Spot | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The corrections of a file, the sidecar's name, and why some of its lines are none.

    ``problems`` has the reasons by the sidecar's lines.
    """

    name: str = ""
    corrections: tuple[Correction, ...] = ()
    problems: Mapping[int, str] = field(default_factory=dict)

    def sentences(self, *problems: Mapping[int, str]) -> tuple[str, ...]:
        """Return its problems and further ones, by line, as sentences in their order."""
        every = {line: text for found in (self.problems, *problems) for line, text in found.items()}
        return tuple(
            f"{self.name}, line {line}: {every[line]}; it was left out." for line in sorted(every)
        )


def read_corrections(text: str, name: str) -> Sidecar:
    """Return what a sidecar called ``name`` says; lines that make no sense are problems."""
    corrections: list[Correction] = []
    problems: dict[int, str] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            corrections.append(_read(number, line.strip()))
        except ValueError as error:
            problems[number] = str(error)
    return Sidecar(name, tuple(corrections), problems)


def _read(number: int, line: str) -> Correction:
    """Return the correction that ``line`` is; ValueError, with the reason, if it is none."""
    word = re.split(r"[\s:：]", line, maxsplit=1)[0]
    if word not in FORMS:
        close = difflib.get_close_matches(word, FORMS, n=1)
        known = f"perhaps {close[0]} is meant" if close else f"there are {', '.join(FORMS)}"
        raise ValueError(f"there is no correction “{word}”, {known}")
    found = _parse(number, word, line[len(word) :])
    if found is None:
        raise ValueError(f"“{line}” can not be read; write it as “{FORMS[word]}”")
    for spot in (*found.spots, *([found.target] if found.target else ())):
        if spot.last < spot.first:
            raise ValueError(f"{spot} run backwards; write the smaller number first")
    return found


def _parse(number: int, word: str, rest: str) -> Correction | None:
    """Return the correction with this word, None where the rest of its line does not fit."""
    spots, rest = _spots(rest)
    target: tuple[Spot, ...] = ()
    to = _TO.match(rest)
    if to and word == "move":
        target, rest = _spots(rest[to.end() :])
    value = _VALUE.match(rest) if word in FACTS else None
    complete = value is not None if word in FACTS else not rest.strip()
    if not (spots and complete and _fits(word, spots, target)):
        return None
    text = value["value"].strip() if value else ""
    return Correction(number, word, spots, text, target[0] if target else None)


def _fits(word: str, spots: tuple[Spot, ...], target: tuple[Spot, ...]) -> bool:
    """Say whether a word has as many lines as it needs."""
    if len(target) != (word == "move"):
        return False
    single = all(spot.first == spot.last for spot in (*spots, *target))
    if word == "join":
        return len(spots) == 2 and single
    if word in _ONE:
        return len(spots) == 1 and single
    return all(spot.first == spot.last for spot in target)


def _spots(text: str) -> tuple[tuple[Spot, ...], str]:
    """Return the lines that ``text`` begins with, and the rest of it."""
    found = list(_each_spot(text))
    end = found[-1][1] if found else 0
    return tuple(spot for spot, _ in found), text[end:]


def _each_spot(text: str) -> Iterator[tuple[Spot, int]]:
    match = _SPOT.match(text)
    while match:
        first = int(match["first"])
        guard = match["a"] or match["b"] or match["c"] or ""
        yield Spot(first, int(match["last"] or first), guard), match.end()
        match = re.compile(r"\s|,|，").match(text, match.end()) and _SPOT.match(text, match.end())
