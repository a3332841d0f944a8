"""``--memory``: what a size means, and that it bounds what a build takes on."""

from __future__ import annotations

from pathlib import Path

import pytest

import hzsearch
from hzsearch.building.memory import DEFAULT, LEAST, budget, size_of
from hzsearch.errors import UsageError

MEGABYTE = 1 << 20


@pytest.mark.parametrize(
    ("text", "megabytes"), [("512M", 512), ("2G", 2048), ("1.5g", 1536), ("700 MB", 700)]
)
def test_a_size_is_megabytes_or_gigabytes(text: str, megabytes: int) -> None:
    assert size_of(text) == megabytes * MEGABYTE


@pytest.mark.parametrize("text", ["", "512", "M", "-1G", "2T", "1,5G"])
def test_anything_else_is_no_size(text: str) -> None:
    with pytest.raises(UsageError, match="512M or 2G"):
        size_of(text)


def test_less_memory_means_smaller_batches_and_then_fewer_processes() -> None:
    rooms = [budget(size, 2) for size in ("4G", "1G", "512M", "256M")]
    assert [room.workers for room in rooms] == [2, 2, 2, 1]
    assert rooms[1].characters > rooms[2].characters
    assert [room.merged for room in rooms] == sorted((r.merged for r in rooms), reverse=True)


def test_many_processes_share_what_there_is() -> None:
    assert budget(None, 64) == budget(DEFAULT, 64)
    assert 2 < budget(DEFAULT, 64).workers < 9


def test_the_least_that_is_named_is_the_least_that_is_taken() -> None:
    assert budget(LEAST, 4).workers == 1
    with pytest.raises(UsageError, match=f"at least {LEAST} of memory; “255M” is too little"):
        budget("255M", 1)


def test_too_little_is_said_before_anything_is_read(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    with pytest.raises(UsageError, match="at least 256M"):
        index.add([{"id": "1", "title": "信创", "body": ""}], memory="64M")
    assert not (tmp_path / "index").exists()


def test_small_batches_give_the_same_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [{"id": str(n), "title": f"信创{n}", "body": f"人才{n % 3}" * 9} for n in range(30)]
    whole, parts = hzsearch.open(tmp_path / "whole"), hzsearch.open(tmp_path / "parts")
    whole.add(articles)
    monkeypatch.setattr("hzsearch.building.memory._MOST", 60)
    parts.add(articles)
    for text in ("信创", "人才1", "信创 人才2", ""):
        found = [
            [(hit.id, hit.score) for hit in one.query(text, limit=30)] for one in (whole, parts)
        ]
        assert found[0] == found[1]
