"""``python -m benchmarks.serving``: many clients ask a server while builds change the index.

Every answer is compared with brute force over the states that the index may have been in
while the request ran; 304 is taken at its word, and what was kept is compared. Exit code: 0
where no answer was wrong or missing, else 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path
from statistics import quantiles

import hzsearch
from benchmarks import report
from benchmarks.serving.changing import Changing
from benchmarks.serving.clients import Client, Noted, ask_all
from benchmarks.serving.states import Truth, make

_HEAD = ("request", "number", "p50 ms", "p95 ms", "p99 ms", "most ms")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, serve, ask, print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to ask")
    parser.add_argument("--clients", type=int, default=50, help="how many ask at the same time")
    parser.add_argument("--count", type=int, default=2000, help="articles that always are there")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="hzsearch-serving-") as folder:
        noted = Noted()
        print(f"{args.count:,} synthetic articles, a tenth of that comes and goes twice")
        changing = _run(Path(folder), args.count, args.clients, args.seconds, noted)
    for line in _told(noted, changing, args.clients, args.seconds):
        print(line)
    return 1 if noted.wrong or changing.failed or not noted.seconds else 0


def _run(work: Path, count: int, clients: int, seconds: float, noted: Noted) -> Changing:
    archive, index = make(work, count), work / "index"
    truth = Truth(archive)
    changing = Changing(archive, index)
    archive.show(0)
    hzsearch.open(index).build(archive.folder)
    with _served(index) as port:
        those = [Client(number, port, truth, changing, noted) for number in range(clients)]
        with changing:
            ask_all(those, seconds)
        for line in _figures(port):
            print(line)
    return changing


@contextmanager
def _served(index: Path) -> Iterator[int]:
    """Run the server in a process of its own; yield its port."""
    command = [sys.executable, "-m", "hzsearch", "serve", "--port", "0", "--index", str(index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        address = server.stdout.readline().partition("/  (")[0]
        try:
            yield int(address.rpartition(":")[2])
        finally:
            server.terminate()


def _figures(port: int) -> Iterator[str]:
    """Yield what the server says of itself."""
    one = HTTPConnection("127.0.0.1", port, timeout=60)
    one.request("GET", "/metrics")
    told = one.getresponse().read().decode()
    one.close()
    for name in ("process_resident_memory_bytes", "process_cpu_seconds_total"):
        yield from (f"server: {line}" for line in told.splitlines() if line.startswith(name))


def _told(noted: Noted, changing: Changing, clients: int, seconds: float) -> Iterator[str]:
    every = list(chain.from_iterable(noted.seconds.values()))
    kinds = [*sorted(noted.seconds.items()), ("all", every)]
    yield from report.table(_HEAD, [_row(kind, times) for kind, times in kinds if times])
    yield f"{clients} clients, {len(every) / seconds:.0f} requests a second for {seconds:g} s"
    yield f"{noted.unchanged:,} were answered with 304, what was kept being right"
    yield f"{changing.done} builds changed the index meanwhile, {changing.rebuilt} of all anew"
    yield f"load of the machine over the last minute: {os.getloadavg()[0]:.1f}"
    yield from sorted({*noted.wrong, *changing.failed})[:10]
    yield f"errors: {len(noted.wrong) + len(changing.failed)}"


def _row(kind: str, times: list[float]) -> report.Row:
    parts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    figures = (parts[49], parts[94], parts[98], max(times))
    return (kind, f"{len(times):,}", *(f"{value * 1000:.0f}" for value in figures))


if __name__ == "__main__":
    sys.exit(main())
