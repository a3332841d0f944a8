"""``hzsearch saved``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Literal

import click
from click.core import ParameterSource

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.examples import help_of
from hzsearch.cli.help import HelpGroup
from hzsearch.cli.language import localized
from hzsearch.cli.links import Link, links, sources_of
from hzsearch.cli.options import (
    echo_json,
    echo_lines,
    index_option,
    json_option,
    json_options,
    limit_option,
    offset_option,
    sort_option,
)
from hzsearch.cli.query import tell_results
from hzsearch.cli.render import articles, hit_lines
from hzsearch.cli.terminal import echo_long
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError
from hzsearch.saved import News, SavedQueries, SavedQuery

#: Hits that "run" shows where nobody says how many, and new ones.
_HITS, _NEW = 10, 100
_NONE = "No query is saved for this index; 'hzsearch saved add NAME TEXT' saves one."


@click.group(cls=HelpGroup)
def saved() -> None:
    """Keep queries under names, and see what has come since. 保存的检索。

    Each index has its own, in the file $HZSEARCH_SAVED, by default in your data directory.
    """


@saved.command(cls=AskingCommand, epilog=help_of("saved add"))
@click.argument("name")
@asking
@index_option
@click.option("--seen", is_flag=True, help="Take what matches now for seen already 已有的不算新.")
def add(name: str, asked: dict[str, Any], folder: Location | None, seen: bool) -> None:
    """Save TEXT and filters, as for a query, under NAME. 保存检索。

    Exit code: 0, or 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    SavedQueries(index).add(name, seen=seen, **asked)
    total = index.count(**asked)
    click.echo(f"{name}: {articles(total)} now 现有 {total} 篇")


@saved.command("list", epilog=help_of("saved list"))
@index_option
@json_option
def list_(folder: Location | None, as_json: bool) -> None:
    """List the saved queries of an index. 列出。

    Exit code: 0, or 2 where something is wrong.
    """
    queries = SavedQueries(index := hzsearch.open(folder)).all()
    if not queries:
        index.stamp()  # or a mistyped folder would be one without queries
    if as_json:
        echo_json([query.to_dict() for query in queries])
    elif not queries:
        click.echo(localized(_NONE), err=True)
    else:
        for query in queries:
            name = click.style(query.name, bold=True)
            click.echo(f"{name}  {' · '.join(_told(query))}".rstrip())


@saved.command(epilog=help_of("saved remove"))
@click.argument("name")
@index_option
def remove(name: str, folder: Location | None) -> None:
    """Forget the saved query NAME. 删除。

    Exit code: 0, or 2 where something is wrong.
    """
    SavedQueries(hzsearch.open(folder)).remove(name)
    click.echo(f"{name}: removed 已删除")


@saved.command(epilog=help_of("saved run"))
@click.argument("name")
@index_option
@click.option("--new", "only_new", is_flag=True, help="Only what has come since. 只看新到的。")
@sort_option()
@limit_option("The most hits to show; 10 if nothing is said, 100 with --new.")
@offset_option
@json_options
@click.pass_context
def run(
    ctx: click.Context,
    name: str,
    folder: Location | None,
    only_new: bool,
    sort: Literal["relevance", "date"],
    limit: int | None,
    offset: int,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Ask the saved query NAME again. 运行。

    With --new it shows, newest first, what no run with --new has shown; at first that is all.
    What does not fit into N stays new. An article that was shown and has another text now is
    shown again, as changed.

    Exit code: 0 with hits, 1 with none, 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    index.stamp()  # what is missing is the index, rather than the query
    queries = SavedQueries(index)
    if only_new:
        _check_new(ctx)
        news = queries.news(name, _NEW if limit is None else limit)
        _print_news(index, news, as_json, as_lines)
        # Only what has left this process was shown.
        sys.stdout.flush()
        queries.tell(news)
        ctx.exit(0 if news.total else 1)
    results = queries.run(name, sort=sort, limit=_HITS if limit is None else limit, offset=offset)
    tell_results(index, results, offset, as_json, as_lines)
    ctx.exit(0 if results.total else 1)


def _check_new(ctx: click.Context) -> None:
    """Raise UsageError for what --new has no use for."""
    for name in ("sort", "offset"):
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise UsageError(f"--new goes through what is new, newest first; leave out --{name}.")


def _print_news(index: hzsearch.Index, news: News, as_json: bool, as_lines: bool) -> None:
    if as_json:
        echo_json(news.to_dict())
    elif as_lines:
        echo_lines(one.to_dict() for one in news.hits)
    else:
        link = links(index, sources_of(one.hit for one in news.hits))
        echo_long(_lines(news, link))


def _lines(news: News, link: Link) -> Iterator[str]:
    for place, one in enumerate(news.hits, start=1):
        yield from hit_lines(place, one.hit, link)
        if one.is_changed:
            yield "     " + click.style("changed since it was shown 有改动", fg="yellow")
        yield ""
    if not news.total:
        yield "Nothing new 没有新到的。"
        return
    part = f"{len(news.hits)} of " if len(news.hits) < news.total else ""
    yield f"{part}{articles(news.total)} new 新到 {news.total} 篇"


def _told(query: SavedQuery) -> Iterator[str]:
    from hzsearch.index.request import Request  # noqa: PLC0415  a query names no filters

    request = Request(**query.asked)
    yield from filter(None, (request.text, *request.filters))
