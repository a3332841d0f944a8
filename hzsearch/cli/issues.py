"""``hzsearch issues``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.links import Link, links, sources_of
from hzsearch.cli.options import echo_json, index_option, json_option
from hzsearch.cli.render import articles, title
from hzsearch.cli.terminal import echo_long
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError
from hzsearch.model import Article
from hzsearch.model.issues import Issue, IssuePage, Issues, Undated

_MONTH = len("2024-03")
_UNDATED = 100

_Found = Issues | Issue | IssuePage | Undated


@click.command(cls=HelpCommand)
@click.argument("day", required=False)
@click.argument("page", required=False)
@index_option
@click.option(
    "-n",
    "limit",
    metavar="N",
    type=click.IntRange(0),
    help="The most undated ones to list; 100 if nothing is said.",
)
@click.option("--offset", metavar="N", type=click.IntRange(0), help="Undated ones to skip.")
@json_option
def issues(
    day: str | None,
    page: str | None,
    folder: Location | None,
    limit: int | None,
    offset: int | None,
    as_json: bool,
) -> None:
    """List the issues, the pages of the one of DAY, or one PAGE of it. 按期、按版浏览。

    DAY is that of publication (见报日期), like 2024-03-18, or “undated” for what is in no
    issue; a page is called by its label, like 3 or A3.

    Exit code: 0, or 2 where something is wrong.
    """
    _check(day, page, {"-n": limit, "--offset": offset})
    index = hzsearch.open(folder)
    if day == "undated":
        found: _Found = index.undated(
            limit=_UNDATED if limit is None else limit, offset=offset or 0
        )
    else:
        found = _dated(index, day, page)
    if as_json:
        echo_json(found.to_dict())
    else:
        link = links(index, sources_of(_articles(found)))
        echo_long(_lines(found, link))


def _check(day: str | None, page: str | None, options: Mapping[str, int | None]) -> None:
    if day == "undated" and page is not None:
        raise UsageError(f"What is undated stands on no page of an issue; leave out {page}.")
    for option, value in options.items():
        if day != "undated" and value is not None:
            raise UsageError(f"{option} is for 'hzsearch issues undated' alone; leave it out.")


def _dated(index: hzsearch.Index, day: str | None, page: str | None) -> Issues | Issue | IssuePage:
    if day is None:
        return index.issues()
    from hzsearch.index.issues import page_of  # noqa: PLC0415  as Index does

    issue = index.issue(day)
    return issue if page is None else page_of(issue, page)


def _articles(found: _Found) -> Iterable[Article]:
    """Return the articles that are listed."""
    if isinstance(found, Issue):
        return [article for page in found.pages for article in page.articles]
    return () if isinstance(found, Issues) else found.articles


def _lines(found: _Found, link: Link) -> Iterator[str]:
    if isinstance(found, Issues):
        return _days(found)
    if isinstance(found, Undated):
        return _undated(found, link)
    return _pages(found, link) if isinstance(found, Issue) else page_lines(found, link)


def page_lines(page: IssuePage, link: Link, here: str = "") -> Iterator[str]:
    """Yield a page's name and its headlines; the article with the id ``here`` is pointed at."""
    name = f"Page {page.label} 第{page.label}版" if page.label else "Page not known 版次不详"
    yield click.style(f"{name} · {articles(len(page.articles))} 篇", bold=True)
    for article in page.articles:
        yield _headline(article, link, "→" if article.id == here else " ")


def _pages(issue: Issue, link: Link) -> Iterator[str]:
    for page in issue.pages:
        yield from page_lines(page, link)
    beside = {"before 上一期": issue.before, "after 下一期": issue.after}
    yield click.style(" · ".join(f"{name}: {day}" for name, day in beside.items() if day), dim=True)


def _undated(found: Undated, link: Link) -> Iterator[str]:
    yield click.style(_without_day(found.total), bold=True)
    yield from (_headline(article, link) for article in found.articles)


def _headline(article: Article, link: Link, sign: str = " ") -> str:
    where = click.style(link(article.id, article.source), dim=True)
    return f"{sign} {title(article)}  {where}"


def _days(found: Issues) -> Iterator[str]:
    for month, days in groupby(found.days.items(), key=lambda item: item[0][:_MONTH]):
        yield f"{month}  " + "  ".join(f"{day[_MONTH + 1 :]} ({count})" for day, count in days)
    if found.undated:
        yield _without_day(found.undated)
    elif not found.days:
        yield "No articles yet. 还没有文章。"


def _without_day(number: int) -> str:
    return f"{articles(number)} without a day of publication 见报日期不详 {number} 篇"
