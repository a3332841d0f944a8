"""Pages and cases as text, for the tests of layout.

A case file holds remarks (``#``), the lines of a page below ``--- page``, and what
they are below ``--- article`` (one for each, in order, fields as ``name: value``) and
``--- furniture`` (line numbers). Names are parted by blanks; ``doubt`` gives the
beginning of one, and an article without it must have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hzsearch.model import Article, Line, Page

CASES = Path(__file__).parent / "cases"
Fields = list[tuple[str, str]]


def page(text: str, path: str = "page.txt") -> Page:
    """Return the page that ``text`` is."""
    return Page(path, 1, tuple(Line(k, line) for k, line in enumerate(text.split("\n"), start=1)))


def read_case(path: Path) -> tuple[str, list[Fields], list[int]]:
    """Return the page's text, the fields of its articles, and its furniture."""
    text, articles, furniture = "", list[Fields](), list[int]()
    for name, body in sections(path.read_text(encoding="utf-8")):
        if name == "page":
            text = body
        elif name == "article":
            articles.append([field(line) for line in body.split("\n")])
        else:
            furniture = [int(number) for number in body.split()]
    return text, articles, furniture


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sections of a case, their names and bodies."""
    for section in text.split("\n--- ")[1:]:
        name, _, body = section.partition("\n")
        yield name, body.rstrip("\n")


def field(line: str) -> tuple[str, str]:
    """Return the name and the value of a field."""
    name, _, value = line.partition(": ")
    return name, value


def fields(article: Article) -> Fields:
    """Return an article's fields as a case states them, in its order."""
    found: Fields = [("kind", article.kind)] if article.kind != "news" else []
    found += [(n, getattr(article, n)) for n in ("kicker", "headline", "subheadline")]
    found.append(("bylines", " ".join(article.bylines)))
    for at, paragraph in enumerate(article.paragraphs):
        heads = zip(article.subhead_before, article.subheads, strict=True)
        found += [("subhead", head) for before, head in heads if before == at]
        found.append(("paragraph", paragraph))
    found += [("doubt", doubt.split(" ")[0]) for doubt in article.doubts]
    return [(name, value) for name, value in found if value]


def held(article: Article) -> list[int]:
    """Return the numbers of all lines in an article's ranges."""
    return [n for first, last in article.source.lines for n in range(first, last + 1)]
