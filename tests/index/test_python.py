"""An index as Python's own ways go: in a ``with`` block, and shared by threads."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import hzsearch

ONE = "2024-03-18/01.txt:5"

CALLS: tuple[Callable[[hzsearch.Index], Any], ...] = (
    lambda index: [hit.id for hit in index.query("信创 人才", limit=50)],
    lambda index: index.query("什么是新质生产力？").to_dicts(),
    lambda index: index.count("高新区", by="month"),
    lambda index: [hit.id for hit in index.similar(ONE)],
    lambda index: index.show(ONE),
    lambda index: [article.id for article in index.articles("企业")],
    lambda index: index.query("xinchuang", zone="天津", facets=True).facets,
)


def test_threads_that_share_an_index_get_what_one_gets(sample_index: hzsearch.Index) -> None:
    alone = [call(sample_index) for call in CALLS]
    with ThreadPoolExecutor(4) as threads:
        rounds = [list(threads.map(lambda call: call(sample_index), CALLS)) for _ in range(3)]
    assert rounds == [alone] * 3


def test_a_with_block_lets_go_of_the_files(sample_folder: Path) -> None:
    with hzsearch.open(sample_folder) as index:
        assert index.query("信创").total == 7
        reader = weakref.ref(index.reader())
        assert reader() is not None
    assert reader() is None
    # It may be asked again all the same.
    assert index.count("信创") == 7


def test_data_frames_name_their_extra(
    sample_index: hzsearch.Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"hzsearch\[data\]"):
        sample_index.query("信创").to_pandas()
