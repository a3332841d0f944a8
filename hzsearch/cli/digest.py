"""``hzsearch digest``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.options import index_option
from hzsearch.cli.render import articles
from hzsearch.digests import FORMATS
from hzsearch.errors import UsageError


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
    help="The file to write; “-” and default: standard output, as md.",
)
@click.option("--full", is_flag=True, help="Whole texts 全文, not their beginnings.")
@click.option("--title", metavar="TITLE", help="What stands at the top 标题.")
@click.option("--paper", metavar="NAME", default="", help="The newspaper 报纸名, for citations.")
@click.pass_context
def digest(
    ctx: click.Context,
    asked: dict[str, Any],
    folder: Path | None,
    form: str | None,
    path: Path | None,
    full: bool,
    title: str | None,
    paper: str,
) -> None:
    """Write a dated press digest: the articles by topic, with citations. 新闻摘编。

    All articles, or those that TEXT and filters mean, newest first within each topic; an
    article with several topics stands under its first. md, html or docx.

    Exit code: 0; 1 where nothing matches, and the digest says so.
    """
    index = hzsearch.open(folder)
    path = None if path == Path("-") else path
    form = form or ("md" if path is None else None)
    if form == "docx" and path is None and sys.stdout.isatty():
        raise UsageError("A Word document is nothing for a terminal; name a file with -o.")
    to = path or sys.stdout.buffer
    count = index.digest(to, form=form, full=full, title=title, paper=paper, **asked)
    # Nothing but the digest goes where it may go.
    click.echo(f"{articles(count)} 篇 → {path or form}", err=not (path and path.is_file()))
    ctx.exit(0 if count else 1)
