"""Whether the text of an article has what a node asks for: for literals with conditions.

Every engine finds candidates its own way, by the strings of which ``needed`` says
that no match lacks them, and asks ``stands`` about the text of each. The text is
``analysis.Document.text``: condensed units, in the groups of ``FIELDS``.

In a pattern ``?`` stands for one letter, digit or Han, and ``*`` for up to ``STAR`` of
them, as few as do. No word in Chinese has an end that could be seen, so ``*`` needs a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hzsearch.analysis import FIELDS, GROUP, UNIT
from hzsearch.patience import check
from hzsearch.query.tree import Literal, Near, Node, Or, Pattern, Together

#: So many characters at most stand for one ``*``.
STAR = 12

#: The nodes that are about the text of an article.
Textual = Literal | Pattern | Together | Near

_WILD = re.compile(r"[*?]+")
_BESIDE = "0-9a-z"
# 三十四 does not stand alone in 一百三十四.
_NUMERALS = "零〇一二两三四五六七八九十百千万亿点"


def needed(node: Textual) -> tuple[tuple[str, ...], ...]:
    """Return sets of strings; an article that ``node`` means has one of each set."""
    if isinstance(node, Near):
        sides = _literals(node.left), _literals(node.right)
        return tuple(tuple(literal.text for literal in side) for side in sides)
    if isinstance(node, Together):
        return tuple((text,) for text in node.texts)
    return tuple((run,) for run in (runs(node.text) if isinstance(node, Pattern) else [node.text]))


def stands(node: Textual, text: str) -> bool:
    """Say whether ``text`` (a Document's) has what ``node`` asks for.

    Raises OverdueError where the answer is not waited for any more: that is asked here, as
    every engine comes here for each text of what takes longest.
    """
    check()
    if isinstance(node, Near):
        left, right = tuple(_literals(node.left)), tuple(_literals(node.right))
        return any(_is_near(unit, left, right, node.distance) for unit in text.split(UNIT))
    if isinstance(node, Together):
        return any(all(part in unit for part in node.texts) for unit in text.split(UNIT))
    wanted = expression(node)
    return any(wanted.search(part) for part in _parts(text, node.fields))


def expression(node: Literal | Pattern) -> re.Pattern[str]:
    """Return the regular expression that finds ``node`` in condensed text."""
    return _expression(
        node.text, isinstance(node, Pattern), isinstance(node, Literal) and node.alone
    )


@lru_cache(maxsize=256)
def _expression(text: str, wild: bool, alone: bool) -> re.Pattern[str]:
    form = "".join(map(_form, text)) if wild else re.escape(text)
    if not alone:
        return re.compile(form)
    return re.compile(f"(?<![{_beside(text[0])}]){form}(?![{_beside(text[-1])}])")


def _beside(edge: str) -> str:
    """Return what may not stand beside a text that stands alone, by its outermost character."""
    return _BESIDE + _NUMERALS if edge in _NUMERALS else _BESIDE


def _form(char: str) -> str:
    return {"*": rf"\w{{0,{STAR}}}?", "?": r"\w"}.get(char) or re.escape(char)


def runs(pattern: str) -> list[str]:
    """Return the strings between the wildcards of a pattern."""
    return [run for run in _WILD.split(pattern) if run]


def _parts(text: str, fields: Sequence[str]) -> Iterator[str]:
    groups = dict(zip(FIELDS, text.split(GROUP), strict=False)) if fields else {"": text}
    return (groups[name] for name in fields or groups)


def _literals(node: Node) -> Iterator[Literal]:
    nodes = node.nodes if isinstance(node, Or) else (node,)
    return (child for child in nodes if isinstance(child, Literal))


def _is_near(unit: str, left: Sequence[Literal], right: Sequence[Literal], distance: int) -> bool:
    starts = [span for literal in left for span in _places(unit, literal)]
    ends = [span for literal in right for span in _places(unit, literal)] if starts else []
    return any(0 <= max(c - b, a - d) <= distance for a, b in starts for c, d in ends)


def _places(unit: str, literal: Literal) -> Iterator[tuple[int, int]]:
    if literal.alone:
        yield from (found.span() for found in expression(literal).finditer(unit))
        return
    at = unit.find(literal.text)
    while at >= 0:
        yield at, at + len(literal.text)
        at = unit.find(literal.text, at + 1)
