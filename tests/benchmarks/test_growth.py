"""Made-up articles are the same in every run, and what is counted of them is right."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks.growth.generated import articles
from benchmarks.growth.questions import QUESTIONS, Truth


def test_the_first_articles_are_those_of_every_larger_archive() -> None:
    few = [*islice(articles(), 5)]
    assert few == [*islice(articles(), 20)][:5]
    assert few != [*islice(articles(seed=2), 5)]
    assert len({one["body"] for one in few}) == 5


def test_what_is_counted_is_what_is_found(tmp_path: Path) -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    truth = Truth()
    for one in islice(articles(), 120):
        truth.count(one)
    told = [_run("build", str(tmp_path), "120", "tantivy", "1"), _run("ask", str(tmp_path))]
    assert told[0]["totals"] == told[1]["totals"] == truth.to_list()
    assert any(truth.to_list())
    assert {one.kind for one in QUESTIONS} < told[1]["times"].keys()


def _run(module: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"benchmarks.growth.{module}", *arguments]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    facts: dict[str, Any] = json.loads(printed)
    return facts
