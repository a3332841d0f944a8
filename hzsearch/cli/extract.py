"""``hzsearch extract``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from hzsearch.archive import find_sources
from hzsearch.cli.options import date_option, echo_json, echo_lines, json_options
from hzsearch.cli.render import article_lines
from hzsearch.errors import ArchiveError
from hzsearch.model import Extraction


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@date_option
@json_options
@click.pass_context
def extract(
    ctx: click.Context,
    files: tuple[Path, ...],
    given: date | None,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Cut pages into articles and show them; index nothing. 还原文章。

    Exit code: 0 all files were read, 1 some could not be, 2 something is wrong.
    """
    failed: list[str] = []
    extractions = _extractions(files, given, failed)
    if as_json:
        echo_json([extraction.to_dict() for extraction in extractions])
    elif as_lines:
        echo_lines(article.to_dict() for extraction in extractions for article in extraction)
    else:
        _print(extractions)
    ctx.exit(1 if failed else 0)


def _extractions(
    files: Sequence[Path], given: date | None, failed: list[str]
) -> Iterator[Extraction]:
    from hzsearch.ingest import extract_file  # noqa: PLC0415  other commands do not cut pages

    for source in find_sources(files):
        try:
            yield extract_file(source.path, source.name, given)
        except ArchiveError as error:
            failed.append(source.name)
            click.echo(f"hzsearch: {error}", err=True)


def _print(extractions: Iterator[Extraction]) -> None:
    for extraction in extractions:
        click.secho(f"── {extraction.path} ──", bold=True)
        for article in extraction:
            click.echo("\n".join(article_lines(article)) + "\n")
        count = len(extraction.furniture)
        click.echo(
            f"{len(extraction)} articles 篇 · {extraction.lines} lines in articles 入文行 · "
            f"{count} furniture lines 版面杂项行 {_numbers(extraction.furniture)}".rstrip()
        )


def _numbers(lines: Sequence[int]) -> str:
    return f"({', '.join(map(str, lines))})" if lines else ""
