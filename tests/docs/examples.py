"""Runs the examples in Markdown files and compares or rewrites what they show.

A ``console`` block holds ``$ hzsearch …`` commands, each followed by its output and
preceded by variables of its own, if any (``$ HZSEARCH_WORDS=words.txt hzsearch …``);
a ``python`` block holds ``>>>`` examples; a block below ``<!-- file: NAME -->`` is
written to that file when its turn comes. They run one after the other in a
folder that looks like a fresh checkout, so later ones see the index that
earlier ones built. ``python -m tests.docs.examples --write`` puts the real
output in.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from hzsearch.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]

_BLOCK = re.compile(
    r"^```console\n(?P<commands>.*?)^```$"
    r"|^<!-- file: (?P<name>\S+) -->\n```\w*\n(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs from run to run: how long it took.
_VARYING = re.compile(r"\b\d+(\.\d+)? m?s\b")


@contextmanager
def checkout() -> Iterator[Path]:
    """Stand in a temporary folder that looks like a fresh checkout."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hzsearch").symlink_to(ROOT / "hzsearch")
        (folder / "index").mkdir()
        (folder / "index" / "README.md").touch()
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def real(page: str) -> str:
    """Return the Markdown text ``page`` with the real output under each command."""
    return _BLOCK.sub(_done, page)


def same(one: str, other: str) -> bool:
    """Return whether two pages show the same, but for times."""
    return _VARYING.sub("N s", one) == _VARYING.sub("N s", other)


def python_failures(page: str, name: str) -> int:
    """Return how many Python examples of ``page`` do not show what they say; print which."""
    found = "\n".join(_PYTHON.findall(page))
    test = doctest.DocTestParser().get_doctest(found, {}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    return runner.run(test).failed


def _done(found: re.Match[str]) -> str:
    """Return a block as it should be: a file is written, commands are run."""
    if found["name"]:
        Path(found["name"]).write_text(found["content"], encoding="utf-8")
        return found[0]
    return f"```console\n{_run_block(found['commands'])}```"


def _run_block(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command)}" for command in commands)


def _output(command: str) -> str:
    before, program, args = command.removeprefix("$ ").partition("hzsearch ")
    assert program, f"only hzsearch commands can be shown: {command}"
    given = dict(one.split("=", 1) for one in shlex.split(before))
    return CliRunner(env=given).invoke(main, shlex.split(args), catch_exceptions=False).output


def _write() -> None:
    for page in PAGES:
        with checkout():
            text = page.read_text(encoding="utf-8")
            page.write_text(real(text), encoding="utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    _write()
