"""The engine contract on a real cluster: a few indexes, emptied and used again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from hzsearch.analysis import active_cutter, document
from hzsearch.engines.base import Reader
from hzsearch.engines.location import Remote
from hzsearch.engines.registry import OPENSEARCH, open_reader, open_writer, write_aside
from hzsearch.model import Article
from tests.cluster.shared import cluster

#: Examples of a test on a cluster, each of which takes a hundred times as long as on a disk.
EXAMPLES = int(os.environ.get("HZSEARCH_CLUSTER_EXAMPLES", "8"))

# More than any test has at a time.
_INDEXES = 4
_turns = count()


def on_cluster(folder: Path, batches: Sequence[Sequence[Article]]) -> Reader:
    """Write articles in batches, each a commit, and open the result; ``folder`` is not used."""
    # In other processes other tests run.
    remote = cluster().remote(f"contract-{os.getpid()}-{next(_turns) % _INDEXES}")
    _empty(remote)
    with open_writer(remote) as writer:
        document_of = partial(document, cutter=active_cutter())
        for batch in batches or [[]]:
            for name in write_aside(OPENSEARCH, writer.folder, map(document_of, batch)):
                writer.adopt(name)
            writer.commit({})
    reader = open_reader(remote)
    assert reader.engine == OPENSEARCH
    return reader


def _empty(remote: Remote) -> None:
    from hzsearch.engines.opensearch.cluster import Cluster
    from hzsearch.engines.opensearch.control import Control
    from hzsearch.engines.opensearch.view import EVERYTHING

    server = Cluster(remote)
    control = Control(server)
    seen = control.read()
    if seen and seen.state.index:
        path, all_of_it = f"{seen.state.index}/_delete_by_query", {"query": EVERYTHING}
        server.call("POST", path, all_of_it, refresh="true", conflicts="proceed")
        control.change(seen, replace(seen.state, articles=0, dead=0))
