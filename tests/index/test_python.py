"""An index as Python's own ways go: in a ``with`` block, and shared by threads."""

from __future__ import annotations

import copy as copy_of
import gc
import pickle
import shutil
import sys
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import hzsearch
from hzsearch.errors import ClosedIndexError, UsageError

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


#: What else can be asked, each of which could keep a reader.
ASKED: tuple[Callable[[hzsearch.Index], Any], ...] = (
    *CALLS,
    lambda index: index.query("高新*", fresh=30, collapse=True),
    lambda index: index.query("信创 外星人", facets=True),
    lambda index: index.counts("信创", by="zone", share=True),
    lambda index: index.terms("信创"),
    lambda index: index.trend("信创", "人才"),
    lambda index: index.suggest("xinc"),
    lambda index: index.amounts("信创"),
    lambda index: index.analyze("什么是信创"),
    lambda index: index.issue("2024-03-18"),
    lambda index: index.neighbours(ONE),
    lambda index: index.source(ONE),
    lambda index: index.stats(),
    lambda index: next(index.articles()),
)


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def folder(
    request: pytest.FixtureRequest, sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An index of each engine that a folder's may be of."""
    if request.param == "whoosh":
        return sample_folder
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    made = tmp_path_factory.mktemp("converted") / "index"
    hzsearch.open(sample_folder).convert("tantivy", to=made)
    return made


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy that nobody else has open."""
    return shutil.copytree(folder, tmp_path / "copy")


@pytest.fixture
def garbage() -> Iterator[None]:
    """No garbage is collected."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def files(folder: Path) -> list[str]:
    """Return the files in ``folder`` that this process has open or mapped."""
    maps, handles = Path("/proc/self/maps"), Path("/proc/self/fd")
    if not maps.exists():
        pytest.skip("only Linux tells which files are open")
    there = [line.partition("/")[2] for line in maps.read_text().splitlines()]
    for handle in handles.iterdir():
        # That of the folder itself is closed by now.
        with suppress(OSError):
            there.append(str(handle.readlink()).lstrip("/"))
    return [one for one in there if one.startswith(f"{folder}/".lstrip("/"))]


@pytest.mark.usefixtures("garbage")
def test_a_with_block_lets_go_of_the_files_at_once(copy: Path) -> None:
    with hzsearch.open(copy) as index:
        for call in ASKED:
            call(index)
            assert files(copy)
        with suppress(hzsearch.UsageError):
            index.query("信创", zone="江阴高薪区")
    assert files(copy) == []


@pytest.mark.usefixtures("garbage")
def test_an_older_state_is_let_go_of_too(copy: Path) -> None:
    with hzsearch.open(copy) as index:
        index.query("信创")
        reader = weakref.ref(index.reader())
        index.add([{"id": "a:1", "headline": "信创"}])
        assert index.count("信创") == 8
        assert reader() is None


@pytest.mark.usefixtures("garbage")
def test_who_still_reads_is_answered(copy: Path) -> None:
    index = hzsearch.open(copy)
    wanted = [call(index) for call in CALLS]
    begun, answers = Barrier(5), list[Any]()

    def ask() -> None:
        begun.wait()
        with suppress(hzsearch.ClosedIndexError):
            while True:
                answers.append([call(index) for call in CALLS])

    with ThreadPoolExecutor(4) as threads:
        asking = [threads.submit(ask) for _ in range(4)]
        rest = iter(index.articles())
        begun.wait()
        next(rest)
        index.close()
        # None of them fails otherwise.
        assert [one.result() for one in asking] == [None] * 4
        assert files(copy)
        assert len(list(rest)) == 53
    assert all(answer == wanted for answer in answers)
    del rest
    assert files(copy) == []


@pytest.mark.parametrize(
    "call",
    [
        *ASKED,
        lambda index: index.reader(),
        lambda index: index.__enter__(),
        lambda index: index.add([]),
        lambda index: index.build(),
        lambda index: index.watch(),
        lambda index: index.convert(),
        lambda index: index.export("all.csv"),
    ],
)
def test_what_is_closed_says_so(tmp_path: Path, call: Callable[[hzsearch.Index], Any]) -> None:
    index = hzsearch.open(tmp_path / "none")
    with index:
        pass
    index.close()
    with pytest.raises(hzsearch.ClosedIndexError, match="none was closed; open it again"):
        call(index)
    assert not (tmp_path / "none").exists()


def test_data_frames_name_their_extra(
    sample_index: hzsearch.Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"hzsearch\[data\]"):
        sample_index.query("信创").to_pandas()


@pytest.mark.parametrize("wrong", [["in", Path("more")], None, b"in"])
@pytest.mark.parametrize("call", ["build", "watch"])
def test_an_archive_is_an_argument_of_its_own(tmp_path: Path, call: str, wrong: Any) -> None:
    index = hzsearch.open(tmp_path / "index")
    with pytest.raises(UsageError, match=rf"not {type(wrong).__name__}; give each .* of its own"):
        getattr(index, call)("in", wrong)


def test_what_is_found_can_be_a_key(sample_index: hzsearch.Index) -> None:
    def found() -> tuple[Any, ...]:
        results = replace(sample_index.query("信创", facets=True), took_ms=0.0)
        counts = sample_index.counts("信创", by="zone", share=True)
        return results, counts, sample_index.trend("信创"), sample_index.issues()

    assert len({*found(), *found()}) == 4


@pytest.mark.parametrize("copied", [copy_of.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_of_an_index_opens_it_anew(
    sample_index: hzsearch.Index, copied: Callable[[hzsearch.Index], hzsearch.Index]
) -> None:
    asked = sample_index.query("信创")
    with copied(sample_index) as other:
        assert type(other) is type(sample_index)
        assert other.query("信创").hits == asked.hits
        assert sample_index.query("信创").hits == asked.hits
    with pytest.raises(ClosedIndexError):
        copied(other).query("信创")
    assert sample_index.query("信创").hits == asked.hits
