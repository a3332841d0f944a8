"""The truth about a typeset page, in the field names of the project's hand-made gold."""

from __future__ import annotations

from typing import Any

from tests.typeset.rows import Row
from tests.typeset.sheet import Printed
from tests.typeset.stories import Story

Gold = dict[str, Any]
TITLE = ("kicker", "headline", "subheadline", "byline")


def page_truth(stories: list[Story], printed: list[Printed]) -> Gold:
    """Return every article with its fields and lines, and the furniture's lines."""
    owned = [[(n, r) for n, r in printed if r.owner == i] for i in range(len(stories))]
    articles = [_article(story, rows) for story, rows in zip(stories, owned, strict=True)]
    furniture = [n for n, row in printed if row.owner is None]
    return {"published": _issue(stories), "articles": articles, "furniture": furniture}


def _issue(stories: list[Story]) -> str | None:
    return stories[0].issue.isoformat() if stories else None


def _article(story: Story, printed: list[Printed]) -> Gold:
    return {**_meaning(story), **_words(story, printed), **_lines(printed)}


def _meaning(story: Story) -> Gold:
    day, _, last = story.get("date").partition("..")
    dated = day[:1].isdigit()
    return {
        "id": story.id,
        "kind": story.kind,
        "zone": story.get("zone") or None,
        "topics": list(story.topics),
        "event_date": day if dated else None,
        "event_date_end": last or None,
        "date_precision": ("range" if last else "day") if dated else (day or "none"),
    }


def _words(story: Story, printed: list[Printed]) -> Gold:
    headline = story.get("headline")
    return {
        "kicker": story.get("kicker"),
        "headline": "".join(headline.split()),
        "headline_display": headline,
        "subheadline": story.get("subheadline"),
        "byline": list(story.byline),
        "subheads": list(story.texts("subhead")),
        "paragraphs": list(story.texts("paragraph")),
        "blocks": [
            {"type": b.type, "text": b.text, "lines": _numbers(printed, block=i)}
            for i, b in enumerate(story.blocks)
        ],
    }


def _lines(printed: list[Printed]) -> Gold:
    byline = [n for n, row in printed if row.role == "byline" or row.signed]
    return {
        "title_lines": [n for n, row in printed if row.role in TITLE],
        "kicker_lines": _numbers(printed, role="kicker"),
        "headline_lines": _numbers(printed, role="headline"),
        "subheadline_lines": _numbers(printed, role="subheadline"),
        "byline_lines": byline,
        "body_lines": _numbers(printed, role="body"),
    }


def _numbers(printed: list[Printed], **wanted: object) -> list[int]:
    def agrees(row: Row) -> bool:
        return all(getattr(row, name) == value for name, value in wanted.items())

    return [n for n, row in printed if agrees(row)]
