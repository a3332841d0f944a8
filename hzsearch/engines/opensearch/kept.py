"""What was kept of a rebuild on a server: whether the next one may go on with it."""

from __future__ import annotations

from dataclasses import replace

from hzsearch.engines.opensearch.claim import Claim
from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.numbered import Numbered
from hzsearch.engines.opensearch.state import Kept, State
from hzsearch.engines.opensearch.view import EVERYTHING, View
from hzsearch.engines.stopped import Fate, Stopped, is_of_now


def look_at(
    cluster: Cluster, claim: Claim, numbered: Numbered, *, rebuild: bool, forget: bool
) -> Stopped | None:
    """Return what is told of a rebuild that was stopped; drop it on ``forget``, or if of no use.

    What is left in the state of ``claim`` then is for a ``rebuild`` to go on with, or for a
    later one.
    """
    kept = claim.state.kept
    if not kept:
        return None
    fate: Fate = "waiting"
    if not is_of_now(kept.analysis, kept.words):
        fate = "useless"
    elif rebuild and not forget:
        fate = "resumed" if _is_whole(cluster, claim, numbered) else "useless"
    if forget or fate == "useless":
        _drop(claim, numbered, kept)
    return None if forget else Stopped(kept.when, kept.articles, fate)


def counted(cluster: Cluster, numbered: Numbered, state: State) -> int:
    """Return how many articles ``state`` has, all of which are found from now on."""
    numbered.refresh(state.index)
    return View(cluster, state).count(EVERYTHING)


def _is_whole(cluster: Cluster, claim: Claim, numbered: Numbered) -> bool:
    """Say whether all that was kept is there, in as many shards as a new index would have."""
    rebuilt = claim.state.rebuilt
    if numbered.shards(rebuilt.index) != cluster.settings.shards:
        return False
    return (
        bool(claim.control.ledger(rebuilt))
        and counted(cluster, numbered, rebuilt) == rebuilt.articles
    )


def _drop(claim: Claim, numbered: Numbered, kept: Kept) -> None:
    keys = claim.state.rebuilt.ledger_keys()
    # First out of the state: what that names must be there.
    claim.change(replace(claim.state, kept=None))
    numbered.drop(kept.index)
    claim.control.drop(keys)
