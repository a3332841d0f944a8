"""The things that travel through hzsearch: Line, Page, Article, Hit, Snippet, Results.

Frozen values without behaviour of their own beyond turning into JSON. This
module imports nothing of ours, so that every other one may import it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["news", "photo", "notice"]
DateSource = Literal["text", "issue", "given"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source file: its 1-based number counted by LF, and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as lines of text.

    ``path`` is the archive-relative name of its file with ``/`` between
    folders, ``number`` the 1-based page within the file, ``pages`` how many
    pages the file has. ``lines`` holds every line, blank ones too.
    """

    path: str
    number: int
    lines: tuple[Line, ...]
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article stands: file, page, and its line ranges (first, last), inclusive.

    A range runs over blank lines, never over a line of another article.
    """

    path: str
    page: int = 1
    lines: tuple[tuple[int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"path", "page", "lines": [[first, last], …]}``."""
        return {"path": self.path, "page": self.page, "lines": [list(r) for r in self.lines]}


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of a newspaper page (news, photo with caption 图片说明, or notice).

    Texts are empty strings and lists are empty where the page has nothing.
    ``kicker`` is the 肩题, ``headline`` the 主题, ``subheadline`` the 副题,
    ``bylines`` the names of the 署名, ``subheads`` the 小标题 within the body;
    ``subhead_before[i]`` is the index of the paragraph that subhead ``i`` stands
    before. ``zone`` is the short name of the main zone, ``zones`` all of them, main
    first. ``date`` is an ISO day: the event's where the text states it
    (``date_source`` "text"), else the issue's ("issue") or the user's ("given").
    ``published`` is the issue's day. ``doubts`` says in sentences what the page
    left open.
    """

    id: str
    kind: Kind = "news"
    kicker: str = ""
    headline: str = ""
    subheadline: str = ""
    bylines: tuple[str, ...] = ()
    zone: str | None = None
    zones: tuple[str, ...] = ()
    province: str | None = None
    date: str | None = None
    date_source: DateSource | None = None
    published: str | None = None
    topics: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    source: Source = field(default_factory=lambda: Source(""))
    doubts: tuple[str, ...] = ()
    subhead_before: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the article's JSON form, keys in the documented order."""
        lists = {"bylines", "zones", "topics", "subheads", "paragraphs", "doubts", "subhead_before"}
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.to_dict() if name == "source" else list(value) if name in lists else value
            for name, value in plain.items()
        }


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source file became: its articles and its furniture.

    ``furniture`` lists the numbers of the lines that belong to no article
    (page number, date line, editors). Every non-blank line of the file is in
    exactly one article's ``source.lines`` or in ``furniture``.
    """

    path: str
    articles: tuple[Article, ...]
    furniture: tuple[int, ...]
    pages: int = 1

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"path", "articles": […], "furniture": […]}``."""
        return {
            "path": self.path,
            "articles": [article.to_dict() for article in self.articles],
            "furniture": list(self.furniture),
        }
