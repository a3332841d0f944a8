"""``hzsearch watch``."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

import hzsearch
from hzsearch.cli.build import read_line
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import localized
from hzsearch.cli.options import building_options
from hzsearch.cli.render import articles
from hzsearch.engines.location import Location

if TYPE_CHECKING:
    from hzsearch.building import Problem, Report


@click.command(cls=HelpCommand)
@building_options
@click.option(
    "--every",
    metavar="SECONDS",
    type=click.FloatRange(0.1),
    default=5.0,
    show_default=True,
    help="How many seconds there are between two looks for changes.",
)
def watch(
    archives: tuple[Path, ...],
    folder: Location | None,
    given: date | None,
    jobs: int,
    engine: str | None,
    memory: str | None,
    every: float,
) -> None:
    """Index new and changed pages as they arrive, until Ctrl-C. 监视并更新索引。

    A page that is still being written is let alone until it is at rest. Articles of files that
    are gone stay: 'hzsearch build --prune' removes them.

    Exit code: 0, or 2 where something is wrong.
    """
    told: frozenset[Problem] = frozenset()
    options = {"given": given, "jobs": jobs, "engine": engine, "memory": memory}
    gone: frozenset[str] = frozenset()
    click.echo("Watching 监视中 (Ctrl-C stops 停止)")
    with suppress(KeyboardInterrupt):
        for report in hzsearch.open(folder).watch(*archives, every=every, **options):
            for line in (*_lines(report, told), *_gone(report, gone)):
                click.echo(f"{time.strftime('%H:%M:%S')}  {line}")
            told, gone = frozenset(report.problems), frozenset(report.vanished)


def _lines(report: Report, told: frozenset[Problem]) -> Iterator[str]:
    """Yield what a build did, and what was wrong that was not ``told`` after the last."""
    read = f" · {articles(report.articles)} 篇" if report.files else ""
    yield f"{read_line(report)}{read} · {report.seconds:.1f} s"
    yield from (f"  {note.path}: {localized(note.reason)}" for note in report.notes)
    new = (problem for problem in report.problems if problem not in told)
    yield from (f"  {problem.path}: {localized(problem.reason)}" for problem in new)


def _gone(report: Report, gone: frozenset[str]) -> Iterator[str]:
    """Yield the files that are gone now and were not before; their articles stay."""
    new = (name for name in report.vanished if name not in gone)
    yield from (f"  {name}: gone, its articles stay 文件已不在，文章保留" for name in new)
