"""An index of its own on the cluster for each test."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest

from hzsearch.engines.location import Remote
from tests.cluster.shared import cluster


@pytest.fixture
def remote(request: pytest.FixtureRequest) -> Iterator[Remote]:
    """Where an index may be made; nothing is there, and nothing stays."""
    from hzsearch.engines.opensearch.cluster import Cluster  # an extra

    words = re.findall(r"[a-z]+", request.node.name)[1:4]
    place = cluster().remote("-".join([*words, str(os.getpid())]))
    yield place
    server = Cluster(place)
    for name in server.call("GET", f"{place.name}*/_settings").facts:
        server.call("DELETE", name)


@pytest.fixture
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that gives no sign of life counts as dead at once."""
    monkeypatch.setattr("hzsearch.engines.opensearch.claim.LEASE", 1.0)
