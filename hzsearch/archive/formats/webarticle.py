"""The article within a web page, as some of its visible lines.

In: a web page. Out: an Article of the page's own lines, or None. 数字报 mark the text,
and those of 方正翔宇 state title, writer and day; elsewhere the lines themselves tell
which of them are the article's (``webbody``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from hzsearch.analysis import condense
from hzsearch.archive.formats.blocks import Block, names_of, ranges, with_body
from hzsearch.archive.formats.webbody import cleaned, lists_articles, text_of
from hzsearch.archive.formats.webcredits import is_credit, writers_in, writers_of_text
from hzsearch.archive.formats.webdays import published
from hzsearch.archive.formats.webpage import Seen, WebPage
from hzsearch.archive.formats.webtitles import (
    above_and_below,
    heading_before,
    headline_lines,
    headline_text,
)
from hzsearch.model import Article, Source

# Elements in each other beyond which a page is none of a newspaper.
_DEEP = 200
# A link that stands at the end of a text, in its last line.
_TO_SITE = re.compile(r"(?:返回[^\s。，]{1,8}首页|(?:点击)?查看更多|阅读全文|余下全文)[\s>»]*$")
# Lines of a text among which its writers may be named in a line of their own.
_FIRST, _LAST = 8, 3


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines of an article: its titles, what stands between them and the text, the text."""

    kicker: Sequence[Seen]
    headline: Sequence[Seen]
    below: Sequence[Seen]
    between: Sequence[Seen]
    body: Sequence[Seen]

    @property
    def titles(self) -> tuple[Seen, ...]:
        return (*self.kicker, *self.headline, *self.below)

    @property
    def credits(self) -> list[Seen]:
        """Lines that name writers below the headline."""
        return [line for line in self.between if writers_in(line.text)]


def find(page: WebPage, name: str) -> Article | None:
    """Return the article of ``page``, which is the file ``name``; None where it has none."""
    parts = _parts(page)
    if parts is None:
        return None
    day, doubts = published(page, parts.between, (parts.body[0].number, parts.body[-1].number))
    body = _without_titles(parts.body, parts.titles)
    taken = {line.number for line in (*body, *parts.titles, *parts.credits)}
    article = Article(
        id=f"{name}:1",
        kicker=_text(parts.kicker),
        headline=headline_text(page, parts.headline),
        subheadline=_text(parts.below).lstrip("—─- "),
        published=day,
        source=Source(name, lines=ranges(sorted(taken))),
        doubts=doubts,
    )
    return _with_text(article, page, body, parts.credits)


def _parts(page: WebPage) -> _Parts | None:
    body, headline = _body(page)
    if not body:
        return None
    first = body[0].number
    headline = headline or heading_before(page, first)
    kicker, below = above_and_below(page, headline, first) if headline else ([], [])
    head = headline[-1].number if headline else first
    between = [x for x in page.lines if head < x.number < first and x not in below]
    return _Parts(kicker, headline, below, between, body)


def is_index(page: WebPage) -> bool:
    """Say whether a page lists articles: links alone, or each with the first words of its text."""
    if any(line.content for line in page.lines) or page.depth > _DEEP:
        return False
    headline = headline_lines(page, [])
    return page.linked_most or lists_articles(page, headline[-1].number if headline else 0)


def _body(page: WebPage) -> tuple[list[Seen], list[Seen]]:
    """Return the lines of the text, and those of the headline as far as the page states it."""
    marked = cleaned([line for line in page.lines if line.content])
    if marked:
        return marked, headline_lines(page, marked)
    if page.depth > _DEEP:
        return [], []
    headline = headline_lines(page, [])
    body = text_of(page, headline[-1].number if headline else 0)
    return (body, headline) if body or not headline else (text_of(page, 0), [])


def _without_titles(body: Sequence[Seen], titles: Sequence[Seen]) -> list[Seen]:
    """Return the text without its titles, nor the headline said again before it."""
    said = {condense(line.text) for line in titles}
    again = list(takewhile(lambda line: condense(line.text) in said, body))
    return [line for line in body[len(again) :] if line not in titles] or list(body)


def _with_text(
    article: Article, page: WebPage, body: Sequence[Seen], credits: Sequence[Seen]
) -> Article:
    edge = [*body[:_FIRST], *body[-_LAST:]]
    own = [line for line in edge if len(body) > 1 and is_credit(line.text)]
    text = [line for line in body if line not in own] or list(body)
    stated = names_of(f"作者：{page.properties.get('author', '')}")
    named = [one for line in (*credits, *own) for one in writers_in(line.text)]
    names = stated or named or writers_of_text(text[0].text, text[-1].text)
    return with_body(article, [_block(line) for line in text], names)


def _text(lines: Sequence[Seen]) -> str:
    return " ".join(line.text.strip() for line in lines)


def _block(line: Seen) -> Block:
    level = line.level + 1 if line.level else 0
    text = _TO_SITE.sub("", line.text).strip() or line.text.strip()
    return Block(line.number, text, level, bold=0 < line.strong == line.length)
