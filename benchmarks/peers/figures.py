"""The raw figures of a run: what was measured of whom, on what; JSON in and out."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.peers.checked import LITERALS, Answers


@dataclass(slots=True)
class Measured:
    """What was measured of one peer; by number of articles, then by kind of question.

    ``seconds`` and ``cpu``: of each build, on the clock and of all its processes. ``memory``: the
    greatest peak of a build in bytes. ``size``: bytes of the index. ``cold``: seconds of each
    cold query. ``times``: milliseconds of each query. ``answers`` are those on the largest
    number. ``missing`` says why there is nothing.
    """

    key: str
    name: str
    version: str = ""
    missing: str = ""
    index_of: str = ""
    seconds: dict[int, list[float]] = field(default_factory=dict)
    cpu: dict[int, list[float]] = field(default_factory=dict)
    memory: dict[int, int] = field(default_factory=dict)
    size: dict[int, int] = field(default_factory=dict)
    cold: list[float] = field(default_factory=list)
    times: dict[int, dict[str, list[float]]] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)

    @property
    def literals(self) -> Answers | None:
        """The answers to literals."""
        return self.answers.get(LITERALS)

    def fastest(self, articles: int) -> float | None:
        """Return the seconds of the fastest build, which other work has disturbed least."""
        return min(self.seconds.get(articles, ()), default=None)

    def least_cpu(self, articles: int) -> float | None:
        """Return the least processor time of a build in seconds."""
        return min(self.cpu.get(articles, ()), default=None)

    def p50(self, articles: int, kind: str) -> float | None:
        """Return the median of a kind's times."""
        times = self.times.get(articles, {}).get(kind)
        return median(times) if times else None

    def p95(self, articles: int, kind: str) -> float | None:
        """Return what 19 of 20 of a kind's times stay below."""
        times = self.times.get(articles, {}).get(kind)
        return quantiles(times, n=20)[18] if times else None

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Measured:
        """Return what ``asdict`` and JSON made of one."""
        numbered = ("seconds", "cpu", "memory", "size", "times")
        by_number = {name: {int(n): v for n, v in facts[name].items()} for name in numbered}
        answers = {kind: Answers(**one) for kind, one in facts["answers"].items()}
        return cls(**{**facts, **by_number, "answers": answers})


@dataclass(slots=True)
class Figures:
    """A whole run: when, where, on what, and each peer in the order of the tables.

    ``text`` is the articles' text in bytes of UTF-8, by number of articles; ``literals`` how
    many strings were asked whose answers were counted.
    """

    day: str
    machine: str
    articles: str
    sizes: list[int]
    rounds: int
    literals: int
    text: dict[int, int]
    peers: list[Measured]

    @property
    def most(self) -> int:
        """The largest number of articles."""
        return max(self.sizes)

    def to_json(self) -> str:
        """Return the figures as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Figures:
        """Return what ``to_json`` made."""
        facts = json.loads(text)
        peers = [Measured.from_dict(one) for one in facts["peers"]]
        sizes = {int(number): size for number, size in facts["text"].items()}
        return cls(**{**facts, "peers": peers, "text": sizes})


def today() -> str:
    """Return the day in ISO form."""
    return date.today().isoformat()


def machine() -> str:
    """Return what this machine is, without its name, and how many processes want to run on it."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    load = f"load {os.getloadavg()[0]:.0f} as it began"
    return f"{cores} cores of {_processor()}, {memory:.0f} GB of memory, {system}, {load}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or "an unknown processor"
