"""Whichever cutter is active, the words are jieba's own."""

from __future__ import annotations

import functools
import tracemalloc
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.analysis import active_cutter, fold
from hzsearch.analysis.cutter import Cutter, JiebaCutter, RustCutter, active_cutter_name

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"

# What jieba's own expressions treat in ways of their own.
AWKWARD = st.text(alphabet="信创产业高新区的在AaZ09+#&._%-/ \r\n\t，。“𠀀㐀鿯", max_size=40)


@functools.cache
def rust() -> Cutter:
    pytest.importorskip("rjieba", reason="the extra rjieba is not installed")
    return RustCutter()


@functools.cache
def python() -> Cutter:
    return JiebaCutter()


def same(text: str) -> None:
    assert rust().cut(text) == python().cut(text)
    assert rust().cut_for_search(text) == python().cut_for_search(text)
    assert dict(rust().count(text)) == dict(python().count(text))


@settings(max_examples=500, deadline=None)
@given(AWKWARD)
def test_both_cut_awkward_text_the_same(text: str) -> None:
    same(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_both_cut_any_text_the_same(text: str) -> None:
    same(text)


@pytest.mark.parametrize("page", sorted(SAMPLE.rglob("*.txt")), ids=lambda page: page.stem)
def test_both_cut_the_sample_the_same(page: Path) -> None:
    for line in page.read_text(encoding="utf-8").splitlines():
        same(line)
        same(fold(line))


@pytest.mark.parametrize(
    "text",
    [
        "Wi-Fi6的301235.SZ",
        "PM2.5为37.9kW",
        "F-16战机",
        "C++和AT&T",
        "卡拉OK T恤 3D打印",
        "bq.1和bq.1.1",
    ],
)
def test_names_and_numbers_are_cut_as_jieba_does(text: str) -> None:
    assert active_cutter().cut(text) == jieba.lcut(text)
    assert active_cutter().cut_for_search(text) == jieba.lcut_for_search(text)
    same(text)


def test_the_active_cutter_is_named() -> None:
    assert active_cutter().name == active_cutter_name()


@pytest.mark.parametrize("method", ["cut", "cut_for_search", "count"])
def test_long_tokens_are_not_remembered(method: str) -> None:
    pytest.importorskip("rjieba", reason="the extra rjieba is not installed")
    cut = getattr(RustCutter(), method)
    cut("信创abc x")
    tracemalloc.start()
    try:
        for n in range(6):
            cut(f"{n:03}" + "ab" * 10_000)
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held < 40_000
