"""``hzsearch convert``."""

from __future__ import annotations

import click

import hzsearch
from hzsearch.cli.options import engine_option, index_option, jobs_option
from hzsearch.engines.location import Location


@click.command()
@index_option
@engine_option(required=True)
@jobs_option
def convert(folder: Location | None, engine: str, jobs: int) -> None:
    """Turn the index over to another engine, without the archive. 换检索引擎。

    The old index serves till then; later builds go on where the last one stopped.
    """
    index = hzsearch.open(folder)
    articles = index.convert(engine, jobs=jobs)
    click.echo(f"{articles} articles 篇 → {index.folder} ({engine})")
