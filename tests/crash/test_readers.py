"""Readers see whole states only, and never an error, whatever is built meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import hzsearch
from hzsearch.engines.registry import open_reader
from hzsearch.query import Literal
from tests.crash.archives import TURN, turn
from tests.crash.asker import ask

TURNS = 7


def test_readers_see_whole_states(tmp_path: Path, engine: str) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "index"
    index = hzsearch.open(folder)
    index.build(turn(archive, 0), engine=engine)
    stop = threading.Event()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.asker", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(ask, folder, stop.is_set)
        for number in range(1, TURNS):
            # A rebuild and an update reach the same state on different ways.
            index.build(turn(archive, number), rebuild=number % 5 == 0)
        stop.set()
        seen = [json.loads(process.communicate("")[0]), waiting.result()]
    for one in seen:
        assert_whole(one)


def assert_whole(seen: dict[str, Any]) -> None:
    """Check what a reader saw: many states, each whole, and no error."""
    assert seen["wrong"] == []
    assert len(seen["sizes"]) == 1
    assert seen["asked"] > TURNS
    assert len(seen["turns"]) > 3


def test_an_asker_sees_a_mixture(tmp_path: Path) -> None:
    texts = [f"{TURN}{number:03}号" for number in (1, 2)]
    articles = [{"id": text, "title": "题", "body": text} for text in texts]
    hzsearch.open(tmp_path).add(articles)
    assert ask(tmp_path, lambda: False)["wrong"] == ["a mixture: ['001', '002']"]


def test_a_reader_keeps_its_state(tmp_path: Path, engine: str) -> None:
    archive, folder = tmp_path / "archive", tmp_path / "index"
    index = hzsearch.open(folder)
    index.build(turn(archive, 1), engine=engine)
    reader = open_reader(folder)
    matches = reader.total(Literal(f"{TURN}001号"))
    assert matches > 0
    index.build(turn(archive, 2))
    # Its files are deleted by now; on POSIX they live as long as it does.
    assert not reader.is_current()
    assert reader.total(Literal(f"{TURN}001号")) == matches
    reader.check()
    assert index.count(f'"{TURN}001号"') == 0
    assert index.count(f'"{TURN}002号"') == matches
