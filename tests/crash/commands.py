"""The command line, run in this process: quick enough for hundreds of broken indexes."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO

from hzsearch.cli import main


@dataclass(frozen=True)
class Outcome:
    """The exit code of a command and what it printed. Any exception goes on to the test."""

    code: int
    out: str
    err: str

    @property
    def is_refusal(self) -> bool:
        """Whether it is one sentence on stderr and exit code 2, and nothing else."""
        lines = self.err.splitlines()
        told = len(lines) == 1 and lines[0].startswith("hzsearch: ") and lines[0].endswith(".")
        return self.code == 2 and told and not self.out


def run(*arguments: object) -> Outcome:
    """Run ``hzsearch`` with ``arguments``; builds in this process, as others cost most of it."""
    if arguments[0] == "build":
        arguments = (*arguments, "--jobs", 1)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return Outcome(code, out.getvalue(), err.getvalue())
