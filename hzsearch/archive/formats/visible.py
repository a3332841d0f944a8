"""A web page as its reader sees it: lines of text in the order of the document.

A line is what stands between two block elements or line breaks. Scripts, styles,
comments, templates and what is hidden by ``hidden`` or ``display: none`` are not seen.
The title counts as the first line: a browser shows it too.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from hzsearch.archive.formats.markup import Token, tokens
from hzsearch.archive.formats.webpage import ROOT, Element, Seen, WebPage, labels_of

# Elements that stand on lines of their own (HTML standard, 15.3), and table cells.
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "address article aside blockquote body br button caption center dd details dialog dir div "
        "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html "
        "iframe legend li main menu nav ol optgroup option p pre search section select summary "
        "table tbody td textarea tfoot th thead title tr ul founder-title founder-content "
        "founder-author founder-date founder-intro founder-subtitle",
    )
)
_VOID = frozenset(
    re.findall(
        r"\S+",
        "area base br col embed hr img input link meta param source track wbr basefont bgsound",
    )
)
_UNSEEN = frozenset(
    re.findall(r"\S+", "script style template noscript noembed noframes iframe object svg math")
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PROPERTY = re.compile(r"<(\w+)>(.*?)</\1>", re.DOTALL)

# JSON-LD, a record of the page for search engines, stands in a script.
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

# Characters of 方正翔宇's properties; a search through more could take long.
_PROPERTIES = 8000


def look_at(text: str) -> WebPage:
    """Return the page whose HTML is ``text``."""
    eye = _Eye()
    for token in tokens(text):
        eye.take(token)
    eye.end_line()
    return eye.page


def _is_content(token: Token) -> bool:
    """Say whether a tag marks an article's text: 数字报 call it ozoom, schema.org articleBody."""
    return token.values.get("id") == "ozoom" or token.values.get("itemprop") == "articleBody"


class _Open(NamedTuple):
    tag: str
    unseen: bool
    content: bool
    block: Element


class _Eye:
    def __init__(self) -> None:
        self.page = WebPage()
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._unseen = 0
        self._content = 0
        self._text: list[str] = []
        self._level = self._linked = self._strong = 0
        self._is_title = self._begun = False
        self._within = ROOT

    def take(self, token: Token) -> None:
        if token.kind in ("text", "raw"):
            self._write(token)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token.tag)
        else:
            self._comment(token.text)

    def end_line(self) -> None:
        """End a line, if there is one."""
        text = _BLANKS.sub(" ", "".join(self._text)).strip(" ")
        if text.strip():
            number = len(self.page.lines) + 1
            content = self._content > 0
            seen = Seen(number, text, self._level, self._linked, self._strong, content)
            seen.is_title, seen.within = self._is_title, self._within
            self.page.lines.append(seen)
        self._text, self._level, self._linked, self._strong = [], 0, 0, 0
        self._is_title = self._begun = False

    def _start(self, token: Token) -> None:
        if token.tag in _BLOCKS:
            self.end_line()
            # The end tag of a paragraph may be left out, and mostly is.
            if self._open and self._open[-1].tag == "p" and token.tag != "br":
                self._pop()
        self._state(token)
        if token.tag in _VOID or token.closes_itself:
            return
        hidden = "hidden" in token.values or bool(_HIDDEN.search(token.values.get("style", "")))
        unseen = hidden or token.tag in _UNSEEN
        content = token.tag == "founder-content" or _is_content(token)
        block = self._open[-1].block if self._open else ROOT
        if token.tag in _BLOCKS:
            block = Element(token.tag, labels_of(token.values), block, block.depth + 1)
        self._open.append(_Open(token.tag, unseen, content, block))
        self._count[token.tag] += 1
        self._unseen += unseen
        self._content += content
        self.page.depth = max(self.page.depth, len(self._open))

    def _state(self, token: Token) -> None:
        """Note what the page says of itself in the values of a tag."""
        values = token.values
        if token.tag == "meta":
            name = values.get("name") or values.get("property") or values.get("itemprop", "")
            self.page.meta.setdefault(name.lower(), values.get("content", ""))
        elif token.tag == "link" and values.get("rel", "").lower() == "canonical":
            self.page.address = values.get("href", "")
        elif token.tag == "time" and values.get("datetime"):
            self.page.data.append(values["datetime"])

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if self._count[tag]:
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        closed = self._open.pop()
        self._count[closed.tag] -= 1
        self._unseen -= closed.unseen
        self._content -= closed.content
        return closed.tag

    def _write(self, token: Token) -> None:
        if token.kind == "raw" and token.tag == "script":
            self.page.data += _PUBLISHED.findall(token.text)
        if self._unseen or (token.kind == "raw" and token.tag in _UNSEEN):
            return
        text = token.text
        if self._count["pre"] and "\n" in text:
            first, *rest = text.split("\n")
            self._add(first)
            for line in rest:
                self.end_line()
                self._add(line)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        length = len("".join(text.split()))
        if length and not self._begun:
            self._begun = True
            self._within = self._open[-1].block if self._open else ROOT
        self._text.append(text)
        self._linked += length if self._count["a"] else 0
        self._strong += length if self._count["b"] or self._count["strong"] else 0
        for level in range(1, 7) if length else ():
            if self._count[f"h{level}"]:
                self._level = level
        self._is_title = self._is_title or (length > 0 and self._count["title"] > 0)

    def _comment(self, text: str) -> None:
        name = text.strip().lower()
        if name.startswith("saved from url=") and not self.page.address:
            self.page.address = text
        if name.startswith("enpproperty"):
            found = _PROPERTY.findall(text[:_PROPERTIES])
            self.page.properties.update((key.lower(), value.strip()) for key, value in found)
        elif name in ("enpcontent", "/enpcontent"):
            self.end_line()
            self._content += 1 if name == "enpcontent" else -min(self._content, 1)
