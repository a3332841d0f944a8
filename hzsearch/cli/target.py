"""The file that a command writes articles into: its options, and what is said of it after."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from hzsearch.cli.language import localized
from hzsearch.cli.render import articles
from hzsearch.errors import UsageError
from hzsearch.exports import FORMATS

F = TypeVar("F", bound=Callable[..., Any])

# What a terminal can not show.
_PACKED = ("docx", "xlsx")


def target_options(forms: Sequence[str]) -> Callable[[F], F]:
    """Add ``--format`` (one of ``forms``), ``-o`` and ``--paper``."""
    told = "The format 格式; that of the file's ending if none is named."
    form = click.option("--format", "form", type=click.Choice(forms), help=told)
    path = click.option(
        "-o",
        "--output",
        "path",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        help="The file to write; standard output if none is named, or “-”.",
    )
    told = "The newspaper 报纸名, for citations."
    paper = click.option("--paper", metavar="NAME", default="", help=told)
    return lambda command: form(path(paper(command)))


def target(path: Path | None, form: str | None) -> Path | BinaryIO:
    """Return what to write to.

    UsageError where the file's name is of another format than ``form``, or a terminal would get
    what it can not show.
    """
    if path and path != Path("-"):
        _check(path, form)
        return path
    if form in _PACKED and sys.stdout.isatty():
        raise UsageError("Such a file is nothing for a terminal; name one with -o.")
    return sys.stdout.buffer


def _check(path: Path, form: str | None) -> None:
    ending = path.suffix.removeprefix(".").casefold()
    if form and ending != form and ending in (*FORMATS, *_PACKED):
        raise UsageError(
            f"{path.name} is a name for {ending}, but --format says {form}; "
            "leave out --format, or name the file otherwise."
        )


def tell(count: int, to: Path | BinaryIO, form: str | None, notes: Iterable[str]) -> None:
    """Say how many articles went where; beside it, where they went to standard output.

    ``notes`` on them are said before.
    """
    for note in notes:
        click.echo(localized(note), err=True)
    is_file = isinstance(to, Path) and to.is_file()
    where = to if isinstance(to, Path) else form
    click.echo(f"{articles(count)} 篇 → {where}", err=not is_file)
