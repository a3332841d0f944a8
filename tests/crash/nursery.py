"""Builds to be killed, each forked from a process that has loaded all that a build needs.

A Python of its own would spend nine tenths of its life on imports and on jieba's dictionary, and
so most kills would hit nothing but those.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.crash import builder
from tests.crash.archives import SAMPLE


class Build:
    """A build that was started: as much of ``subprocess.Popen`` as tests of kills ask for."""

    def __init__(self, nursery: subprocess.Popen[str], pid: int, told: Path) -> None:
        self.pid = pid
        #: The exit code, or the signal that ended it, as a negative number; None while it runs.
        self.returncode: int | None = None
        self._nursery, self._told = nursery, told

    def poll(self) -> int | None:
        """Return ``returncode`` as it is now."""
        if self.returncode is None and select.select([_numbers(self._nursery)], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self) -> int:
        """Return ``returncode`` once the build has ended."""
        if self.returncode is None:
            self.returncode = _read(self._nursery)
        return self.returncode

    def communicate(self) -> str:
        """Return what it printed on stderr, once it has ended."""
        self.wait()
        return self._told.read_text(encoding="utf-8")


class Nursery:
    """The process that builds are forked from, one at a time."""

    def __init__(self, told: Path) -> None:
        """Start it; what builds print on stderr goes to the file ``told``, each anew."""
        self._told = told
        self._last: Build | None = None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery", str(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def start(self, archive: Path, folder: Path, *options: str, jobs: int = 2) -> Build:
        """Start a build in a process group of its own, with the options of ``builder``."""
        if self._last:
            self._last.wait()
        build = ["build", str(archive), "--index", str(folder), "--jobs", str(jobs)]
        fuse, more = (options[:2], options[2:]) if options[:1] == ("--die",) else ((), options)
        assert self._process.stdin
        self._process.stdin.write(json.dumps([*fuse, *build, *more]) + "\n")
        self._process.stdin.flush()
        self._last = Build(self._process, _read(self._process), self._told)
        return self._last


def _numbers(nursery: subprocess.Popen[str]) -> int:
    assert nursery.stdout
    return nursery.stdout.fileno()


def _read(nursery: subprocess.Popen[str]) -> int:
    # Unbuffered, or ``select`` would not know of a number that was read along with another.
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(_numbers(nursery), 1)
        assert part, "the nursery has ended"
        line += part
    return int(line)


def main(told: str) -> None:
    """Fork a build for each line of arguments on stdin; print its process, then how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        builder.load(SAMPLE, Path(folder))
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _become(json.loads(line), told)
        os.setpgid(pid, pid)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _become(arguments: list[str], told: str) -> None:
    os.setpgid(0, 0)
    # Where numbers are told nothing else may come, nor may stdin's next line be read.
    for number, path, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, os.devnull, os.O_WRONLY),
        (2, told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(path, flags), number)
    code = 1
    try:
        builder.run(arguments)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
