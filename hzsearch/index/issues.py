"""Issues and their pages (版面): what was printed on a day, on which page, in which order.

An issue is all that was published on one day; its pages are told by their labels (版次). An
article without a day of publication is in no issue. Counting is a facet and an issue a filter,
so neither reads more than it shows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from hzsearch.archive import holds_records
from hzsearch.citations.cited import cited
from hzsearch.days import iso_day
from hzsearch.engines.base import Matches, Reader
from hzsearch.errors import UnknownNameError, UsageError
from hzsearch.index.order import in_order
from hzsearch.model import Article
from hzsearch.model.issues import Issue, IssuePage, Issues, Neighbours, Undated
from hzsearch.query import And, Everything, Field, Node, Not

#: Articles of a file, or of an issue, at most among which neighbours are looked for.
MOST = 500

_PUBLISHED = "published"
_LABEL = re.compile(r"(\D*)(\d*)(.*)", re.DOTALL)


def issues(reader: Reader) -> Issues:
    """Return the days of all issues of the archive of ``reader``."""
    days = dict(sorted(reader.facets(Everything(), _PUBLISHED).items()))
    return Issues(days, reader.total(Everything()) - sum(days.values()))


def issue(reader: Reader, day: str) -> Issue:
    """Return the issue of a day (YYYY-MM-DD).

    UsageError where that is no day, UnknownNameError where nothing was published on it.
    """
    node = Field(_PUBLISHED, (_checked(day),))
    found = _read(reader.search(node, sort="date", limit=reader.total(node), offset=0))
    if not found:
        raise UnknownNameError(f"No issue is of {day}; 'hzsearch issues' lists those there are.")
    days = list(issues(reader).days)
    place = bisect_left(days, day)
    before, after = days[max(place - 1, 0) : place], days[place + 1 : place + 2]
    return Issue(day, tuple(_pages(found)), next(iter(before), None), next(iter(after), None))


def page_of(issue: Issue, label: str) -> IssuePage:
    """Return the page of ``issue`` that is labelled so; UnknownNameError where there is none."""
    page = issue.page(label)
    if page is None:
        known = "、".join(page.label or "–" for page in issue.pages)
        raise UnknownNameError(
            f"The issue of {issue.day} has no page “{label}”; its pages are {known}."
        )
    return page


def undated(reader: Reader, limit: int, offset: int) -> Undated:
    """Return the articles without a day of publication from ``offset`` on, ``limit`` at most."""
    if limit < 0 or offset < 0:
        raise UsageError("A number of articles, or of articles to skip, is never below zero.")
    dated = Field(_PUBLISHED, tuple(issues(reader).days))
    found = reader.search(Not(dated), sort="date", limit=limit, offset=offset)
    return Undated(found.total, tuple(_read(found)))


def neighbours(reader: Reader, article: Article) -> Neighbours:
    """Return the page that ``article`` stands on: that of its file, else of its issue.

    A file of records, or of a single article (a web page), tells nothing of the page; then all
    of the issue with the same label are on it. Alone where the file holds more than ``MOST``.
    """
    page = _file_page(reader, article)
    if len(page) <= 1:
        page = _issue_page(reader, article) or page
    ordered = in_order(page or (article,))
    ids = [one.id for one in ordered]
    if article.id not in ids:
        return Neighbours(IssuePage(_label(article), (article,)), 0)
    return Neighbours(IssuePage(_label(article), tuple(ordered)), ids.index(article.id))


def _file_page(reader: Reader, article: Article) -> list[Article]:
    source = article.source
    # A file of records holds articles of many pages, and says nothing of which.
    if not source.path or holds_records(source.path):
        return []
    found = few(reader, And((Field("path", (source.path,)), *same_issue(article))))
    return [one for one in found if one.source.page == source.page]


def _issue_page(reader: Reader, article: Article) -> list[Article]:
    label = _label(article)
    if not label or not article.published:
        return []
    return [one for one in few(reader, *same_issue(article)) if _label(one) == label]


def same_issue(article: Article) -> list[Node]:
    """Return the node that means the articles of the same issue, none where it is in none."""
    return [Field(_PUBLISHED, (article.published,))] if article.published else []


def few(reader: Reader, node: Node) -> Sequence[Article]:
    """Return the articles that ``node`` means, none where there are more than ``MOST``."""
    total = reader.total(node)
    return _read(reader.search(node, sort="date", limit=total, offset=0)) if total <= MOST else ()


def _read(found: Matches) -> list[Article]:
    return [Article.from_dict(one.article) for one in found.matches]


def _pages(articles: Iterable[Article]) -> Iterable[IssuePage]:
    """Yield the pages, those with a label in its order first."""
    by_label: dict[str, list[Article]] = {}
    for article in articles:
        by_label.setdefault(_label(article), []).append(article)
    for label in sorted(by_label, key=_order):
        yield IssuePage(label, tuple(in_order(by_label[label])))


def _label(article: Article) -> str:
    return cited(article).page


def _order(label: str) -> tuple[bool, str, int, str]:
    found = _LABEL.fullmatch(label)
    assert found is not None
    return not label, found[1], int(found[2] or 0), found[3]


def _checked(day: str) -> str:
    try:
        return iso_day(day).isoformat()
    except ValueError as error:
        raise UsageError(str(error)) from None
