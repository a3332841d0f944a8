"""A web page as its reader sees it: lines of text in the order of the document.

A line is what stands between two block elements or line breaks. Scripts, styles,
comments, templates and what is hidden by ``hidden`` or ``display: none`` are not seen.
The title counts as the first line: a browser shows it too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from hzsearch.archive.formats.markup import Token, tokens

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

# Characters of 方正翔宇's properties; a search through more could take long.
_PROPERTIES = 8000


@dataclass(slots=True)
class Seen:
    """A visible line: its text, the level of the heading it is, and how it is set.

    ``linked`` and ``strong`` count its characters within links and bold type;
    ``content`` says that it is marked as an article's text, ``is_title`` that it is
    the title in the head of the page.
    """

    number: int
    text: str
    level: int = 0
    linked: int = 0
    strong: int = 0
    content: bool = False
    is_title: bool = False

    @property
    def length(self) -> int:
        """Its characters but blanks."""
        return len("".join(self.text.split()))


@dataclass(slots=True)
class WebPage:
    """The visible lines of a page and what its head says of it, by lower-case names.

    ``properties`` are those of 方正翔宇, the system of many digital editions, which
    writes ``<!--enpproperty <title>…</title>…-->`` and marks the text as its content.
    """

    lines: list[Seen] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    depth: int = 0

    @property
    def title(self) -> str:
        """The title in the head of the page, empty where there is none."""
        return next((line.text for line in self.lines if line.is_title), "")


def look_at(text: str) -> WebPage:
    """Return the page whose HTML is ``text``."""
    eye = _Eye()
    for token in tokens(text):
        eye.take(token)
    eye.end_line()
    return eye.page


class _Eye:
    def __init__(self) -> None:
        self.page = WebPage()
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()
        self._unseen = 0
        self._content = 0
        self._text: list[str] = []
        self._level = self._linked = self._strong = 0
        self._is_title = False

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
            seen.is_title = self._is_title
            self.page.lines.append(seen)
        self._text, self._level, self._linked, self._strong = [], 0, 0, 0
        self._is_title = False

    def _start(self, token: Token) -> None:
        if token.tag in _BLOCKS:
            self.end_line()
            # The end tag of a paragraph may be left out, and mostly is.
            if self._open and self._open[-1][0] == "p" and token.tag != "br":
                self._pop()
        if token.tag == "meta":
            name = token.values.get("name") or token.values.get("property", "")
            self.page.meta.setdefault(name.lower(), token.values.get("content", ""))
        if token.tag in _VOID or token.closes_itself:
            return
        hidden = "hidden" in token.values or bool(_HIDDEN.search(token.values.get("style", "")))
        unseen = hidden or token.tag in _UNSEEN
        self._open.append((token.tag, unseen))
        self._count[token.tag] += 1
        self._unseen += unseen
        self._content += token.tag == "founder-content"
        self.page.depth = max(self.page.depth, len(self._open))

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if self._count[tag]:
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        tag, unseen = self._open.pop()
        self._count[tag] -= 1
        self._unseen -= unseen
        self._content -= tag == "founder-content"
        return tag

    def _write(self, token: Token) -> None:
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
        self._text.append(text)
        self._linked += length if self._count["a"] else 0
        self._strong += length if self._count["b"] or self._count["strong"] else 0
        for level in range(1, 7) if length else ():
            if self._count[f"h{level}"]:
                self._level = level
        self._is_title = self._is_title or (length > 0 and self._count["title"] > 0)

    def _comment(self, text: str) -> None:
        name = text.strip().lower()
        if name.startswith("enpproperty"):
            found = _PROPERTY.findall(text[:_PROPERTIES])
            self.page.properties.update((key.lower(), value.strip()) for key, value in found)
        elif name in ("enpcontent", "/enpcontent"):
            self.end_line()
            self._content += 1 if name == "enpcontent" else -min(self._content, 1)
