"""The whole document: head, table of contents, one section a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hzsearch.explain import Explanation
from hzsearch.review.articles import article_list
from hzsearch.review.lines import line_list
from hzsearch.review.markup import element, label, text
from hzsearch.review.sheet import Sheet, sheets
from hzsearch.review.style import STYLE

# Nothing may be loaded, whatever a page holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def document(explanations: Iterable[Explanation]) -> str:
    """Return the page of review for files, as the text of one HTML file in UTF-8."""
    files = list(explanations)
    every = list(sheets(files))
    contents = _contents(every) if len(every) > 1 else ""
    problems = "".join(_problems(files))
    body = "\n".join([problems, contents, *map(_section, every)])
    title = every[0].title if len(every) == 1 else f"{len(every)} 版 pages"
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{element('title', text(title) + ' · hzsearch')}\n<style>{STYLE}</style>"
    )
    whole = element("html", f"\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n", lang="zh")
    return f"<!DOCTYPE html>\n{whole}"


def _problems(files: Iterable[Explanation]) -> Iterator[str]:
    found = [problem for explanation in files for problem in explanation.problems]
    if found:
        items = "".join(element("li", text(problem), lang="en") for problem in found)
        title = label("更正未能生效", "corrections that were left out")
        yield element("div", f"{title}<ul>{items}</ul>", class_="problems")


def _contents(every: Iterable[Sheet]) -> str:
    items = "\n".join(
        element(
            "li", f"{element('a', text(sheet.title), href=f'#{sheet.anchor}')} {_counts(sheet)}"
        )
        for sheet in every
    )
    return element(
        "nav", f"{element('h1', label('目录', 'contents'))}<ol>{items}</ol>", id="contents"
    )


def _counts(sheet: Sheet) -> str:
    filled = sum(line.role != "blank" for line in sheet.lines)
    parts = [
        f"{len(sheet.articles)} {label('篇', 'articles')}",
        f"{filled} {label('行', 'lines')}",
        f"{len(sheet.furniture)} {label('版面杂项', 'furniture')}",
    ]
    if sheet.doubts:
        parts.append(element("b", f"{sheet.doubts} {label('存疑', 'with doubts')}"))
    return element("span", " · ".join(parts), class_="counts")


def _section(sheet: Sheet) -> str:
    up = element("a", label("↑ 目录", "contents"), href="#contents", class_="up")
    several = sheet.anchor != "p1" or len(sheet.explanation.lines) > len(sheet.lines)
    header = element(
        "header", f"{element('h2', text(sheet.title))} {_counts(sheet)} {up if several else ''}"
    )
    left = element("div", line_list(sheet), class_="pane left", tabindex="0")
    right = element("div", article_list(sheet), class_="pane right", tabindex="0")
    return element("section", f"{header}\n{left}\n{right}", id=sheet.anchor, class_="sheet")
