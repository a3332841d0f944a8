"""The answer to a query: hits with snippets, counts beside them, help where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, overload

from hzsearch.model.article import Article
from hzsearch.model.marking import Spans


@dataclass(frozen=True, slots=True)
class Snippet:
    """One to three pieces of an article's text, and the spans (start, end) of the matches in it.

    ``fragments`` are the spans of the pieces: what is within them stands so in the article,
    what is between them (…) is ours. Both are character offsets into ``text``, in order and
    apart; every match lies within a fragment.
    """

    text: str
    spans: Spans = ()
    fragments: Spans = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"text", "spans": [[start, end], …], "fragments": […]}``."""
        return {
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "fragments": [list(span) for span in self.fragments],
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches a query, with its score and the snippet that shows why.

    ``highlights`` has the spans of the matches in the article's "headline", "kicker" and
    "subheadline", of those that have any. ``via`` are the texts by which the article was
    found where it lacks what was written: another name, what pinyin spells, what was
    searched instead; as the article prints them. ``similar`` are the ids of the
    near-duplicates that were folded into it, if asked for.
    """

    article: Article
    score: float
    snippet: Snippet
    highlights: Mapping[str, Spans] = field(default_factory=dict, hash=False)
    via: tuple[str, ...] = ()
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
            "highlights": {
                name: [list(span) for span in spans] for name, spans in self.highlights.items()
            },
            "snippet": self.snippet.to_dict(),
            "source": facts["source"],
            **({"via": list(self.via)} if self.via else {}),
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
class Meant:
    """What may be meant instead of a rare ``word``, and how many articles have it."""

    word: str
    instead: str
    articles: int

    @property
    def note(self) -> str:
        """What a list of notes says of it; a face that offers it otherwise leaves that out."""
        return f"{self.word}: did you mean 您是不是要找 {self.instead} ({self.articles})?"


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
    asked for, counts all that match by zone, topic and month: ``{"zone": {name: count}, …}``;
    a number is what the filter finds.
    ``advice`` is there where nothing was found, ``meant`` where a word may be a misprint.
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] | None = field(default=None, hash=False)
    advice: Advice | None = None
    meant: tuple[Meant, ...] = ()

    def __len__(self) -> int:
        return len(self.hits)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[place]

    def first(self, most: int) -> tuple[Results, bool]:
        """Return the first ``most`` hits, and whether there are more of them here.

        Where stories are folded, ``total`` does not tell whether hits follow those of a page:
        ask for one more than the page has, and leave it out by this.
        """
        return replace(self, hits=self.hits[:most]), len(self) > most

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the JSON forms of the hits."""
        return [hit.to_dict() for hit in self.hits]

    def to_pandas(self) -> Any:
        """Return a ``pandas.DataFrame`` with a row a hit, its id as the index, days as dates.

        ImportError where pandas is not installed (the extra "data").
        """
        try:
            import pandas  # noqa: PLC0415  an extra
        except ImportError:
            raise ImportError("Data frames need pandas: pip install 'hzsearch[data]'.") from None
        names = ("id", "score", "headline", "zone", "date", "topics", "kind", "snippet")
        rows = [{**facts, "snippet": facts["snippet"]["text"]} for facts in self.to_dicts()]
        frame = pandas.DataFrame(rows, columns=list(names)).set_index("id")
        return frame.assign(date=pandas.to_datetime(frame["date"]))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: how many match, and each hit with its matches marked."""
        from hzsearch.model.notebook import results_html  # noqa: PLC0415  a query draws no HTML

        return results_html(self.total, self.hits, self.notes)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"query", "total", "took_ms", "hits": […]}``.

        It also has "facets", where asked for, and "notes", "meant" and "advice", if any.
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
        if self.meant:
            facts["meant"] = [asdict(one) for one in self.meant]
        return {**facts, "advice": self.advice.to_dict()} if self.advice else facts
