"""``hzsearch convert``."""

from __future__ import annotations

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.options import PLACE, engine_option, index_option, jobs_option
from hzsearch.cli.render import articles
from hzsearch.engines.location import Location


@click.command(cls=HelpCommand)
@index_option
@engine_option("The engine to turn it over to 检索引擎; a server has its own.")
@click.option(
    "--to",
    metavar="DIR",
    type=PLACE,
    help="Put it there, or on a server (https://HOST:9200/NAME), and leave the index as it is.",
)
@jobs_option
def convert(folder: Location | None, engine: str | None, to: Location | None, jobs: int) -> None:
    """Turn the index over to another engine, without the archive. 换检索引擎。

    The old index serves till then; later builds go on where the last one stopped.

    Exit code: 0, or 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    count = index.convert(engine, jobs=jobs, to=to)
    made = index if to is None else hzsearch.open(to)
    click.echo(f"{articles(count)} 篇 → {made.folder} ({made.reader().engine})")
