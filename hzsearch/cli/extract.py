"""``hzsearch extract``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import localized
from hzsearch.cli.options import date_option, echo_json, echo_lines, json_options
from hzsearch.cli.render import article_lines, articles
from hzsearch.errors import UsageError
from hzsearch.model import Extraction
from hzsearch.model.counted import counted

if TYPE_CHECKING:
    from hzsearch.explain import Explanation
    from hzsearch.ingest import Reading


@click.command(cls=HelpCommand)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@date_option
@click.option("--explain", is_flag=True, help="Say of each line what it was taken for, and why.")
@click.option("--html", is_flag=True, help="Print an HTML page: lines and articles side by side.")
@json_options
@click.pass_context
def extract(
    ctx: click.Context,
    files: tuple[Path, ...],
    given: date | None,
    explain: bool,
    html: bool,
    as_json: bool,
    as_lines: bool,
) -> None:
    """Cut pages into articles and show them; index nothing. 还原文章。

    Corrections in a file beside the page (03.txt.fix beside 03.txt) are applied; see
    docs/extraction.md.

    Exit code: 0 all went well, 1 some files or corrections did not, 2 something is wrong.
    """
    if html and (explain or as_json or as_lines):
        raise UsageError("--html is a form of its own; leave --explain, --json and --jsonl out.")
    failed: list[tuple[str, str]] = []
    readings = _readings(files, given, failed)
    if explain or html:
        _explain(readings, html, as_json, as_lines)
    else:
        _show((reading.extraction for reading in readings), as_json, as_lines)
    ctx.exit(1 if failed else 0)


def _readings(
    files: Sequence[Path], given: date | None, failed: list[tuple[str, str]]
) -> Iterator[Reading]:
    """Yield how the files were read; say on stderr what of them can not be."""
    from hzsearch.building.extract import extract as read  # noqa: PLC0415  others cut no pages

    for reading in read(files, given, failed):
        yield reading
        for note in reading.extraction.notes:
            click.echo(f"hzsearch: {localized(note)}", err=True)
        failed += [(reading.extraction.path, why) for why in reading.extraction.problems]
    for _, reason in failed:
        click.echo(f"hzsearch: {localized(reason)}", err=True)


def _explain(readings: Iterator[Reading], html: bool, as_json: bool, as_lines: bool) -> None:
    from hzsearch.explain import explain as told  # noqa: PLC0415  only this option needs it

    explanations = map(told, readings)
    if html:
        from hzsearch.review import document  # noqa: PLC0415  likewise

        click.echo(document(explanations))
    elif as_json:
        echo_json([explanation.to_dict() for explanation in explanations])
    elif as_lines:
        echo_lines(
            {"path": explanation.path, **line.to_dict()}
            for explanation in explanations
            for line in explanation.lines
        )
    else:
        _print_explained(explanations)


def _print_explained(explanations: Iterator[Explanation]) -> None:
    from hzsearch.cli.explain import explanation_lines  # noqa: PLC0415  likewise

    for explanation in explanations:
        click.secho(f"── {explanation.path} ──", bold=True)
        click.echo("\n".join(explanation_lines(explanation)))


def _show(extractions: Iterator[Extraction], as_json: bool, as_lines: bool) -> None:
    if as_json:
        echo_json([extraction.to_dict() for extraction in extractions])
    elif as_lines:
        echo_lines(article.to_dict() for extraction in extractions for article in extraction)
    else:
        _print(extractions)


def _print(extractions: Iterator[Extraction]) -> None:
    for extraction in extractions:
        click.secho(f"── {extraction.path} ──", bold=True)
        for article in extraction:
            click.echo("\n".join(article_lines(article)) + "\n")
        furniture = counted(len(extraction.furniture), "furniture line")
        click.echo(
            f"{articles(len(extraction))} 篇 · "
            f"{counted(extraction.lines, 'line')} in articles 入文行 · "
            f"{furniture} 版面杂项行 {_numbers(extraction.furniture)}".rstrip()
        )


def _numbers(lines: Sequence[int]) -> str:
    return f"({', '.join(map(str, lines))})" if lines else ""
