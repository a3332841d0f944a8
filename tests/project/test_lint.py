"""ruff, mypy strict and the import contracts hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    ["ruff check .", "ruff format --check .", "mypy", "importlinter.cli lint"],
    ids=lambda command: command.split()[0],
)
def test_lint(command: str) -> None:
    if command.startswith("importlinter"):
        program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as m; m()"]
    else:
        program = [sys.executable, "-m", *command.split()]
    result = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
