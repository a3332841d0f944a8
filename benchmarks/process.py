"""Processes and what they cost: wall time, processor time, peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: Runs a module and writes down, when it ends, what it and its children have used.
_METER = """
import atexit, json, resource, runpy, sys
target, module = sys.argv[1:3]
def note():
    own = resource.getrusage(resource.RUSAGE_SELF)
    kids = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + kids.ru_utime + kids.ru_stime
    json.dump([cpu, own.ru_maxrss, kids.ru_maxrss], open(target, "w"))
if __name__ == "__main__":
    atexit.register(note)
    sys.argv = sys.argv[2:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
"""

#: ``ru_maxrss`` counts kilobytes, but bytes on macOS.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children used; ``memory`` is the peak in bytes, all together.

    Of several children only the largest is known, so ``memory`` takes all for as large.
    """

    seconds: float
    cpu: float
    memory: int
    printed: str


def metered(module: str, arguments: Sequence[str], children: int = 0) -> Cost:
    """Run ``python -m module`` in a process of its own and return what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "cost.json"
        seconds, printed = timed(["-c", _METER, str(note), module, *arguments])
        cpu, own, child = json.loads(note.read_text(encoding="utf-8"))
    return Cost(seconds, cpu, (own + children * child) * _UNIT, printed)


def timed(arguments: Sequence[str]) -> tuple[float, str]:
    """Run this Python with ``arguments``; return the wall time and what it printed.

    Raises RuntimeError, with what it printed on stderr, where it failed.
    """
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments[:3])} failed:\n{done.stderr}")
    return seconds, done.stdout


def folder_bytes(folder: Path) -> int:
    """Return the size of all files below ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
