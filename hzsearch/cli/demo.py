"""``hzsearch demo``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

import hzsearch
from hzsearch.cli.build import report_lines
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.query import query

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"
QUERY = "信创"


@click.command(cls=HelpCommand)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
def demo(ctx: click.Context, folder: Path | None) -> None:
    """Index the bundled sample archive in FOLDER, or a temporary one, and query it. 演示。

    Exit code: 0, or 2 where something is wrong.
    """
    if folder:
        _run(ctx, folder)
        return
    with tempfile.TemporaryDirectory(prefix="hzsearch-demo-") as temporary:
        _run(ctx, Path(temporary))


def _run(ctx: click.Context, folder: Path) -> None:
    click.secho(f"$ hzsearch build {SAMPLE} --index {folder}", dim=True)
    report = hzsearch.open(folder).build(SAMPLE)
    click.echo("\n".join(report_lines(report, folder)) + "\n")
    click.secho(f"$ hzsearch query {QUERY} --index {folder}", dim=True)
    ctx.invoke(query, text=QUERY, folder=folder)
