"""Markdown (CommonMark): each article under a heading, its facts, its text, its citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from hzsearch.citations import cited, gbt7714
from hzsearch.exports.table import NO_XML, body
from hzsearch.messages import in_chinese
from hzsearch.model import Article

# Whatever could begin or be a mark of Markdown's, also at the beginning of the line.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])|^(\s*)([-+=])|^(\s*\d{1,9})([.)])")
# What ends a line for CommonMark 0.31, 2.1, with the blanks that would begin code or break it.
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles`` one after the other, behind ``notes`` on all of them."""
    for note in notes:
        out.write(f"> {plain(in_chinese(note))}\n\n".encode())
    for number, article in enumerate(articles):
        parts = "\n\n".join(_parts(article, paper))
        out.write(("\n" * bool(number) + parts + "\n").encode())


def _parts(article: Article, paper: str) -> Iterator[str]:
    yield f"## {plain(cited(article).title or article.id)}"
    if article.kicker and article.headline:
        yield f"*{plain(article.kicker)}*"
    facts = [article.zone, article.date, *article.topics, *article.bylines]
    if any(facts):
        yield " · ".join(plain(fact) for fact in facts if fact)
    for unit in body(article):
        yield f"### {plain(unit.text)}" if unit.field == "subheads" else plain(unit.text)
    yield f"> {plain(gbt7714.cite(article, paper))} {_code(article.id)}"


def plain(text: str) -> str:
    """Return ``text`` on one line, so that nothing in it is a mark of Markdown's.

    Control characters are left out.
    """
    return _MARKS.sub(_escaped, _line(text))


def _code(text: str) -> str:
    return plain(text) if "`" in text else f"`{_line(text)}`"


def _line(text: str) -> str:
    return NO_XML.sub("", _LINE_END.sub(" ", text)).strip(" \t")


def _escaped(found: re.Match[str]) -> str:
    mark, space, sign, number, dot = found.groups()
    if mark:
        return f"\\{mark}"
    return f"{space}\\{sign}" if sign else f"{number}\\{dot}"
