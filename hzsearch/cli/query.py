"""``hzsearch query``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import click

import hzsearch
from hzsearch.cli.options import echo_json, echo_lines, index_option, json_options
from hzsearch.cli.render import hit_lines
from hzsearch.model import Results

# What begins with one hyphen and is none of our short options.
_EXCLUSION = re.compile(r"-(?!-|$|h$|n=?\d*$).+", re.DOTALL)
_GUARD = "\x00"


class _QueryCommand(click.Command):
    """Takes ``-word`` for a part of the text, an exclusion, and not for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        guarded = [_GUARD + arg if _EXCLUSION.fullmatch(arg) else arg for arg in args]
        return super().parse_args(ctx, guarded)


def _text(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    return " ".join(word.removeprefix(_GUARD) for word in words)


@click.command(cls=_QueryCommand)
@click.argument("text", nargs=-1, callback=_text)
@index_option
@click.option("--zone", "zones", multiple=True, help="Only this zone (园区); may be repeated.")
@click.option("--topic", "topics", multiple=True, help="Only this topic (主题); may be repeated.")
@click.option("--since", metavar="DAY", help="From this day on: 2024-03-28, 2024-03 or 2024.")
@click.option("--until", metavar="DAY", help="Up to this day, included.")
@click.option("--exact", is_flag=True, help="Words mean their literals and nothing else.")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance")
@click.option("-n", "limit", metavar="N", type=click.IntRange(0), default=10, help="How many hits.")
@click.option("--offset", metavar="N", type=click.IntRange(0), default=0, help="Hits to skip.")
@json_options
@click.pass_context
def query(
    ctx: click.Context,
    text: str,
    folder: Path | None,
    zones: tuple[str, ...],
    topics: tuple[str, ...],
    since: str | None,
    until: str | None,
    exact: bool,
    sort: Literal["relevance", "date"],
    limit: int,
    offset: int,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Search the index; without TEXT, list what the filters leave. 检索。

    Several words must all be there; "quoted" (also “ ” and 「 」) is the literal
    string; -word excludes; OR between words means either.

    Exit code: 0 with hits, 1 with none, 2 where something is wrong.
    """
    results = hzsearch.open(folder).query(
        text,
        zone=zones,
        topic=topics,
        since=since,
        until=until,
        exact=exact,
        sort=sort,
        limit=limit,
        offset=offset,
    )
    if as_json:
        echo_json(results.to_dict())
    elif as_lines:
        echo_lines(hit.to_dict() for hit in results)
    else:
        _print(results, offset)
    ctx.exit(0 if results.total else 1)


def _print(results: Results, offset: int) -> None:
    for note in results.notes:
        click.echo(note, err=True)
    if not results.total:
        click.echo(f"Nothing found. 没有找到“{results.query}”。" if results.query else "没有文章。")
        return
    for place, hit in enumerate(results, start=offset + 1):
        click.echo("\n".join(hit_lines(place, hit)) + "\n")
    first, last = offset + 1, offset + len(results)
    shown = f"{first}–{last} of " if len(results) < results.total else ""
    click.echo(f"{shown}{results.total} articles 共 {results.total} 篇 · {results.took_ms:.0f} ms")
