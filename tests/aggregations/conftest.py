"""An index of the cases' archive."""

from __future__ import annotations

import pytest

import hzsearch
from hzsearch.index import Index
from tests.aggregations.archive import articles


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of ``cases/archive.txt``; not to be written to."""
    index = hzsearch.open(tmp_path_factory.mktemp("aggregations") / "index")
    index.add(articles())
    return index
