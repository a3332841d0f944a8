"""The memory of a build, all processes together, with an archive and with one twice its size.

``hzsearch build --memory`` reads the archive from files of some hundred articles each. What
the processes hold is added up every few hundredths of a second, shared pages as often as
there are processes: so it is rather too much. Linux alone tells it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import hzsearch
from benchmarks import report
from benchmarks.articles import read
from benchmarks.build import JOBS
from hzsearch.building.memory import size_of
from hzsearch.engines.registry import ENGINES

#: What the builds may take.
BOUNDS = ("512M", "1G")

_FILE = 250
_EVERY = 0.03

_HEAD = ("memory of a build", "articles", "peak", "of the bound", "seconds")


def run(articles: Path, work: Path) -> Iterator[str]:
    """Build within each bound, once and twice the archive, and yield the lines of the report."""
    if not Path("/proc/self/statm").exists():
        yield "not measured: only Linux tells the memory of processes while they run"
        return
    rows, worst = [], 0.0
    for times in (1, 2):
        archive = work / f"archive-{times}"
        count = _archive(articles, archive, times)
        for engine, bound in product(filter(find_spec, ENGINES), BOUNDS):
            options = ["--engine", engine, "--memory", bound, "--jobs", str(JOBS)]
            peak, seconds = _build(archive, work / "memory", options, count)
            share = peak / size_of(bound)
            worst = max(worst, share)
            cells = (f"{count:,}", report.megabytes(peak), f"{share:.2f}", f"{seconds:.0f}")
            rows.append((" ".join(options), *cells))
    yield from report.table(_HEAD, rows)
    yield report.goal("peak memory, of the bound", worst, 1.0, most=True)


def _archive(articles: Path, folder: Path, times: int) -> int:
    """Write the articles ``times`` over as files, under ids of their own; return how many."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    count = 0
    for turn in range(times):
        for article in read(articles):
            with (folder / f"{count // _FILE:05}.jsonl").open("a", encoding="utf-8") as lines:
                row = {**article, "id": f"{turn}-{article['id']}"}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def _build(archive: Path, folder: Path, options: Sequence[str], count: int) -> tuple[int, float]:
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "hzsearch", "build", str(archive), "--index", str(folder)]
    found = watched([*command, *options])
    if hzsearch.open(folder).count() != count:
        raise RuntimeError(f"The index of {archive} does not hold all of its articles.")
    return found


def watched(command: Sequence[str]) -> tuple[int, float]:
    """Run ``command``; return the peak of bytes of it and its children together, and seconds."""
    started, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            time.sleep(_EVERY)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} failed.")
    return peak, time.perf_counter() - started


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text(encoding="ascii").split():
                yield from _family(int(child))


def _resident(pid: int) -> int:
    with suppress(OSError):
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0
