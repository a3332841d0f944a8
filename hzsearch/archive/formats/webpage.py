"""What a web page shows: its lines, the elements they stand in, and what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Words of a class or an id beyond these characters tell nothing more.
_MOST_LABEL = 200
_SENTENCE = re.compile(r"[。！？…][”’」』）]*$")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element around a line: its tag, the words of its class and id, and what it stands in."""

    tag: str
    labels: frozenset[str]
    parent: Element | None
    depth: int

    def around(self) -> Iterator[Element]:
        """Yield the element and all it stands in, from within."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent


def labels_of(values: Mapping[str, str]) -> frozenset[str]:
    """Return the words of a class and an id in lower case: artBody is art and body."""
    both = f"{values.get('class', '')[:_MOST_LABEL]} {values.get('id', '')[:_MOST_LABEL]}"
    return frozenset(word.lower() for word in _WORD.findall(both))


#: What a line stands in that stands in nothing.
ROOT = Element("", frozenset(), None, 0)


@dataclass(slots=True)
class Seen:
    """A visible line: its text, the level of the heading it is, and how it is set.

    ``linked`` and ``strong`` count its characters within links and bold type;
    ``content`` says that it is marked as an article's text, ``is_title`` that it is
    the title in the head of the page; ``within`` is the block it stands in.
    """

    number: int
    text: str
    level: int = 0
    linked: int = 0
    strong: int = 0
    content: bool = False
    is_title: bool = False
    within: Element = ROOT

    @property
    def length(self) -> int:
        """Its characters but blanks."""
        return len("".join(self.text.split()))

    @property
    def is_link(self) -> bool:
        """Whether most of it is a link."""
        return 2 * self.linked > self.length


@dataclass(slots=True)
class WebPage:
    """The visible lines of a page and what its head says of it, by lower-case names.

    ``properties`` are those of 方正翔宇, the system of many digital editions, which
    writes ``<!--enpproperty <title>…</title>…-->`` and marks the text as its content.
    ``data`` are the days of publication that JSON-LD and ``<time>`` state, ``address``
    is where the page was found, as far as it says so.
    """

    lines: list[Seen] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    address: str = ""
    depth: int = 0

    @property
    def title(self) -> str:
        """The title in the head of the page, empty where there is none."""
        return next((line.text for line in self.lines if line.is_title), "")

    @property
    def linked_most(self) -> bool:
        """Whether most of the page is links, and no sentence stands outside them."""
        linked = sum(line.linked for line in self.lines)
        whole = sum(line.length for line in self.lines if not line.is_title)
        return 2 * linked > whole and not any(map(_is_prose, self.lines))


def _is_prose(line: Seen) -> bool:
    return not line.is_title and not line.is_link and bool(_SENTENCE.search(line.text))
