"""The things that travel through hzsearch: Line, Page, Article, Hit, Snippet, Results.

Frozen values without behaviour of their own beyond turning into JSON. This
module imports nothing of ours, so that every other one may import it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, Literal, overload

Kind = Literal["news", "photo", "notice"]
DateSource = Literal["text", "issue", "given"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide the box is, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high the box is, in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and how a line is printed: its box, and its type.

    ``size`` is the em of its characters in points, ``font`` the name of the font
    as the file has it, ``bold`` whether it is (by its name, its weight, or by
    being printed twice), ``vertical`` whether it runs downwards.
    """

    box: Box
    size: float
    font: str = ""
    bold: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source file: its 1-based number, its text, and where it is printed.

    Lines of a text file are counted by LF. Those of a PDF are counted through
    the whole file in the order of reading; only they have a placement.
    """

    number: int
    text: str
    placed: Placement | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows beside its text, and its size in points.

    ``rules`` are thin lines, ``frames`` the outlines and tinted grounds of boxes,
    ``pictures`` the photos and drawings.
    """

    width: float
    height: float
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as lines of text.

    ``path`` is the archive-relative name of its file with ``/`` between
    folders, ``number`` the 1-based page within the file, ``pages`` how many
    pages the file has. ``lines`` holds every line, blank ones too. ``sheet`` is
    there where the file knows where its lines are printed, as a PDF does.
    ``notes`` say in sentences what of the page could not be read, or how it was;
    ``created`` is the day the file says it was made, a last hint at the issue's.
    """

    path: str
    number: int
    lines: tuple[Line, ...]
    pages: int = 1
    sheet: Sheet | None = None
    notes: tuple[str, ...] = ()
    created: date | None = None


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
        known = {item.name for item in fields(cls)} & set(facts)
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in facts.items()
            if name in known
        }
        values["source"] = Source.from_dict(facts.get("source") or {})
        values["continued"] = tuple(map(Source.from_dict, facts.get("continued") or ()))
        values["meta"] = tuple((facts.get("meta") or {}).items())
        values["id"] = str(facts["id"])
        return cls(**values)


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


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article's text, and the spans (start, end) of the matches in it.

    Spans are character offsets into ``text``, in order and apart.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"text", "spans": [[start, end], …]}``."""
        return {"text": self.text, "spans": [list(span) for span in self.spans]}


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches a query, with its score and the snippet that shows why.

    ``similar`` are the ids of the near-duplicates that were folded into it, if asked for.
    """

    article: Article
    score: float
    snippet: Snippet
    similar: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def to_dict(self) -> dict[str, Any]:
        """Return the hit's JSON form, ``similar`` if there are any."""
        of_article = ("headline", "kicker", "kind", "zone", "zones", "date", "topics")
        facts = self.article.to_dict()
        return {
            "id": self.id,
            "score": round(self.score, 4),
            **{name: facts[name] for name in of_article},
            "snippet": self.snippet.to_dict(),
            "source": facts["source"],
            **({"similar": list(self.similar)} if self.similar else {}),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things a query asks for: as a query of its own, its kind, what it finds alone.

    ``kind`` is word, quoted, pattern, filter or group, with "without " before what is excluded.
    """

    text: str
    kind: str
    finds: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """A query that finds something, and in how many articles."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What helps on who found nothing: the parts of the query, and the nearest one that finds."""

    parts: tuple[Part, ...]
    nearest: Nearest | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"parts": [{"text", "kind", "finds"}], "nearest"}``."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Results(Sequence[Hit]):
    """The answer to a query: a sequence of hits.

    ``total`` counts all articles that match, exactly, not only the hits asked for;
    ``notes`` says in sentences where the query was not taken as written. ``facets``, where
    asked for, counts all that match by zone, topic and month: ``{"zone": {name: count}, …}``.
    ``advice`` is there where nothing was found.
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] | None = None
    advice: Advice | None = None

    def __len__(self) -> int:
        return len(self.hits)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[place]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"query", "total", "took_ms", "hits": […]}``.

        It also has "facets", where asked for, and "notes" and "advice", if any.
        """
        facts: dict[str, Any] = {
            "query": self.query,
            "total": self.total,
            "took_ms": round(self.took_ms, 3),
            "hits": [hit.to_dict() for hit in self.hits],
        }
        if self.facets is not None:
            facts["facets"] = {name: dict(counts) for name, counts in self.facets.items()}
        if self.notes:
            facts["notes"] = list(self.notes)
        return {**facts, "advice": self.advice.to_dict()} if self.advice else facts
