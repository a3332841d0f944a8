"""Issues of a newspaper: their days, their pages, the articles on these in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hzsearch.model.article import Article

_SHOWN = ("id", "kicker", "headline", "kind", "zone", "date", "topics", "source")


@dataclass(frozen=True, slots=True)
class Issues:
    """The days of all issues, in order of time, with the number of articles of each.

    ``undated`` is how many articles are in none.
    """

    days: Mapping[str, int] = field(hash=False)
    undated: int

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"days": {day: articles}, "undated"}``."""
        return {"days": dict(self.days), "undated": self.undated}


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A page of an issue: its label (``3``, ``A3``; empty where none is known), its articles.

    They stand in the order of files, pages and lines.
    """

    label: str
    articles: tuple[Article, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"page", "articles": [{"id", "headline", …}]}``."""
        return {"page": self.label, "articles": list(map(brief, self.articles))}


@dataclass(frozen=True, slots=True)
class Issue:
    """All that was published on ``day``, and the days of the issues before and after, if any."""

    day: str
    pages: tuple[IssuePage, ...]
    before: str | None = None
    after: str | None = None

    @property
    def total(self) -> int:
        """How many articles the issue has."""
        return sum(len(page.articles) for page in self.pages)

    def page(self, label: str) -> IssuePage | None:
        """Return the page that is labelled so, None where there is none."""
        return next((page for page in self.pages if page.label == label), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"day", "total", "before", "after", "pages": […]}``."""
        pages = [page.to_dict() for page in self.pages]
        beside = {"before": self.before, "after": self.after}
        return {"day": self.day, "total": self.total, **beside, "pages": pages}


@dataclass(frozen=True, slots=True)
class Undated:
    """Some of the articles without a day of publication, and how many there are in all."""

    total: int
    articles: tuple[Article, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"total", "articles": [{"id", "headline", …}]}``."""
        return {"total": self.total, "articles": list(map(brief, self.articles))}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles of a page in reading order, and the place among them of one of them."""

    page: IssuePage
    place: int

    @property
    def before(self) -> Article | None:
        """The article before it on the page, None where it is the first."""
        return self.page.articles[self.place - 1] if self.place else None

    @property
    def after(self) -> Article | None:
        """The article after it on the page, None where it is the last."""
        return next(iter(self.page.articles[self.place + 1 :]), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: that of the page, and the ids before and after it, or null."""
        before, after = self.before, self.after
        ids = {"before": before.id if before else None, "after": after.id if after else None}
        return {**ids, **self.page.to_dict()}


def brief(article: Article) -> dict[str, Any]:
    """Return what a list shows of an article, as JSON."""
    facts = article.to_dict()
    return {name: facts[name] for name in _SHOWN}
