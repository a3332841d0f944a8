"""``hzsearch show``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.links import Link, links, sources_of
from hzsearch.cli.options import echo_json, index_option, json_option
from hzsearch.cli.render import article_lines
from hzsearch.cli.terminal import echo_long
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError
from hzsearch.highlight import Passage
from hzsearch.model import Article
from hzsearch.model.issues import Neighbours


@click.command(cls=HelpCommand)
@click.argument("article_id", metavar="ID")
@index_option
@click.option("--mark", "text", metavar="TEXT", help="Mark what a query for TEXT finds. 标出。")
@click.option("--page", "beside", is_flag=True, help="List what stands on its page. 同版文章。")
@click.option(
    "--source", "raw", is_flag=True, help="Print the lines of its page, whose each is. 原文。"
)
@json_option
def show(
    article_id: str,
    folder: Location | None,
    text: str | None,
    beside: bool,
    raw: bool,
    as_json: bool,
) -> None:
    """Print one article whole, with where it stands. 显示全文。

    ID stands below each hit of 'hzsearch query', like 2024-03-18/01.txt:5.

    Exit code: 0, or 2 where something is wrong.
    """
    if raw and (beside or text is not None):
        raise UsageError("--source shows the lines alone; leave out --page and --mark.")
    index = hzsearch.open(folder)
    article = index.show(article_id)
    if raw:
        _print_source(index, article, as_json)
        return
    passages = index.marked(article, text) if text is not None else []
    page = index.neighbours(article) if beside else None
    if as_json:
        matches = {"matches": match_facts(passages)} if text is not None else {}
        neighbours = {"neighbours": page.to_dict()} if page else {}
        echo_json({**article.to_dict(), **matches, **neighbours})
        return
    link = links(index, sources_of((article, *(page.page.articles if page else ()))))
    lines = article_lines(article, passages, link)
    echo_long([*lines, *(["", *_beside(page, link)] if page else ())])


def _beside(page: Neighbours, link: Link) -> Iterable[str]:
    from hzsearch.cli.issues import page_lines  # noqa: PLC0415  few ask that

    return page_lines(page.page, link, page.page.articles[page.place].id)


def match_facts(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """Return, as JSON, which units of an article have matches, and where."""
    return [
        {"field": p.field, "number": p.number, "spans": [list(span) for span in p.spans]}
        for p in passages
        if p.matches
    ]


def _print_source(index: hzsearch.Index, article: Article, as_json: bool) -> None:
    from hzsearch.cli.raw import raw_lines  # noqa: PLC0415  few ask that

    parts = [index.source(article, part) for part in range(1 + len(article.continued))]
    if as_json:
        echo_json([part.to_dict() for part in parts])
    else:
        link = links(index, sources_of((article,)))
        echo_long(line for part in parts for line in raw_lines(part, link))
