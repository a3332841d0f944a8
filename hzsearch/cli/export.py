"""``hzsearch export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.options import index_option, sort_option
from hzsearch.cli.target import target, target_options, tell
from hzsearch.errors import UsageError
from hzsearch.exports.formats import FORMATS


@click.command(cls=AskingCommand)
@asking
@index_option
@target_options(FORMATS)
@sort_option("date")
@click.option(
    "-n",
    "limit",
    metavar="N",
    type=click.IntRange(0),
    help="The most articles to write; all if nothing is said.",
)
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

    Exit code: 0 with articles, 1 with none (the file is there all the same), 2 where something
    is wrong.
    """
    index = hzsearch.open(folder)
    to = target(path, form)
    if not isinstance(to, Path) and form is None:
        raise UsageError("An export needs --format, or -o with the name of a file.")
    notes: list[str] = []
    options: dict[str, Any] = {"form": form, "sort": sort, "limit": limit, "paper": paper}
    count = index.export(to, notes=notes, **options, **asked)
    tell(count, to, form, notes)
    ctx.exit(0 if count or limit == 0 else 1)
