"""``hzsearch export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.options import index_option
from hzsearch.cli.render import articles
from hzsearch.errors import UsageError
from hzsearch.exports.formats import FORMATS


@click.command(cls=AskingCommand)
@asking
@index_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: the file's ending.")
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write; “-” and default: standard output.",
)
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="date")
@click.option("-n", "limit", metavar="N", type=click.IntRange(0), help="At most so many articles.")
@click.option("--paper", metavar="NAME", default="", help="The newspaper 报纸名, for citations.")
@click.pass_context
def export(
    ctx: click.Context,
    asked: dict[str, Any],
    folder: Path | None,
    form: str | None,
    path: Path | None,
    sort: Literal["relevance", "date"],
    limit: int | None,
    paper: str,
) -> None:
    """Write articles whole into a file: all, or those that TEXT and filters mean. 导出。

    jsonl is what 'hzsearch import' reads back as it was; csv and xlsx are for spreadsheet
    programs, md and html to read, bib for citations.

    Exit code: 0; 1 where nothing matches, and the file is there without an article.
    """
    index = hzsearch.open(folder)
    path = None if path == Path("-") else path
    if path is None and form is None:
        raise UsageError("An export needs --format, or -o with the name of a file.")
    if path is None and form == "xlsx" and sys.stdout.isatty():
        raise UsageError("An Excel file is nothing for a terminal; name a file with -o.")
    to = path or sys.stdout.buffer
    count = index.export(to, form=form, sort=sort, limit=limit, paper=paper, **asked)
    # Nothing but the articles goes where the articles may go.
    click.echo(f"{articles(count)} 篇 → {path or form}", err=not (path and path.is_file()))
    ctx.exit(0 if count or limit == 0 else 1)
