"""``hzsearch count``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import hzsearch
from hzsearch.cli.advice import nothing_found
from hzsearch.cli.asking import AskingCommand, asking, offer
from hzsearch.cli.language import localized
from hzsearch.cli.options import echo_json, index_option, json_option, limit_option
from hzsearch.cli.render import articles
from hzsearch.cli.screen import harmless
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError

if TYPE_CHECKING:
    from hzsearch.aggregations.counts import Counts

_HERE = "-"
_PICTURES = (".svg", ".png")
_WIDTH = 80  # where nobody looks at a terminal
_WIDEST = 100


def _target(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """Take ``--plot`` for a picture's name, or for the terminal where it stands alone."""
    if name in (None, _HERE) or Path(name or "").suffix.lower() in _PICTURES:
        return name
    raise UsageError(
        f"“{(name or '').strip(chr(0))}” is no picture's name, which ends in .svg or .png; "
        "to draw in the terminal, write --plot last."
    )


@click.command(cls=AskingCommand)
@asking
@index_option
@click.option(
    "--by",
    metavar="VALUE",
    shell_complete=offer("values"),
    help="Per zone, zones (all named), topic, province, kind, byline, year, month or day.",
)
@limit_option("The N most frequent values, the rest in one row.", least=1)
@click.option("--share", is_flag=True, help="Also the share (占比) of the archive's articles.")
@click.option(
    "--plot",
    "target",
    metavar="[FILE]",
    is_flag=False,
    flag_value=_HERE,
    callback=_target,
    help="Draw years, months, days as a line, not bars; with FILE (.svg, .png), a picture.",
)
@json_option
@click.pass_context
def count(
    ctx: click.Context,
    asked: dict[str, Any],
    folder: Location | None,
    by: str | None,
    limit: int | None,
    share: bool,
    target: str | None,
    as_json: bool,
) -> None:
    """Count the articles that match, exactly; with --by, per value, with bars. 计数。

    TEXT and filters are those of 'hzsearch query'. An article has one main zone and
    one date, and may have several topics and bylines.

    Exit code: 0 with hits, 1 with none, 2 where something is wrong.
    """
    _check(by, limit, share, target, as_json)
    index = hzsearch.open(folder)
    counts = index.counts(**asked, by=by, share=share)
    counts = counts.most(limit) if limit else counts
    if target not in (None, _HERE) and counts.total:
        _draw(counts, index, Path(target or ""))
    if as_json:
        echo_json(counts.to_dict())
    else:
        _print(counts, target)
    ctx.exit(0 if counts.total else 1)


def _check(
    by: str | None, limit: int | None, share: bool, target: str | None, as_json: bool
) -> None:
    given = {"-n": limit, "--share": share, "--plot": target}
    idle = [name for name, value in given.items() if value]
    if idle and not by:
        raise UsageError(f"{idle[0]} needs --by: zone, topic, month or the like.")
    if as_json and target == _HERE:
        raise UsageError("--plot without a file draws in the terminal; leave it or --json out.")


def _draw(counts: Counts, index: hzsearch.Index, path: Path) -> None:
    # Imported here, as only a picture needs it.
    from hzsearch.plots.picture import write_picture  # noqa: PLC0415

    missing = write_picture(counts, index.extent(), path)
    click.echo(f"Picture 图 → {path}", err=True)
    if missing:
        click.echo(f"No font here has 缺字: {missing}; an .svg leaves them to others.", err=True)


def _print(counts: Counts, target: str | None) -> None:
    for note in counts.notes:
        click.echo(localized(note), err=True)
    if not counts.total:
        click.echo(nothing_found(counts.query))
    elif not counts.by:
        click.echo(f"{articles(counts.total)} 共 {counts.total} 篇")
    else:
        _print_drawing(counts, line=target == _HERE)


def _print_drawing(counts: Counts, *, line: bool) -> None:
    from hzsearch.plots import chart, line_lines, table_lines  # noqa: PLC0415  as above

    drawn = chart(counts, whole=line)
    draw = line_lines if line and drawn.timed and drawn.rows else table_lines
    click.echo("".join(f"{harmless(text)}\n" for text in draw(drawn, _columns())), nl=False)
    click.echo("\n".join((f"{articles(counts.total)} 共 {counts.total} 篇", *drawn.remarks)))


def _columns() -> int:
    if not sys.stdout.isatty():
        return _WIDTH
    return min(shutil.get_terminal_size().columns, _WIDEST)
