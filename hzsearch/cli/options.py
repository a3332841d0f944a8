"""Options that several commands share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hzsearch.cli.language import localized
from hzsearch.days import iso_day
from hzsearch.engines.location import located
from hzsearch.engines.registry import ENGINES

F = TypeVar("F", bound=Callable[..., Any])


_NEW_ENGINE = "The engine 检索引擎 of a new index in a folder; whoosh if none is named."


class _Index(click.Path):
    """A folder, or a name on a server."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        place = located(value)
        return super().convert(value, param, ctx) if isinstance(place, Path) else place


#: Where an index is, or shall be.
PLACE = _Index(path_type=Path, file_okay=False)


def index_option(command: F) -> F:
    """Add ``--index DIR``."""
    return click.option(
        "--index",
        "folder",
        metavar="DIR",
        type=PLACE,
        help=(
            "The index; https://HOST:9200/NAME on a server 服务器. "
            "Default: $HZSEARCH_INDEX, ./index if it is one, or your data directory."
        ),
    )(command)


def engine_option(told: str = _NEW_ENGINE) -> Callable[[F], F]:
    """Add ``--engine NAME``, of which the help says ``told``."""
    return click.option("--engine", type=click.Choice(ENGINES), help=told)


def jobs_option(command: F) -> F:
    """Add ``--jobs N``."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(1),
        default=lambda: os.cpu_count() or 1,
        show_default="one a processor",
        help="Processes that work at the same time.",
    )(command)


def memory_option(command: F) -> F:
    """Add ``--memory SIZE``."""
    told = (
        "The most memory 内存上限 that all processes together may take, like 512M or 2G; "
        "1G if nothing is said."
    )
    return click.option("--memory", metavar="SIZE", help=told)(command)


def building_options(command: F) -> F:
    """Add ARCHIVE… and what every command takes that builds an index of them."""
    kind = click.Path(path_type=Path)
    archives = click.argument("archives", metavar="ARCHIVE…", nargs=-1, required=True, type=kind)
    found = jobs_option(engine_option()(memory_option(command)))
    return archives(index_option(date_option(found)))


def sort_option(default: str = "relevance") -> Callable[[F], F]:
    """Add ``--sort``."""
    return click.option(
        "--sort",
        type=click.Choice(["relevance", "date"]),
        default=default,
        show_default=True,
        help="Best first, or newest first 排序.",
    )


def limit_option(what: str, *, default: int | None = None, least: int = 0) -> Callable[[F], F]:
    """Add ``-n``: ``what`` there is at most of."""
    return click.option(
        "-n",
        "limit",
        metavar="N",
        type=click.IntRange(least),
        default=default,
        show_default=default is not None,
        help=what,
    )


def offset_option(command: F) -> F:
    """Add ``--offset``."""
    return click.option(
        "--offset",
        metavar="N",
        type=click.IntRange(0),
        default=0,
        show_default=True,
        help="Hits to skip.",
    )(command)


def json_option(command: F) -> F:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(
        command
    )


def json_options(command: F) -> F:
    """Add ``--json`` and ``--jsonl``."""
    lines = click.option("--jsonl", "as_lines", is_flag=True, help="Print JSON, one object a line.")
    return json_option(lines(command))


def date_option(command: F) -> F:
    """Add ``--date``, the issue's day for pages that do not tell it."""
    return click.option(
        "--date",
        "given",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="The issue's day, for pages that do not tell it themselves.",
    )(command)


def echo_json(value: object) -> None:
    """Print ``value`` as indented JSON in readable UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def echo_lines(values: Iterable[object]) -> None:
    """Print each value as JSON on a line of its own."""
    for value in values:
        click.echo(json.dumps(value, ensure_ascii=False))


def _day(_: click.Context, __: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return iso_day(text)
    except ValueError as error:
        raise click.BadParameter(localized(str(error))) from None
