"""``python -m tests.crash.asker DIR``: ask an index until stdin ends, then tell what was seen."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hzsearch
from tests.crash.archives import TURN

#: Seconds between two questions, so that the builder has its turns too.
PAUSE = 0.02

_NUMBER = re.compile(rf"{TURN}(\d+)号")


def ask(folder: Path, stopped: Callable[[], bool]) -> dict[str, Any]:
    """Ask until ``stopped``; return how often, the sizes and turns seen, and what went wrong."""
    kept, asked, sizes, turns = hzsearch.open(folder), 0, set(), set()
    wrong: list[str] = []
    while not stopped() and not wrong:
        asked += 1
        # In turn a reader that has seen older states, and one that has seen nothing.
        index = kept if asked % 2 else hzsearch.open(folder)
        try:
            results = index.query(TURN, limit=1000)
            seen = {n for hit in results for n in _NUMBER.findall("".join(hit.article.paragraphs))}
            wrong += [f"a mixture: {sorted(seen)}"] if len(seen) != 1 else []
            sizes.add(results.total)
            turns |= seen
        except Exception as error:
            wrong.append(repr(error))
        time.sleep(PAUSE)
    return {"asked": asked, "sizes": sorted(sizes), "turns": sorted(turns), "wrong": wrong}


def main(folder: Path) -> None:
    """Ask until stdin ends."""
    end = threading.Thread(target=sys.stdin.read, daemon=True)
    end.start()
    print(json.dumps(ask(folder, lambda: not end.is_alive())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
