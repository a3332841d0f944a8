"""``hzsearch similar``."""

from __future__ import annotations

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.options import index_option, json_options, limit_option, offset_option
from hzsearch.cli.query import tell_results
from hzsearch.engines.location import Location


@click.command(cls=HelpCommand)
@click.argument("article_id", metavar="ID")
@index_option
@limit_option("The most hits to show.", default=10)
@offset_option
@json_options
@click.pass_context
def similar(
    ctx: click.Context,
    article_id: str,
    folder: Location | None,
    limit: int,
    offset: int,
    as_json: bool,
    as_lines: bool,
) -> None:
    """List the articles on the same matter as the one of ID. 相关文章。

    ID stands below each hit of 'hzsearch query'. They are found by the words that tell most
    about the article; those shown are marked.

    Exit code: 0 with hits, 1 with none, 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    results = index.similar(article_id, limit=limit, offset=offset)
    if results.total or as_json or as_lines:
        tell_results(index, results, offset, as_json, as_lines)
    else:
        click.echo(f"No article is on the same matter as {article_id}. 没有同题文章。")
    ctx.exit(0 if results.total else 1)
