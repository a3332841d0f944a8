"""The engines that the contract is run on.

An engine to come adds a line to ``each_engine`` and gets every test in this folder.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

from hzsearch.engines.base import Reader
from hzsearch.query import Node
from tests.cluster.shared import needs_cluster
from tests.contract.engine import Engine
from tests.contract.servers import OnCluster

has_tantivy = pytest.mark.skipif(
    find_spec("tantivy") is None, reason="the extra “fast” is not installed"
)

each_engine = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(Engine("whoosh"), id="whoosh"),
        pytest.param(Engine("tantivy"), id="tantivy", marks=has_tantivy),
        pytest.param(OnCluster("opensearch", older=0), id="opensearch", marks=needs_cluster),
    ],
)
often = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def found(reader: Reader, node: Node) -> list[str]:
    """Return the ids of the matches, best first; what counts them agrees."""
    matches = reader.search(node, sort="relevance", limit=1000, offset=0)
    assert matches.total == len(matches.matches) == reader.total(node)
    return [match.article["id"] for match in matches.matches]
