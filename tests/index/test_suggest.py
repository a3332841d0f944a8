"""Completion: the cases in ``cases/completion.txt``, and what holds for every suggestion."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.engines.base import Reader
from hzsearch.engines.registry import open_reader
from hzsearch.errors import UsageError
from hzsearch.expand.completion import Completion, is_abbreviated, sounds_so
from hzsearch.index.words import Words
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).parent / "cases" / "completion.txt"))


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_cases(sample_index: hzsearch.Index, text: str, told: str) -> None:
    found = sample_index.suggest(text)
    lines = [f"{one.query} {one.kind} {one.articles}" for one in found]
    wanted = told.splitlines()
    if wanted[-1:] == ["…"]:
        assert lines[: len(wanted) - 1] == wanted[:-1]
    else:
        assert lines == wanted


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.sampled_from('信创高新区江xincgz a-"“”:zone'), max_size=8))
def test_every_suggestion_finds_what_it_says(sample_index: hzsearch.Index, text: str) -> None:
    found = sample_index.suggest(text, limit=5)
    assert len(found) <= 5
    assert len({one.query for one in found}) == len(found)
    for one in found:
        name = f'{one.kind}:"{one.text}"' if one.kind != "word" else f"“{one.text}”"
        assert one.articles == sample_index.count(name) > 0


def test_words_that_were_added_are_suggested_and_deleted_ones_are_not(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([{"id": "a", "headline": "信创产业", "paragraphs": ["人才"]}])
    assert [one.text for one in index.suggest("信")] == ["信创"]
    index.add([{"id": "a", "headline": "信息", "paragraphs": ["信用"]}])
    assert sorted(one.text for one in index.suggest("信")) == ["信息", "信用"]


def test_who_types_does_not_wait_for_all_words_of_a_large_archive(sample_folder: Path) -> None:
    reader, read = open_reader(sample_folder), Event()

    class Slow:
        is_current = reader.is_current

        def words(self) -> Iterable[tuple[str, int]]:
            read.wait(60)
            return reader.words()

    words = Words(lambda: cast("Reader", Slow()), patience=0.01)
    assert "信创" in words.of(reader, "信", 5)
    assert words.of(reader, "xinc", 5) == []
    read.set()
    while not words.of(reader, "xinc", 5):
        time.sleep(0.01)
    assert "信创" in words.of(reader, "xinc", 5)


def test_where_no_thread_is_to_be_had_the_words_that_begin_so_complete(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_reader(sample_folder)
    words = Words(lambda: open_reader(sample_folder))

    def fail(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(Thread, "start", fail)
        assert "信创" in words.of(reader, "信", 5)
    assert "信创" in words.of(reader, "xinc", 5)


def test_a_number_of_suggestions(sample_index: hzsearch.Index) -> None:
    assert sample_index.suggest("信", limit=0) == ()
    assert len(sample_index.suggest("信", limit=1)) == 1
    with pytest.raises(UsageError):
        sample_index.suggest("信", limit=-1)


@pytest.mark.parametrize(
    ("word", "letters", "sounds", "begins"),
    [
        ("信创", "x", True, True),
        ("信创", "xinchuang", True, False),
        ("信创", "xinchuangg", False, False),
        ("信创", "xc", False, True),
        ("信创", "xcg", False, False),
        # Both readings of 重.
        ("重庆", "chongq", True, False),
        ("重庆", "zhongq", True, False),
    ],
)
def test_how_letters_begin_a_word(word: str, letters: str, sounds: bool, begins: bool) -> None:
    assert (sounds_so(word, letters), is_abbreviated(word, letters)) == (sounds, begins)


def test_the_most_used_come_first() -> None:
    words = {"信一": 1, "信三": 3, "信二": 2, "心五": 5, "1": 9, "12": 9}
    assert Completion(words).of("信", 9) == ["信三", "信二", "信一"]
    assert Completion(words).of("xin", 2) == ["心五", "信三"]
    assert Completion(words).of("1", 9) == []
