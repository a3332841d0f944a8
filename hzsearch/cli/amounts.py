"""``hzsearch amounts``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking, offer
from hzsearch.cli.language import localized
from hzsearch.cli.links import Link, links
from hzsearch.cli.options import echo_json, echo_lines, index_option, json_options, limit_option
from hzsearch.cli.render import articles, marked
from hzsearch.cli.screen import harmless
from hzsearch.cli.terminal import echo_long
from hzsearch.engines.location import Location
from hzsearch.model.counted import counted
from hzsearch.model.ids import source_of

if TYPE_CHECKING:
    from hzsearch.aggregations.amounts import Amounts, Group, Spread
    from hzsearch.aggregations.stated import Stated


@click.command(cls=AskingCommand)
@asking
@index_option
@click.option(
    "--by",
    metavar="VALUE",
    shell_complete=offer("values"),
    help="Group by zone, topic, year or month, or else as 'hzsearch count --by'.",
)
@limit_option("The most amounts of each group.", default=10)
@json_options
@click.pass_context
def amounts(
    ctx: click.Context,
    asked: dict[str, Any],
    folder: Location | None,
    by: str | None,
    limit: int,
    as_json: bool,
    as_lines: bool,
) -> None:
    """List the amounts of money that the matches state, with their sentences. 金额。

    For a person to check (供人核对). First what stands in a sentence with what was searched
    for, then the rest; of each those in 元 first, and of a currency the greatest. Nothing is
    added up: one sum is told in many articles.

    Exit code: 0 with amounts, 1 with none, 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    found = index.amounts(by=by, limit=limit, **asked)
    if as_json:
        echo_json(found.to_dict())
    elif as_lines:
        rows = ((group.value, row) for group in found.groups for row in group.rows)
        echo_lines({"group": value, **row.to_dict()} for value, row in rows)
    else:
        _print(index, found)
    ctx.exit(0 if found.total else 1)


def _print(index: hzsearch.Index, found: Amounts) -> None:
    for note in found.notes:
        click.echo(localized(note), err=True)
    link = links(index, (source_of(row.id) for group in found.groups for row in group.rows))
    echo_long(_lines(found, link))


def _lines(found: Amounts, link: Link) -> Iterator[str]:
    for group in found.groups:
        yield from _group_lines(found, group, link)
        yield ""
    if found.total:
        where = f"in {articles(found.articles)} 共 {found.total} 处、{found.articles} 篇"
        yield f"{counted(found.total, 'amount')} {where}; to be checked 供人核对"
    else:
        yield "No amounts found. 没有找到金额。"


def _group_lines(found: Amounts, group: Group, link: Link) -> Iterator[str]:
    if found.by:
        yield click.style(f"{harmless(group.value or '–')} · {group.total}", bold=True)
    for spread in group.spreads:
        yield f"  {spread.role or '–'} {spread.count}: {_told(spread)}"
    for row in group.rows:
        yield from _row_lines(row, link)


def _told(spread: Spread) -> str:
    from hzsearch.figures.shown import shown  # noqa: PLC0415  only where there are amounts

    if spread.count == 1:
        return _ends(spread)
    ends = (spread.least, spread.median, spread.most)
    return " … ".join(shown(end, spread.currency) for end in ends)


def _ends(one: Spread | Stated) -> str:
    """Return an amount, or both ends of a range."""
    from hzsearch.figures.shown import shown  # noqa: PLC0415  as above

    return "–".join(dict.fromkeys(shown(end, one.currency) for end in (one.least, one.most)))


def _row_lines(row: Stated, link: Link) -> Iterator[str]:
    bound = row.bound.replace("=", "")
    yield f"{bound:>3} {_ends(row)} {row.role or ''}".rstrip()
    yield "      " + marked(row.sentence.text, row.sentence.spans)
    facts = (link(row.id, source_of(row.id)), harmless(row.zone or ""), row.date)
    yield "      " + click.style(" · ".join(filter(None, facts)), dim=True)
