"""What the terminal can show: colour, links, and more than fits on it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable

import click

from hzsearch.cli.screen import shown
from hzsearch.columns import hanging, width
from hzsearch.errors import UsageError

# These would print the signs of a link: the Linux console and Emacs' terminal.
_LINKLESS = ("dumb", "linux", "eterm")
_LINK = re.compile("\x1b]8;;[^\x1b]*\x1b\\\\")
# The first less that lets links through with -R.
_LINKING_LESS = 566
_LESS_OPTIONS = "-RX"  # colours and links; no clearing of the screen at the end


def coloured() -> bool:
    """Say whether what is printed may have colours: on a terminal, unless somebody forbids it."""
    color = click.get_current_context().color
    return color is True or (color is None and sys.stdout.isatty())


def shows_links() -> bool:
    """Say whether the terminal takes what makes a text a link, or else leaves it out."""
    knows = os.name != "nt" or bool(os.environ.get("WT_SESSION"))
    return coloured() and knows and not os.environ.get("TERM", "").startswith(_LINKLESS)


def echo_long(lines: Iterable[str]) -> None:
    """Print ``lines``; what is longer than the terminal goes through ``$PAGER``, as git's does.

    On a terminal what is indented stays so where it takes several lines.
    """
    if not sys.stdout.isatty():
        click.echo("\n".join(lines))
        return
    columns = shutil.get_terminal_size().columns
    text = "\n".join(hanging(line, columns) for part in lines for line in part.split("\n"))
    if _fits(text):
        click.echo(text)
        return
    os.environ.setdefault("LESS", _LESS_OPTIONS)
    paged = shown(text if _pages_links() else _LINK.sub("", text))
    click.echo_via_pager(paged + "\n", color=click.get_current_context().color is not False)


def _fits(text: str) -> bool:
    """Say whether ``text`` leaves a line of the terminal for the prompt."""
    wide, high = shutil.get_terminal_size()
    return sum(max(1, -(-width(line) // wide)) for line in text.split("\n")) < high


def _pages_links() -> bool:
    """Say whether the pager lets links through, as cat does, and less since 2020 with -R."""
    import shlex  # noqa: PLC0415  most answers fit

    pager = os.environ.get("PAGER", "")
    try:
        name, *options = shlex.split(pager) or ["less"]
    except ValueError:  # click would stumble over it too
        raise UsageError(f"$PAGER has a quote that does not end: {pager}") from None
    if os.path.basename(name) != "less":
        return os.path.basename(name) == "cat"
    raw = any("R" in one for one in (*options, os.environ.get("LESS", "")))
    return raw and _version_of(name) >= _LINKING_LESS


def _version_of(less: str) -> int:
    import subprocess  # noqa: PLC0415  as above

    try:
        told = subprocess.run(  # noqa: S603  the pager that is to be run anyway
            [less, "--version"], capture_output=True, check=False, timeout=1
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.match(rb"less (\d+)", told.stdout)
    return int(found[1]) if found else 0
