"""A reader of an index on a server closes its connections with the last reference to it."""

from __future__ import annotations

import gc
import weakref
from importlib.util import find_spec

import pytest

from hzsearch.engines.location import Remote

pytestmark = pytest.mark.skipif(
    find_spec("opensearchpy") is None, reason="the extra “opensearch” is not installed"
)


def test_connections_are_closed_with_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from opensearchpy import OpenSearch

    from hzsearch.engines.opensearch.control import Control
    from hzsearch.engines.opensearch.reader import OpenSearchReader

    closed = list[str]()
    monkeypatch.setattr(Control, "committed", lambda _, any_rules: None)
    monkeypatch.setattr(OpenSearch, "close", lambda _: closed.append("closed"))
    gc.disable()
    try:
        reader = OpenSearchReader(Remote(("http://127.0.0.1:1",), "press"))
        gone = weakref.ref(reader)
        assert closed == []
        del reader
        assert (gone(), closed) == (None, ["closed"])
    finally:
        gc.enable()
