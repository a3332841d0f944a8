"""Why a file became these articles: for every line its role, its article and the rule.

In: a :class:`~hzsearch.ingest.Reading`. Out: an :class:`Explanation`, the same for the
terminal, for JSON and for the page of review.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hzsearch.ingest import Reading, read_file
from hzsearch.layout import RULES, Layout, LineRole, Reason
from hzsearch.model import Article, Page
from hzsearch.model.ids import article_id


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of a source file: its page, number and text, its role, its article's id, the rule."""

    page: int
    number: int
    text: str
    role: str
    article: str | None
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form; ``reason`` is the rule in a sentence."""
        return {
            "number": self.number,
            "text": self.text,
            "role": self.role,
            "article": self.article,
            "rule": self.rule,
            "reason": RULES[self.rule].english,
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A source file explained: its articles, the reasons for each by its id, and its lines.

    ``problems`` are the sentences on corrections that could not be applied.
    """

    path: str
    articles: tuple[Article, ...]
    reasons: dict[str, tuple[Reason, ...]]
    lines: tuple[ExplainedLine, ...]
    problems: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"path", "articles": […], "lines": […], "problems": […]}``."""
        return {
            "path": self.path,
            "articles": [
                {"id": one.id, "headline": one.headline, "reasons": self._reasons(one)}
                for one in self.articles
            ],
            "lines": [line.to_dict() for line in self.lines],
            "problems": list(self.problems),
        }

    def _reasons(self, article: Article) -> list[dict[str, str]]:
        return [
            {"rule": r.rule, "reason": RULES[r.rule].english, "weights": r.weights}
            for r in self.reasons.get(article.id, ())
        ]


def explain_file(path: Path, name: str, given: date | None = None) -> Explanation:
    """Return why the file at ``path``, called ``name``, becomes the articles it does.

    Arguments and errors are those of :func:`~hzsearch.ingest.extract_file`.
    """
    return explain(read_file(path, name, given))


def explain(reading: Reading) -> Explanation:
    """Return the explanation of a file that was read."""
    reasons: dict[str, tuple[Reason, ...]] = {}
    lines: list[ExplainedLine] = []
    for page, layout in zip(reading.pages, reading.layouts, strict=True):
        reasons |= {article_id(page, name): found for name, found in layout.reasons.items()}
        lines += _lines(page, layout)
    for named, facts in reading.facts.items():
        said = tuple(_said(word, line, reading) for word, line in facts.lines.items())
        reasons[named] = (*reasons.get(named, ()), *said)
    extraction = reading.extraction
    return Explanation(
        extraction.path, extraction.articles, reasons, tuple(lines), extraction.problems
    )


def _said(word: str, line: int, reading: Reading) -> Reason:
    return Reason("correction.fact", f"{word}: {reading.sidecar.name}, line {line}")


def _lines(page: Page, layout: Layout) -> Iterator[ExplainedLine]:
    for line, role in zip(page.lines, layout.roles or _unknown(page, layout), strict=True):
        article = article_id(page, role.article) if role.article else None
        yield ExplainedLine(page.number, line.number, line.text, role.role, article, role.rule)


def _unknown(page: Page, layout: Layout) -> Iterator[LineRole]:
    """Yield the roles of a page that was cut without a draft, by its articles' lines alone."""
    held = {
        number: name
        for name, article in zip(layout.names, layout.articles, strict=True)
        for first, last in article.source.lines
        for number in range(first, last + 1)
    }
    for line in page.lines:
        if not line.text.strip():
            yield LineRole(line.number, "blank", None, "blank.blank")
        elif line.number in held:
            yield LineRole(line.number, "continued", held[line.number], "text.unknown")
        else:
            yield LineRole(line.number, "furniture", None, "text.unknown")
