"""``hzsearch show``."""

from __future__ import annotations

from pathlib import Path

import click

import hzsearch
from hzsearch.cli.options import echo_json, index_option
from hzsearch.cli.render import article_lines


@click.command()
@click.argument("article_id", metavar="ID")
@index_option
@click.option("--json", "as_json", is_flag=True, help="JSON, as documented.")
def show(article_id: str, folder: Path | None, as_json: bool) -> None:
    """Print one article whole, with where it stands. 显示全文。"""
    article = hzsearch.open(folder).show(article_id)
    if as_json:
        echo_json(article.to_dict())
    else:
        click.echo("\n".join(article_lines(article)))
