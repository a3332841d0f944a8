"""``hzsearch show``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

import hzsearch
from hzsearch.cli.options import echo_json, index_option
from hzsearch.cli.render import article_lines, echo_long
from hzsearch.engines.location import Location
from hzsearch.highlight import Passage


@click.command()
@click.argument("article_id", metavar="ID")
@index_option
@click.option("--mark", "text", metavar="TEXT", help="Mark what a query for TEXT finds. 标出。")
@click.option("--json", "as_json", is_flag=True, help="JSON, as documented.")
def show(article_id: str, folder: Location | None, text: str | None, as_json: bool) -> None:
    """Print one article whole, with where it stands. 显示全文。"""
    index = hzsearch.open(folder)
    article = index.show(article_id)
    passages = index.marked(article_id, text) if text is not None else []
    if as_json:
        matches = {"matches": match_facts(passages)} if text is not None else {}
        echo_json({**article.to_dict(), **matches})
    else:
        echo_long(article_lines(article, passages))


def match_facts(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """Return, as JSON, which units of an article have matches, and where."""
    return [
        {"field": p.field, "number": p.number, "spans": [list(span) for span in p.spans]}
        for p in passages
        if p.matches
    ]
