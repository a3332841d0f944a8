"""``hzsearch digest``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, asking
from hzsearch.cli.options import index_option
from hzsearch.cli.target import target, target_options, tell
from hzsearch.digests import FORMATS


@click.command(cls=AskingCommand)
@asking
@index_option
@target_options(FORMATS)
@click.option("--full", is_flag=True, help="Whole texts 全文, not their beginnings.")
@click.option(
    "--title",
    metavar="TITLE",
    help="What stands at the top 标题; 高新区新闻摘编 if nothing is said.",
)
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
    article with several topics stands under its first. It is md, html or docx: md
    where it goes to standard output and --format says nothing.

    Exit code: 0 with articles, 1 with none (the digest says so), 2 where something is wrong.
    """
    index = hzsearch.open(folder)
    to = target(path, form)
    form = form or (None if isinstance(to, Path) else "md")
    notes: list[str] = []
    options: dict[str, Any] = {"form": form, "full": full, "title": title, "paper": paper}
    count = index.digest(to, notes=notes, **options, **asked)
    tell(count, to, form, notes)
    ctx.exit(0 if count else 1)
