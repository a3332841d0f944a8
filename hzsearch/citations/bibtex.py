"""BibTeX: an article in a newspaper is an ``@article`` whose journal is the paper.

In UTF-8, as biber and pdfTeX since 2018 read it. ``keywords`` are the topics, ``note`` is the
article's id in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzsearch.citations.cited import Cited, cited
from hzsearch.model import Article

# What has a meaning in TeX. BibTeX counts braces also behind a backslash, so they have names.
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGN = re.compile(r"[\\{}~^&%$#_]")
_NO_KEY = re.compile(r"[^0-9A-Za-z:./+-]")


def cite(article: Article, paper: str = "") -> str:
    """Return the entry of ``article``, several lines with a line end behind the last."""
    lines = (f"  {name} = {{{_tex(value)}}},\n" for name, value in _fields(article, paper))
    return f"@article{{{key(article)},\n{''.join(lines)}}}\n"


def key(article: Article) -> str:
    """Return the key of ``article``'s entry: its id, where BibTeX takes it.

    Other characters are written as their number, so that no two articles share a key.
    """
    return _NO_KEY.sub(lambda found: f"_{ord(found[0]):x}_", article.id)


def _fields(article: Article, paper: str) -> Iterator[tuple[str, str]]:
    facts = cited(article, paper)
    yield "title", facts.title
    if facts.authors:
        yield "author", " and ".join(facts.authors)
    if paper:
        yield "journal", paper
    yield from _printed(facts)
    if article.topics:
        yield "keywords", ", ".join(article.topics)
    yield "note", article.id


def _printed(facts: Cited) -> Iterator[tuple[str, str]]:
    if facts.day:
        yield "date", facts.day
        yield "year", facts.day[:4]
    if facts.page:
        yield "pages", facts.page


def _tex(text: str) -> str:
    return _SIGN.sub(lambda found: _SIGNS[found[0]], text)
