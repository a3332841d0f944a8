"""``hzsearch import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import localized
from hzsearch.cli.options import index_option, jobs_option
from hzsearch.cli.render import articles

if TYPE_CHECKING:
    from hzsearch.building import Added


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

    One with the id of an article that is there takes its place; of several in these files the
    first one stays. Later builds, also with --rebuild, leave what was imported alone: the files
    need not stay.

    Exit code: 0 all is added, 1 something in the files is no article of its own, 2 something
    is wrong.
    """
    added = hzsearch.open(folder).import_files(*files, jobs=jobs)
    for note in added.notes:
        click.echo(localized(note), err=True)
    click.echo(_count_line(added))
    for sentence in added.told:
        click.echo(localized(sentence))
    ctx.exit(1 if added.notes else 0)


def _count_line(added: Added) -> str:
    line = f"{articles(added.articles)} imported 导入 {added.articles} 篇"
    if not added.replaced:
        return line
    return f"{line} · {added.replaced} in the place of older ones 取代原有 {added.replaced} 篇"
