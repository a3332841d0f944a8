"""Builds that change the index, one after the other, and which state it may be in meanwhile."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from benchmarks.serving.states import CYCLE, Archive

# Seconds between builds.
_PAUSE = 1.0


@dataclass
class Changing:
    """Builds a state after the other in processes of their own; a context, which ends them.

    State ``done`` was committed; state ``begun`` may have been.
    """

    archive: Archive
    index: Path
    begun: int = 0
    done: int = 0
    rebuilt: int = 0
    failed: list[str] = field(default_factory=list)
    _ended: Event = field(default_factory=Event)

    def __enter__(self) -> Changing:
        self._thread = Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(_PAUSE) and not self.failed:
            self.archive.show(self.begun + 1)
            self.begun += 1
            # Where no file has changed, all is built anew.
            place = self.begun % len(CYCLE)
            rebuild = CYCLE[place] == CYCLE[place - 1]
            self._build(rebuild)
            self.rebuilt += rebuild
            self.done = self.begun

    def _build(self, rebuild: bool) -> None:
        command = [sys.executable, "-m", "hzsearch", "build", str(self.archive.folder)]
        # Files that are gone take their articles with them, or no state would come again.
        flags = ["--index", str(self.index), "--prune", *(["--rebuild"] if rebuild else [])]
        done = subprocess.run(
            [*command, *flags], capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            self.failed.append(f"a build failed: {done.stderr.strip()}")
