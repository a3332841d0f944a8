"""One size: an index of so many articles, built and asked in processes of their own."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.growth.questions import QUESTIONS
from benchmarks.process import folder_bytes, metered, timed

COLD_RUNS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """What an archive of one size costs: seconds, bytes, and milliseconds by kind (p50, p95)."""

    articles: int
    seconds: float
    cpu: float
    memory: int
    text: int
    index: int
    cold: float
    times: dict[str, list[float]]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)


def measure(folder: Path, count: int, engine: str, jobs: int) -> Point:
    """Build an index of ``count`` articles in ``folder``, which is new; ask it.

    Raises RuntimeError where an answer is not what brute force counted.
    """
    shutil.rmtree(folder, ignore_errors=True)
    workers = jobs if jobs > 1 else 0
    arguments = [str(folder), str(count), engine, str(jobs)]
    built = metered("benchmarks.growth.build", arguments, workers)
    truth = json.loads(built.printed)
    (folder.parent / f"{folder.name}.json").write_text(built.printed, encoding="utf-8")
    cold, asked = ask(folder, truth["totals"])
    return Point(
        truth["articles"],
        built.seconds,
        built.cpu,
        built.memory,
        truth["bytes"],
        folder_bytes(folder),
        cold,
        asked,
    )


def ask(folder: Path, right: list[int]) -> tuple[float, dict[str, list[float]]]:
    """Return the milliseconds of a cold query, and the times of warm ones by kind."""
    words = ["-m", "hzsearch", "query", '"企业"', "--index", str(folder)]
    cold = 1000 * median(timed(words)[0] for _ in range(COLD_RUNS))
    told = json.loads(timed(["-m", "benchmarks.growth.ask", str(folder)])[1])
    for one, found, there in zip(QUESTIONS, told["totals"], right, strict=True):
        if found != there:
            raise RuntimeError(f"{one}: hzsearch finds {found}, there are {there}.")
    return cold, told["times"]
