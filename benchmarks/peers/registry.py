"""All peers, in the order of the tables. To add one, write a module with ``PEERS`` and name it."""

from __future__ import annotations

from benchmarks.peers import (
    bm25s,
    lance,
    lucene,
    meilisearch,
    ours,
    sqlite,
    tantivy,
    whoosh,
    xapian,
)
from benchmarks.peers.base import Peer

#: The one that all others are compared with.
BASE = ours.PEERS[0].key

PEERS: dict[str, Peer] = {
    peer.key: peer
    for module in (ours, whoosh, tantivy, lucene, xapian, sqlite, lance, bm25s, meilisearch)
    for peer in module.PEERS
}


def chosen(keys: str) -> list[Peer]:
    """Return the peers whose keys stand in ``keys``, with commas; all where it is empty.

    The base is always among them, and whose index another one asks. Raises SystemExit with a
    sentence for a key that none has.
    """
    wanted = {*filter(None, keys.split(","))} or {*PEERS}
    if unknown := wanted - {*PEERS}:
        raise SystemExit(f"No peer is called {', '.join(unknown)}; there are {', '.join(PEERS)}.")
    wanted |= {BASE, *(PEERS[key].index_of for key in wanted)}
    return [peer for key, peer in PEERS.items() if key in wanted]
