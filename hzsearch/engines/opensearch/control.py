"""The control index of an index: its state, its ledger, and signs of life of who writes.

It is the index ``NAME-control``, of a few small documents. The state is changed only by
comparing: a change that was made from an older state is refused by the server.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from hzsearch.engines.manifest import FORMAT, NONSENSE, check_rules, ledger_bytes, remedy
from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.state import ENGINE, State
from hzsearch.errors import DamagedIndexError, ForeignIndexError, NoIndexError

# Bytes of the ledger, packed, in a document.
_CHUNK = 4_000_000
_STATE = "state"

_BODY = {
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-2"}},
    "mappings": {"dynamic": False, "properties": {}},
}


class Seen(NamedTuple):
    """A state, and where in the order of changes the server has it."""

    state: State
    place: tuple[int, int]


class Control:
    """The control index of the index that ``cluster`` names."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster, self._name = cluster, cluster.remote.name
        self._index = f"{self._name}-control"

    def create(self) -> None:
        """Make the control index, with a state in which nothing is, where there is none.

        Raises ForeignIndexError where the name is somebody else's.
        """
        if self._is_taken():
            raise self._foreign()
        self._cluster.call("PUT", self._index, _BODY, allowed=(400,))
        self._cluster.wait_for_copies(self._index)
        self._cluster.call(
            "PUT", f"{self._index}/_create/{_STATE}", State().to_dict(), allowed=(409,)
        )

    def read(self, *, anew: bool = False) -> Seen | None:
        """Return the newest state, None where there never was one.

        Raises ForeignIndexError or DamagedIndexError with the way out; with ``anew``, where
        the index is to be built again, one that can not be read is as if nothing were there.
        """
        answer = self._cluster.call("GET", f"{self._index}/_doc/{_STATE}", allowed=(404,))
        if answer.status == 404:
            return None
        place = (answer.facts["_seq_no"], answer.facts["_primary_term"])
        try:
            return Seen(self._state(answer.facts["_source"]), place)
        except (DamagedIndexError, ForeignIndexError):
            if not anew:
                raise
            return Seen(State(number=self._highest()), place)

    def _state(self, facts: Mapping[str, Any]) -> State:
        if facts.get("format") != FORMAT or facts.get("engine") != ENGINE:
            raise ForeignIndexError(
                remedy(self._cluster.remote, "was made by another version of hzsearch")
            )
        try:
            return State.from_dict(facts)
        except NONSENSE as error:
            raise DamagedIndexError(
                remedy(self._cluster.remote, f"is damaged in {self._index}")
            ) from error

    def _highest(self) -> int:
        """Return the highest number that any index of this name has."""
        names = self._cluster.call("GET", f"{self._name}-*/_settings").facts
        numbers = (re.fullmatch(rf"{re.escape(self._name)}-(\d+)", name) for name in names)
        return max((int(found[1]) for found in numbers if found), default=0)

    def committed(self, *, any_rules: bool = False) -> State:
        """Return the newest state; NoIndexError where nothing was committed.

        With ``any_rules`` also one that was analysed by other rules.
        """
        seen = self.read()
        if seen is None or not seen.state.is_there:
            if seen is None and self._is_taken():
                raise self._foreign()
            raise NoIndexError(
                f"There is no index {self._cluster.remote}; build one with "
                f"'hzsearch build ARCHIVE --index {self._cluster.remote}'."
            )
        if not any_rules:
            check_rules(self._cluster.remote, seen.state.analysis)
        return seen.state

    def change(self, seen: Seen, state: State) -> Seen | None:
        """Put ``state`` in the place of ``seen``; None where that is not the newest any more."""
        number, term = seen.place
        answer = self._cluster.call(
            "PUT",
            f"{self._index}/_doc/{_STATE}",
            state.to_dict(),
            allowed=(409,),
            timeout="10s",
            if_seq_no=number,
            if_primary_term=term,
        )
        if answer.status == 409:
            # Perhaps it was this very change, made again after its answer was lost.
            now = self.read()
            return now if now and now.state == state else None
        return Seen(state, (answer.facts["_seq_no"], answer.facts["_primary_term"]))

    def ledger(self, state: State) -> dict[str, Any]:
        """Return the ledger of ``state``; empty where it can't be read: then all is built anew."""
        with suppress(*NONSENSE, RecursionError):
            facts = json.loads(self.ledger_json(state))
            if isinstance(facts, dict):
                return facts
        return {}

    def ledger_json(self, state: State) -> bytes:
        """Return the same as JSON; nothing where it can't be read."""
        found = self._documents(state.ledger_keys())
        with suppress(*NONSENSE, zlib.error):
            data = b"".join(base64.b64decode(one["_source"]["data"]) for one in found)
            return zlib.decompress(data)
        return b""

    def write_ledger(self, ledger: Mapping[str, Any]) -> list[str]:
        """Return ``ledger`` in parts, ready to be kept by ``keep``."""
        data = zlib.compress(ledger_bytes(ledger), 1)
        parts = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
        return [base64.b64encode(part).decode() for part in parts]

    def keep(self, key: str, facts: Mapping[str, Any]) -> None:
        """Write a document."""
        self._cluster.call("PUT", f"{self._index}/_doc/{key}", dict(facts), timeout="10s")

    def drop(self, keys: list[str]) -> None:
        """Delete documents; those that are not there are ignored."""
        for key in keys:
            self._cluster.call("DELETE", f"{self._index}/_doc/{key}", allowed=(404,))

    def beat(self, key: str) -> Any:
        """Return the last sign of life of a writer, None where it gave none."""
        answer = self._cluster.call("GET", f"{self._index}/_doc/{key}", allowed=(404,))
        return answer.facts["_source"] if answer.status == 200 else None

    def _documents(self, keys: list[str]) -> list[dict[str, Any]]:
        calls = (("GET", f"{self._index}/_doc/{key}") for key in keys)
        return [self._cluster.call(*call, allowed=(404,)).facts for call in calls]

    def _is_taken(self) -> bool:
        return self._cluster.call("GET", f"{self._name}/_settings", allowed=(404,)).status == 200

    def _foreign(self) -> ForeignIndexError:
        return ForeignIndexError(
            f"The index {self._cluster.remote} was not made by hzsearch; "
            "name another one with --index."
        )
