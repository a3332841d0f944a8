"""What is longer than the terminal goes through the pager; what a program reads never does.

Sources are links where the terminal, and the pager, can show such.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

import hzsearch
from tests.conftest import SAMPLE

pty = pytest.importorskip("pty", reason="POSIX terminals")


def on_terminal(folder: Path, lines: int, *words: str, **variables: str) -> str:
    """Return what a terminal of so many lines shows, with a pager that says that it was asked."""
    code, shown = ended(folder, lines, *words, **variables)
    assert code == 0
    return shown


def ended(folder: Path, lines: int, *words: str, **variables: str) -> tuple[int, str]:
    """Return the exit code and the same."""
    ours, theirs = pty.openpty()
    pager = f"{sys.executable} -c \"print('PAGED'); import sys; print(sys.stdin.read())\""
    size = {"LINES": str(lines), "COLUMNS": "80", "TERM": "xterm", "PAGER": pager, "LESS": "-R"}
    command = [sys.executable, "-m", "hzsearch", *words, "--index", str(folder)]
    environment = {**os.environ, **size, "PYTHONIOENCODING": "utf-8", **variables}
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    with subprocess.Popen(command, env=environment, **streams) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return process.returncode, shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # Linux: the other side has closed
        return b""


def link(folder: Path) -> str:
    """Return what begins a link to the source of the best hit."""
    hit = hzsearch.open(folder).query("信创")[0]
    path = quote(str(SAMPLE / hit.article.source.path))
    uri = f"file://{socket.gethostname()}{path}"
    return f"\x1b]8;;{uri}\x1b\\{hit.id}\x1b]8;;\x1b\\"


def test_a_long_answer_is_paged(sample_folder: Path) -> None:
    shown = on_terminal(sample_folder, 10, "query", "信创")
    assert "PAGED" in shown
    assert "共 7 篇" in shown
    assert "\x1b[31m" in shown
    # Nobody knows whether that pager would let links through.
    assert "\x1b]8" not in shown
    assert "PAGED" in on_terminal(sample_folder, 10, "show", "2024-03-18/01.txt:5")


def test_a_short_one_is_not(sample_folder: Path) -> None:
    shown = on_terminal(sample_folder, 60, "query", "信创")
    assert "PAGED" not in shown
    assert link(sample_folder) in shown


@pytest.mark.parametrize("version", [551, 590])
def test_less_gets_links_where_it_can_show_them(
    version: int, sample_folder: Path, tmp_path: Path
) -> None:
    less = tmp_path / "less"
    less.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "less {version} (GNU)" || cat\n')
    less.chmod(0o755)
    shown = on_terminal(sample_folder, 10, "query", "信创", PAGER=str(less))
    assert "共 7 篇" in shown
    assert (link(sample_folder) in shown) == (version == 590)


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_without_colour_matches_are_in_brackets(
    variable: dict[str, str], sample_folder: Path
) -> None:
    shown = on_terminal(sample_folder, 60, "query", "信创", **variable)
    assert "【信创】" in shown
    assert "\x1b" not in shown


def test_what_an_archive_holds_orders_nothing(tmp_path: Path) -> None:
    evil = "\x1b]0;title\x07\x1b[2J\x9b2J\r\x7f\x1b[8m\x1b]8;;http://evil/\x1b\\"
    told, zone = f"信创{evil}", f"假{evil}区"
    one = f"a{evil}"
    article = {"id": one, "headline": told, "paragraphs": [f"{told}投资3亿元。"]}
    more = {
        "bylines": [told],
        "zone": zone,
        "zones": [zone],
        "topics": [told],
        "date": "2024-01-01",
    }
    hzsearch.open(tmp_path).add([article | more])
    asked = [("query", "信创", "--facets"), ("amounts", "信创"), ("count", "信创", "--by", "zone")]
    asked += [("terms", "信创"), ("show", one), ("issues", "undated"), ("stats",)]
    for words in asked:
        for lines in (5, 60):  # by a pager, and without
            shown = on_terminal(tmp_path, lines, *words, PAGER="cat")
            assert "信创" in shown or "假" in shown
            ours = re.sub("\x1b\\[(?:0|1|2|31|33)m|\r\n", "", shown)
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", ours), (words, ours)


def test_a_pager_that_is_no_command_is_named(sample_folder: Path) -> None:
    code, shown = ended(sample_folder, 5, "query", "信创", PAGER="less 'x")
    assert code == 2
    assert "hzsearch: $PAGER has a quote that does not end: less 'x" in shown
    assert "Traceback" not in shown
