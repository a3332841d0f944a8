"""The left side of a sheet: the source's lines, each with its number, article and role."""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.explain import ExplainedLine
from hzsearch.layout import ROLES, RULES
from hzsearch.review.markup import element, text
from hzsearch.review.sheet import Sheet

# Roles that every reader sees without a word.
_SILENT = frozenset({"continued", "blank"})


def line_list(sheet: Sheet) -> str:
    """Return the lines of a page as a list; a line of an article leads to it."""
    return element("ol", "\n".join(_items(sheet)), class_="lines")


def told(line: ExplainedLine) -> str:
    """Return in one sentence what a line was taken for and why."""
    english, chinese = ROLES[line.role]
    rule = RULES[line.rule]
    return f"{chinese} {english} — {line.rule}: {rule.chinese} {rule.english}"


def _items(sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines:
        tint = f"held {sheet.tint(line.article)}" if line.article in sheet.order else ""
        by_hand = "hand" if line.rule.startswith("correction.") else ""
        classes = " ".join(filter(None, (line.role, tint, by_hand)))
        anchor = sheet.line_anchor(line.number)
        yield element("li", _content(sheet, line), id=anchor, class_=classes, title=told(line))


def _content(sheet: Sheet, line: ExplainedLine) -> str:
    place = sheet.order.get(line.article or "")
    role = "" if line.role in _SILENT else text(ROLES[line.role][1])
    cells = (
        element("span", text(line.number), class_="n"),
        element("span", text(place or ""), class_="a"),
        element("span", role, class_="r"),
        element("span", text(line.text.strip()), class_="t"),
    )
    target = f"#{sheet.article_anchor(line.article)}" if line.article and place else None
    if line.role == "furniture":
        target = f"#{sheet.anchor}-furniture"
    return element("a" if target else "div", "".join(cells), href=target)
