"""Lines of a dump, and the text that is made by joining them again.

In: the lines of a :class:`~hzsearch.model.Page`. Out: :class:`Row` values, the
lines that hold something, cleaned of what the PDF left in them but not of their
meaning. Knows characters only; what a row *is*, later modules say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hzsearch.layout.abreast import unmerge
from hzsearch.layout.glyphs import close_spaced, mend
from hzsearch.model import Line, Page

HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = (
    HAN
    + r"\u2014\u2018-\u201d\u2026\u3001-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_NARROW = "!-~０-９Ａ-Ｚａ-ｚ"
_MARKS = "，。、；：！？（）《》〈〉【】〔〕“”‘’「」『』…"

# A letter-spaced row loses more blanks than this.
_FEWEST_SPREAD = 4
# So many rows, and such a share of all, show a way to indent.
_FEWEST_SET_IN = 4
_SET_IN = 0.08
_SPACES = re.compile(r"\s+")
_INDENT = re.compile(r"\s*(?:\u3000\s*\u3000|\s{4}|\t)")
# Justified type leaves a space where Han meets digits or Latin; no one wrote it.
_STRAY = re.compile(
    rf"(?<=[{_WIDE}]) (?=[{_NARROW}])|(?<=[{_NARROW}]) (?=[{_WIDE}%％])"
    rf"|(?<=[{_MARKS}]) | (?=[{_MARKS}])"
)
_SPREAD = re.compile(rf"[{HAN}](?: [{HAN}]){{1,5}}")
_TERMINAL = re.compile(r"[。！？!?…][”’」』）)》】\]]*$")
_OPEN = re.compile(r"[，、；;,（(《“‘「『【〔—·\-]$")
_WORD_END = re.compile(r"[A-Za-z,;:]$")
_WORD_START = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds something: its number, cleaned text, indent, blank lines before it.

    ``depth`` is the width in Han of the blanks it begins with, ``spread`` says that it is
    letter-spaced.
    """

    number: int
    text: str
    indent: bool = False
    gap: int = 0
    depth: float = 0.0
    spread: bool = False


def clean(text: str) -> str:
    """Return ``text`` as it is printed, its white space single blanks, stripped."""
    return _SPACES.sub(" ", close_spaced(mend(text))).strip()


def close_up(text: str) -> str:
    """Return ``text``, its blanks dropped if they spread out one word (公　告)."""
    return compact(text) if _SPREAD.fullmatch(text) else text


def compact(text: str) -> str:
    """Return ``text`` without any white space."""
    return _SPACES.sub("", text)


def read(page: Page) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """Return the rows of a page, and the numbers of lines that hold only unprinted characters."""
    rows: list[Row] = []
    unprinted: list[int] = []
    gap = 0
    # Where lines know their place, columns are told by it.
    for line in page.lines if page.sheet else unmerge(page.lines):
        text = clean(line.text)
        if text:
            rows.append(_row(line, text, gap))
            gap = 0
        elif line.text.strip():
            unprinted.append(line.number)
        else:
            gap += 1
    return _set_in(rows), tuple(unprinted)


def _set_in(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows, two plain blanks being an indent where that is the page's way.

    Rows below first lines have none; a margin would be before them as well.
    """
    narrow = [at for at, row in enumerate(rows) if row.depth == 1.0 and not row.indent]
    margin = sum(rows[at + 1].depth > 0 for at in narrow if at + 1 < len(rows))
    if len(narrow) < max(_FEWEST_SET_IN, _SET_IN * len(rows)) or margin > len(narrow) / 2:
        return tuple(rows)
    return tuple(replace(row, indent=row.indent or row.depth == 1.0) for row in rows)


def _row(line: Line, text: str, gap: int) -> Row:
    blanks = line.text[: len(line.text) - len(line.text.lstrip())]
    depth = len(blanks) / 2 + blanks.count("\u3000") / 2
    spread = text.count(" ") < _SPACES.sub(" ", line.text.strip()).count(" ") - _FEWEST_SPREAD
    return Row(line.number, text, bool(_INDENT.match(line.text)), gap, depth, spread)


def ends_sentence(text: str) -> bool:
    """Say whether ``text`` ends as a paragraph may end."""
    return _TERMINAL.search(text) is not None


def runs_on(text: str) -> bool:
    """Say whether ``text`` ends in a mark that nothing but a paragraph's inside can end in."""
    return _OPEN.search(text) is not None and not text.endswith("——")


def tidy(text: str) -> str:
    """Return ``text`` without the stray blanks of justified type.

    A blank between two Han, or between two Latin words, was meant and stays.
    """
    return _STRAY.sub("", text)


def join(texts: Iterable[str]) -> str:
    """Return wrapped lines as one text: Han meets Han directly, Latin words part by a blank."""
    parts: list[str] = []
    for text in texts:
        blank = parts and _WORD_END.search(parts[-1][-1:]) and _WORD_START.match(text)
        parts.append(f" {text}" if blank else text)
    return "".join(parts)
