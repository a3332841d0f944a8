"""What runs in a process of its own, so that its cost is its own.

``… worker build KEY ARTICLES DIR``, ``… cold KEY DIR TEXT``, ``… time KEY DIR QUESTIONS`` and
``… check KEY DIR QUESTIONS``; what comes out is JSON on the standard output.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Peer
from benchmarks.peers.checked import LITERALS, Checked, compared, load

#: How often each question is asked in one process after the first time, which warms up.
TIMES = 3


def build(peer: Peer, articles: str, folder: str) -> int:
    """Index and return how many articles were read."""
    from benchmarks.articles import read  # noqa: PLC0415  queries do not need it

    count = 0

    def counted() -> Iterator[Facts]:
        nonlocal count
        for facts in read(Path(articles)):
            count += 1
            yield facts

    peer.build(counted(), Path(folder))
    return count


def cold(peer: Peer, folder: str, text: str) -> list[str]:
    """Return the ids of the first matches of a string."""
    searcher = peer.searcher(Path(folder))
    found = searcher.ask(Asked("cold", (text,)))
    searcher.close()
    return found.ids


def timed(peer: Peer, folder: str, questions: str) -> dict[str, list[float]]:
    """Return the times of each kind of question in milliseconds."""
    searcher = peer.searcher(Path(folder))
    asked = [one.asked for one in load(Path(questions)) if one.asked.kind in peer.kinds]
    for one in asked:
        searcher.ask(one)
    times: dict[str, list[float]] = {}
    # All kinds in turn, so that no kind has a quiet moment of the machine for itself.
    for one in asked * TIMES:
        started = time.perf_counter()
        searcher.ask(one)
        times.setdefault(one.kind, []).append((time.perf_counter() - started) * 1000)
    searcher.close()
    return times


def check(peer: Peer, folder: str, questions: str) -> dict[str, dict[str, Any]]:
    """Return, by kind, how the answers compare with those of looking at every article."""
    kinds: dict[str, list[Checked]] = {}
    for one in load(Path(questions)):
        if one.asked.kind in (*peer.kinds, LITERALS):
            kinds.setdefault(one.asked.kind, []).append(one)
    searcher = peer.searcher(Path(folder))
    answers = {kind: asdict(compared(searcher, ones)) for kind, ones in kinds.items()}
    searcher.close()
    return answers


def main(action: str, key: str, *arguments: str) -> None:
    """Do one thing with one peer and print what comes out."""
    from benchmarks.peers.registry import PEERS  # noqa: PLC0415  the actions know no peer

    actions: dict[str, Any] = {"build": build, "cold": cold, "time": timed, "check": check}
    json.dump(actions[action](PEERS[key], *arguments), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
