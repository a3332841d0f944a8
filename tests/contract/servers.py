"""The engine contract on a real cluster: a few indexes, emptied and used again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from hzsearch.engines.base import Reader
from hzsearch.engines.location import Location, Remote
from hzsearch.model import Article
from tests.cluster.shared import cluster
from tests.contract.engine import Engine

#: Examples of a test on a cluster, each of which takes a hundred times as long as on a disk.
EXAMPLES = int(os.environ.get("HZSEARCH_CLUSTER_EXAMPLES", "3"))

# More than any test has at a time.
_INDEXES = 4
_turns = count()


@dataclass(frozen=True)
class OnCluster(Engine):
    """An engine whose indexes lie on the test cluster."""

    places: dict[Path, Remote] = field(default_factory=dict, hash=False)

    def place(self, folder: Path) -> Location:
        """Return the index that ``folder`` names; it is empty at first."""
        if folder not in self.places:
            # In other processes other tests run.
            name = f"contract-{os.getpid()}-{next(_turns) % _INDEXES}"
            self.places[folder] = cluster().remote(name)
            _empty(self.places[folder])
        return self.places[folder]

    def __call__(self, folder: Path, batches: Sequence[Sequence[Article]]) -> Reader:
        """Write articles in batches, all by one writer, as each asks the server much."""
        with self.writer(folder) as writer:
            for batch in batches or [[]]:
                self.adopt(writer, batch)
                writer.commit({})
        return self.reader(folder)


def _empty(remote: Remote) -> None:
    from hzsearch.engines.opensearch.cluster import Cluster
    from hzsearch.engines.opensearch.control import Control
    from hzsearch.engines.opensearch.numbered import Numbered
    from hzsearch.engines.opensearch.view import EVERYTHING

    server = Cluster(remote)
    control = Control(server)
    seen = control.read()
    if seen and seen.state.index:
        # What a writer marked and gave up is deleted only as it is now.
        Numbered(server).refresh(seen.state.index)
        path, all_of_it = f"{seen.state.index}/_delete_by_query", {"query": EVERYTHING}
        server.call("POST", path, all_of_it, refresh="true", conflicts="proceed")
        control.change(seen, replace(seen.state, articles=0, dead=0, kept=None))
