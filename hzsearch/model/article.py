"""An article, and what a file became: its articles and its furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Kind = Literal["news", "photo", "notice"]
DateSource = Literal["text", "issue", "given"]


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

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Source:
        """Return the source that ``facts``, its JSON form, describes."""
        lines = tuple((int(first), int(last)) for first, last in facts.get("lines", ()))
        return cls(str(facts.get("path", "")), int(facts.get("page", 1)), lines)


def line_ranges(source: Source) -> str:
    """Return the lines of ``source`` as one reads them: ``3–9, 12``."""
    return ", ".join(f"{a}–{b}" if a < b else f"{a}" for a, b in source.lines)


def where(source: Source) -> str:
    """Return ``source`` as one reads it: ``2024-03-18/01.txt, page 1, lines 3–9, 12``."""
    return f"{source.path}, page {source.page}, lines {line_ranges(source) or '–'}"


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
    left open. ``meta`` holds what else a ready record says of the article, as (name,
    value) pairs; it is kept and shown, never searched. ``source`` is where
    the article stands, and ``continued`` where it goes on, if it jumps to other pages
    (下转第3版).
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
    meta: tuple[tuple[str, str], ...] = ()
    continued: tuple[Source, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the article's JSON form, keys in the documented order."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        plain["source"], plain["meta"] = self.source.to_dict(), dict(self.meta)
        plain["continued"] = [source.to_dict() for source in self.continued]
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in plain.items()
        }

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Article:
        """Return the article that ``facts``, its JSON form, describes.

        Keys may be missing but for "id"; unknown ones are ignored. KeyError
        where there is no id.
        """
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in facts.items()
            if name in _NAMES
        }
        values["source"] = Source.from_dict(facts.get("source") or {})
        values["continued"] = tuple(map(Source.from_dict, facts.get("continued") or ()))
        values["meta"] = tuple((facts.get("meta") or {}).items())
        values["id"] = str(facts["id"])
        return cls(**values)


# Looked up once, as a page of hits reads ten articles.
_NAMES = frozenset(item.name for item in fields(Article))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source file became: its articles and its furniture.

    ``furniture`` lists the numbers of the lines that belong to no article
    (page number, date line, editors). Every non-blank line of the file is in
    exactly one article's ``source.lines`` or in ``furniture``; ``lines`` counts
    those in articles. Lines of an article that begins in another file of the issue are
    in ``continued`` there. ``notes`` says in sentences what of the file could not be
    read, ``problems`` which corrections beside it could not be applied.
    """

    path: str
    articles: tuple[Article, ...]
    furniture: tuple[int, ...]
    pages: int = 1
    lines: int = 0
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"path", "articles", "furniture"}``, notes, problems if any."""
        facts: dict[str, Any] = {
            "path": self.path,
            "articles": [article.to_dict() for article in self.articles],
            "furniture": list(self.furniture),
        }
        told = {"notes": list(self.notes), "problems": list(self.problems)}
        return {**facts, **{name: texts for name, texts in told.items() if texts}}
