"""A query ends where nobody waits for its answer any more, and only there."""

from __future__ import annotations

import math
from threading import Thread

import pytest

import hzsearch
from hzsearch.errors import OverdueError
from hzsearch.patience import check, until

TOO_LONG = ("信创 NEAR/8 园区", "信?谷", "信*谷 OR 园区")


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def index(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> hzsearch.Index:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    one = hzsearch.open(tmp_path_factory.mktemp("patience"))
    one.add([{"id": "a", "headline": "信创谷", "paragraphs": ["园区的信创谷"]}])
    if request.param == "tantivy":
        one.convert(request.param)
    return one


@pytest.mark.parametrize("text", TOO_LONG)
def test_what_takes_long_ends(index: hzsearch.Index, text: str) -> None:
    with until(0.0), pytest.raises(OverdueError):
        index.query(text)
    assert index.query(text).total == 1
    with until(math.inf):
        assert index.query(text).total == 1


def test_what_is_waited_for_is_a_matter_of_the_thread() -> None:
    ended: list[bool] = []

    def elsewhere() -> None:
        check()
        ended.append(True)

    with until(0.0):
        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
        # Who waits longer within does not wait longer than who waits without.
        with until(math.inf), pytest.raises(OverdueError):
            check()
    check()
    assert ended == [True]
