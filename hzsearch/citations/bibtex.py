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
_NO_KEY, _NO_LETTER_IN_KEY = re.compile(r"[^0-9A-Za-z:./+-]"), re.compile(r"[^0-9:./+-]")
# What parts a list of names, parts one name, or stands for more names (BibTeXing, 4), in any case.
_PARTING_NAMES = re.compile(r"(?:^|\s)and(?:\s|$)|,|^others$", re.IGNORECASE)
_COMMA = re.compile(",")


def cite(article: Article, paper: str = "", *, lettered: bool = True) -> str:
    """Return the entry of ``article``, several lines with a line end behind the last.

    Its key is ``key(article, lettered=lettered)``.
    """
    lines = (f"  {name} = {{{value}}},\n" for name, value in _fields(article, paper))
    return f"@article{{{key(article, lettered=lettered)},\n{''.join(lines)}}}\n"


def key(article: Article, *, lettered: bool = True) -> str:
    """Return the key of ``article``'s entry: its id, where BibTeX takes it.

    Other characters are written as their number, so that no two articles share a key. BibTeX
    takes A1 and a1 for one; not ``lettered``, letters are numbers too, and no case is left.
    """
    written_as_number = _NO_KEY if lettered else _NO_LETTER_IN_KEY
    return written_as_number.sub(lambda found: f"_{ord(found[0]):x}_", article.id)


def _fields(article: Article, paper: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields and their values, in TeX."""
    facts = cited(article, paper)
    yield "title", _tex(facts.title)
    if facts.authors:
        yield "author", " and ".join(_one(name, _PARTING_NAMES) for name in facts.authors)
    if paper:
        yield "journal", _tex(paper)
    yield from _printed(facts)
    if article.topics:
        yield "keywords", ", ".join(_one(topic, _COMMA) for topic in article.topics)
    yield "note", _tex(article.id)


def _printed(facts: Cited) -> Iterator[tuple[str, str]]:
    if facts.day:
        yield "date", facts.day
        yield "year", facts.day[:4]
    if facts.page:
        yield "pages", facts.page


def _one(name: str, parting: re.Pattern[str]) -> str:
    """Return ``name`` in TeX, in braces where it would be taken for several."""
    return f"{{{_tex(name)}}}" if parting.search(name) else _tex(name)


def _tex(text: str) -> str:
    return _SIGN.sub(lambda found: _SIGNS[found[0]], text)
