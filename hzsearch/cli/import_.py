"""``hzsearch import``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import localized
from hzsearch.cli.options import index_option, jobs_option
from hzsearch.cli.render import articles
from hzsearch.model import Article


@click.command("import", cls=HelpCommand)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@index_option
@jobs_option
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], folder: Path | None, jobs: int) -> None:
    """Add the ready articles of files (.jsonl, .csv) to the index. 导入。

    An article takes the place of one with its id. Later builds leave what was
    imported alone: the files need not stay.

    Exit code: 0 all is added, 1 something in the files is no article, 2 something is wrong.
    """
    notes: list[str] = []
    count = hzsearch.open(folder).add(_articles(files, notes), jobs=jobs)
    for note in notes:
        click.echo(localized(note), err=True)
    click.echo(f"{articles(count)} imported 导入 {count} 篇")
    ctx.exit(1 if notes else 0)


def _articles(files: tuple[Path, ...], notes: list[str]) -> Iterator[Article]:
    for path in files:
        found = hzsearch.read(path)
        notes.extend((*found.notes, *found.problems))
        yield from found
