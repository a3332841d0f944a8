"""``hzsearch build``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import localized
from hzsearch.cli.options import building_options
from hzsearch.cli.render import articles
from hzsearch.engines.location import Location
from hzsearch.model.counted import counted

if TYPE_CHECKING:
    from hzsearch.building import Report
    from hzsearch.engines.stopped import Stopped


_REBUILD = (
    "Build anew, and carry over what was imported; the old index serves till then. One that was "
    "stopped is gone on with "
    "接着上次中断的重建."
)
_FORGET = "Sweep away what a stopped rebuild did: with --rebuild start from nothing 从头重建."


@click.command(cls=HelpCommand)
@building_options
@click.option("--rebuild", is_flag=True, help=_REBUILD)
@click.option("--forget", is_flag=True, help=_FORGET)
@click.option("--prune", is_flag=True, help="Remove the articles of files that are gone.")
@click.pass_context
def build(
    ctx: click.Context,
    archives: tuple[Path, ...],
    folder: Location | None,
    given: date | None,
    jobs: int,
    engine: str | None,
    memory: str | None,
    rebuild: bool,
    forget: bool,
    prune: bool,
) -> None:
    """Index files and folders of raw pages; what is unchanged is skipped. 建立索引。

    ARCHIVE is a file or a folder, which is searched to its bottom: raw text, PDF, web pages,
    Word documents, tables or JSON Lines of ready articles, also in .zip and .tar files. See
    docs/archives.md.

    Exit code: 0 all is indexed, 1 some files or corrections could not be, 2 nothing was done.
    """
    index = hzsearch.open(folder)
    with _progress() as progress:
        report = index.build(
            *archives,
            given=given,
            jobs=jobs,
            engine=engine,
            memory=memory,
            rebuild=rebuild,
            forget=forget,
            prune=prune,
            progress=progress,
            tell=lambda stopped: click.echo(_stopped_line(stopped)),
        )
    for line in report_lines(report, index.folder):
        click.echo(line)
    ctx.exit(1 if report.problems or report.known_lost else 0)


def report_lines(report: Report, folder: Location) -> Iterator[str]:
    """Yield the summary of a build."""
    yield f"{read_line(report)} · {report.seconds:.1f} s → {folder}"
    if report.files:
        yield _contents_line(report)
    if report.doubts:
        yield f"{articles(report.doubts)} with doubts 存疑 (see 'hzsearch show ID')"
    if report.notes:
        yield f"{counted(len(report.notes), 'part')} of files left out 未入库的部分:"
        yield from (f"  {note.path}: {localized(note.reason)}" for note in report.notes)
    yield from _vanished_lines(report)
    if report.carried:
        kept = counted(report.carried, "imported article")
        yield f"{kept} carried over 沿用导入的文章 {report.carried} 篇"
    if report.lost:
        yield localized(report.lost)
    if report.outgrown:
        yield (
            "A large archive 库已较大: 'hzsearch convert --engine tantivy' makes queries quicker; "
            "it needs pip install 'hzsearch[fast]'."
        )
    if report.problems:
        count = len({problem.path for problem in report.problems})
        yield f"{counted(count, 'file')} with problems 有问题的文件:"
        yield from (f"  {problem.path}: {localized(problem.reason)}" for problem in report.problems)


def read_line(report: Report) -> str:
    """Return how many files were read; that nothing has changed, where that is so."""
    is_quiet = not (report.files or report.problems or report.vanished)
    if is_quiet and report.unchanged:
        return f"Nothing has changed 没有变动: {counted(report.unchanged, 'file')} 文件"
    return f"{counted(report.files, 'file')} read 读入 · {report.unchanged} unchanged 未变"


def _contents_line(report: Report) -> str:
    return (
        f"{counted(report.pages, 'page')} 版 · {articles(report.articles)} 篇 · "
        f"{counted(report.lines, 'line')} in articles 入文行 · "
        f"{counted(report.furniture, 'furniture line')} 版面杂项行"
    )


def _stopped_line(stopped: Stopped) -> str:
    """Return what became of a rebuild that was stopped."""
    told = stopped.when.replace("T", " ")[:16]
    if stopped.articles is not None:
        told += f", {articles(stopped.articles)} 篇"
    if stopped.fate == "resumed":
        return f"Going on with the rebuild stopped {told} 接续中断的重建"
    if stopped.fate == "waiting":
        return (
            f"The rebuild stopped {told}, is kept 中断的重建已保留: "
            "--rebuild goes on with it, --forget sweeps it away"
        )
    return (
        f"The rebuild stopped {told}, is swept away 中断的重建作废: not whole, or of other words, "
        "rules or engine"
    )


def _vanished_lines(report: Report) -> Iterator[str]:
    if report.vanished:
        fate = "removed 已删除" if report.pruned else "kept; --prune removes them 保留"
        is_one = len(report.vanished) == 1
        files = "1 indexed file is" if is_one else f"{len(report.vanished)} indexed files are"
        yield f"{files} gone 已不存在 ({fate}):"
        yield from (f"  {name}" for name in report.vanished)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws (done, total) on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="Building 建索引", file=sys.stderr) as bar:

        def draw(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield draw
