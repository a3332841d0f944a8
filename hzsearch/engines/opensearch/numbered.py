"""The numbered indexes of an index, and the aliases that point to them.

``NAME-000007`` holds the articles since the rebuild that had the number 7. The alias NAME shows
the articles of the last commit, by the filter of its state, so that whatever program asks it
never sees what is half built. ``NAME-write-000012`` is what is sent through; who takes the place of
a writer that gives no sign of life takes it away, and the server refuses what still comes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.patience import Patience
from hzsearch.engines.opensearch.schema import index_body
from hzsearch.engines.opensearch.state import State
from hzsearch.errors import StoppedError

# Articles that are swept away in one call.
_SWEPT = 5000


class Numbered:
    """The numbered indexes of the index that ``cluster`` names."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster, self._name = cluster, cluster.remote.name

    def create(self, number: int, fence: str) -> str:
        """Make the numbered index of ``number``, empty, and return its name."""
        name = f"{self._name}-{number:06}"
        chosen = self._cluster.settings
        body = index_body(self._name, chosen.shards, chosen.replicas)
        # 400 is that it is there: the call was made again after its answer was lost.
        self._cluster.call("PUT", name, {**body, "aliases": {fence: {}}}, allowed=(400,))
        self._cluster.call("GET", f"{name}/_alias/{fence}")
        self._cluster.wait_for_copies(name, chosen.replicas)
        return name

    def hand_over(self, state: State, before: State, index: str) -> None:
        """Let the writer of ``state`` send to ``index``, and who sent before it no more."""
        add = {"add": {"index": index, "alias": state.fence}}
        gone = [
            {"remove": {"index": one, "alias": before.fence}} for one in self._held(before.fence)
        ]
        # 404 is that what is to be taken away is gone by now.
        if self._aliases([*gone, add], allowed=(404,)) == 404:
            self._aliases([add])

    def has(self, state: State) -> bool:
        """Say whether the writer of ``state`` can send to its index."""
        return state.index in self._held(state.fence)

    def show(self, state: State) -> None:
        """Have the alias show the articles of ``state``, in one step, and no others."""
        held = self._held(self._name)
        gone = [{"remove": {"index": i, "alias": self._name}} for i in held if i != state.index]
        if self._aliases([*gone, {"add": self._shown(state)}], allowed=(404,)) == 404:
            self._aliases([{"add": self._shown(state)}])

    def _held(self, alias: str) -> list[str]:
        """Return the indexes that an alias points to."""
        if not alias:
            return []
        there = self._cluster.call("GET", f"_alias/{alias}", allowed=(404,))
        return list(there.facts) if there.status == 200 else []

    def _shown(self, state: State) -> dict[str, Any]:
        return {"index": state.index, "alias": self._name, "filter": state.filter}

    def sweep(self, state: State, target: str) -> None:
        """Delete what earlier commits and stopped builds left, but for the index ``target``."""
        known = self._cluster.call(
            "GET", f"{self._name}-*/_mapping", filter_path="*.mappings._meta"
        ).facts
        for index, facts in known.items():
            ours = facts["mappings"]["_meta"].get("hzsearch") == self._name
            wanted = (state.index, target, state.rebuilt.index)
            if ours and index not in wanted and re.fullmatch(r".*-\d{6,}", index):
                self.drop(index)
        if state.index and state.dead:
            self.clear(state)

    def drop(self, index: str) -> None:
        """Delete a numbered index."""
        self._cluster.call("DELETE", index, allowed=(404,))

    def shards(self, index: str) -> int | None:
        """Return how many shards a numbered index has, None where there is none of that name."""
        answer = self._cluster.call("GET", f"{index}/_settings", allowed=(404,))
        if answer.status == 404:
            return None
        return int(answer.facts[index]["settings"]["index"]["number_of_shards"])

    def clear(self, state: State) -> None:
        """Delete what is in no state of the index of ``state`` that anybody may still read."""
        self.refresh(state.index)
        deleted = _SWEPT
        while deleted >= _SWEPT:
            answer = self._cluster.call(
                "POST",
                f"{state.index}/_delete_by_query",
                {"query": state.waste},
                max_docs=_SWEPT,
                conflicts="proceed",
                refresh="true",
            )
            deleted = int(answer.facts["deleted"])

    def refresh(self, index: str) -> None:
        """Have all that was written found from now on, in every copy that answers."""
        patience = Patience(self._cluster.settings.patience)
        while self._cluster.call("POST", f"{index}/_refresh").facts["_shards"]["failed"]:
            if not patience.wait():
                raise StoppedError(
                    f"A part of the index {self._cluster.remote} does not answer; look after the "
                    "server, then run the command again."
                )

    def have_died(self, index: str, keys: Sequence[str], number: int) -> bool:
        """Say whether all documents bear the mark of the commit ``number`` already."""
        answer = self._cluster.call("POST", f"{index}/_mget", {"ids": list(keys)}, _source="died")
        found = (one.get("_source", {}) for one in answer.facts["docs"])
        return all(facts.get("died") == number for facts in found)

    def _aliases(self, actions: list[dict[str, Any]], allowed: tuple[int, ...] = ()) -> int:
        return self._cluster.call("POST", "_aliases", {"actions": actions}, allowed=allowed).status
