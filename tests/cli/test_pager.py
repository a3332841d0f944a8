"""What is longer than the terminal goes through the pager; what a program reads never does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="POSIX terminals")


def on_terminal(folder: Path, lines: int, *words: str, **variables: str) -> str:
    """Return what a terminal of so many lines shows, with a pager that says that it was asked."""
    ours, theirs = pty.openpty()
    pager = f"{sys.executable} -c \"print('PAGED'); import sys; print(sys.stdin.read())\""
    size = {"LINES": str(lines), "COLUMNS": "80", "TERM": "xterm", "PAGER": pager}
    command = [sys.executable, "-m", "hzsearch", *words, "--index", str(folder)]
    environment = {**os.environ, **size, "PYTHONIOENCODING": "utf-8", **variables}
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    assert process.returncode == 0
    os.close(ours)
    return shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:  # Linux: the other side has closed
        return b""


def test_a_long_answer_is_paged(sample_folder: Path) -> None:
    shown = on_terminal(sample_folder, 10, "query", "信创")
    assert "PAGED" in shown
    assert "共 7 篇" in shown
    assert "\x1b[31m" in shown
    assert "PAGED" in on_terminal(sample_folder, 10, "show", "2024-03-18/01.txt:5")


def test_a_short_one_is_not(sample_folder: Path) -> None:
    assert "PAGED" not in on_terminal(sample_folder, 60, "query", "信创")


def test_without_colour_matches_are_in_brackets(sample_folder: Path) -> None:
    shown = on_terminal(sample_folder, 60, "query", "信创", NO_COLOR="1")
    assert "【信创】" in shown
    assert "\x1b[31m" not in shown
