"""``hzsearch query``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.language import localized
from hzsearch.cli.links import Link, links, sources_of
from hzsearch.cli.options import (
    echo_json,
    echo_lines,
    index_option,
    json_options,
    limit_option,
    offset_option,
    sort_option,
)
from hzsearch.cli.render import articles, facet_lines, hit_lines
from hzsearch.cli.terminal import echo_long
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError
from hzsearch.model import Results


@click.command(cls=AskingCommand)
@asking
@index_option
@sort_option()
@limit_option("The most hits to show.", default=10)
@offset_option
@click.option("--facets", is_flag=True, help="Count all matches by zone, topic and month too.")
@click.option(
    "--collapse", is_flag=True, help="Fold the same story in several papers 合并相近报道."
)
@click.option(
    "--fresh",
    metavar="DAYS",
    type=float,
    help="Prefer newer articles 新文优先: what being new adds halves every so many days.",
)
@json_options
@click.pass_context
def query(
    ctx: click.Context,
    asked: dict[str, Any],
    folder: Location | None,
    sort: Literal["relevance", "date"],
    limit: int,
    offset: int,
    facets: bool,
    collapse: bool,
    fresh: float | None,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Search the index; without TEXT, list what the filters leave. 检索。

    Several words must all be there (of three and more, where no or few articles
    have them all, the best matches follow); "quoted" (also “ ” and 「 」) is the
    literal string; -word excludes; OR between words means either. Filters may
    stand in TEXT too: 园区:天津, date:2024-03. See docs/query.md.

    Exit code: 0 with hits, 1 with none, 2 where something is wrong.
    """
    if facets and as_lines:
        raise UsageError("--jsonl is a hit a line and has no place for --facets; use --json.")
    index = hzsearch.open(folder)
    results = index.query(
        **asked,
        sort=sort,
        limit=limit,
        offset=offset,
        fresh=fresh,
        facets=facets,
        collapse=collapse,
    )
    tell_results(index, results, offset, as_json, as_lines)
    ctx.exit(0 if results.total else 1)


def tell_results(
    index: hzsearch.Index, results: Results, offset: int, as_json: bool, as_lines: bool
) -> None:
    """Print an answer as JSON, as lines of JSON, or for people."""
    if as_json:
        echo_json(results.to_dict())
    elif as_lines:
        echo_lines(hit.to_dict() for hit in results)
    else:
        print_results(index, results, offset)


def print_results(index: hzsearch.Index, results: Results, offset: int) -> None:
    """Print an answer's hits, numbered from ``offset`` on, and how many there are."""
    for note in results.notes:
        click.echo(localized(note), err=True)
    if not results.total:
        from hzsearch.cli.advice import nothing_lines  # noqa: PLC0415  most queries find

        click.echo("\n".join(nothing_lines(results)))
        return
    echo_long(_lines(results, offset, links(index, sources_of(results))))


def _lines(results: Results, offset: int, link: Link) -> Iterator[str]:
    for place, hit in enumerate(results, start=offset + 1):
        yield from hit_lines(place, hit, link)
        yield ""
    yield f"{_shown(results, offset)} · {results.took_ms:.0f} ms"
    yield from facet_lines(results.facets or {})


def _shown(results: Results, offset: int) -> str:
    """Return which of the hits are shown, where that is not all, and how many match."""
    total = f"{articles(results.total)} 共 {results.total} 篇"
    folded = sum(len(hit.similar) for hit in results)
    if folded:
        total += f" · {folded} folded 合并"
    if not results or len(results) + folded >= results.total:
        return total
    return f"{offset + 1}–{offset + len(results)} of {total}"
