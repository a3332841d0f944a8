"""``hzsearch terms``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

import hzsearch
from hzsearch.cli.advice import nothing_found
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.language import localized
from hzsearch.cli.links import Link, links
from hzsearch.cli.options import echo_json, index_option, json_option, limit_option
from hzsearch.cli.render import articles
from hzsearch.cli.screen import harmless
from hzsearch.cli.terminal import echo_long
from hzsearch.columns import aligned
from hzsearch.engines.location import Location
from hzsearch.model.ids import source_of

if TYPE_CHECKING:
    from hzsearch.aggregations.first_use import FirstUse
    from hzsearch.aggregations.terms import Term, Terms

Counts = tuple[int, int]


@click.command(cls=AskingCommand)
@asking
@index_option
@limit_option("The most terms of each list.", default=20, least=1)
@json_option
@click.pass_context
def terms(
    ctx: click.Context, asked: dict[str, Any], folder: Location | None, limit: int, as_json: bool
) -> None:
    """Say which terms go with TEXT, which rise, and which zone used each first. 相关词与新词。

    Related terms stand in far more of the articles that match than of all others, rising
    ones in more of the latest quarter of those than before.

    Exit code: 0 with matching articles, 1 with none, 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    found = index.terms(**asked, limit=limit)
    if as_json:
        echo_json(found.to_dict())
    else:
        _print(index, found)
    ctx.exit(0 if found.total else 1)


def _print(index: hzsearch.Index, found: Terms) -> None:
    for note in found.notes:
        click.echo(localized(note), err=True)
    if not found.total:
        click.echo(nothing_found(found.query))
        return
    link = links(index, map(source_of, _first_ids(found)))
    echo_long(_lines(found, link))


def _first_ids(found: Terms) -> Iterator[str]:
    """Yield the ids of the articles that are named."""
    asked = (one.first for one in found.asked)
    listed = (one.first for one in (*found.related, *found.rising))
    yield from (first.id for first in (*asked, *listed) if first)


def _lines(found: Terms, link: Link) -> Iterator[str]:
    for one in found.asked:
        first = _first(one.first, link) if one.archive else "in no article 没有文章"
        yield f"{one.text}: first 首见 {first}"
    heads = ("matching 文中", "archive 全库")
    yield from _list("Related 相关", heads, found.related, _in_archive, link)
    if found.split:
        heads = (f"later 之后 /{found.later}", f"earlier 之前 /{found.earlier}")
        yield from _list(f"Rising 上升 since {found.split} 起", heads, found.rising, _in_time, link)
    yield f"\n{articles(found.total)} 共 {found.total} 篇"


def _list(
    title: str,
    heads: tuple[str, str],
    found: Sequence[Term],
    counts: Callable[[Term], Counts],
    link: Link,
) -> Iterator[str]:
    yield ""
    if not found:
        yield f"{title}: none 无"
        return
    rows = [
        (harmless(one.text), *map(str, counts(one)), f"{one.score:.1f}", _first(one.first, link))
        for one in found
    ]
    yield from aligned([(title, *heads, "G²", "first 首见"), *rows], "<>>><")


def _in_archive(term: Term) -> Counts:
    return term.articles, term.archive


def _in_time(term: Term) -> Counts:
    return term.later, term.earlier


def _first(first: FirstUse | None, link: Link) -> str:
    if first is None:
        return "in no article with a date 无日期"
    zone = harmless(first.zone or "no zone 无园区")
    others = f" and {first.articles - 1} more that day 同日" if first.articles > 1 else ""
    return f"{first.date} {zone} ({link(first.id, source_of(first.id))}{others})"
