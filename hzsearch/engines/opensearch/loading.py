"""Articles onto the server: in bulk, each part again until the server has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from hzsearch.engines.opensearch.cluster import Answer, Cluster
from hzsearch.engines.opensearch.patience import Patience
from hzsearch.errors import DamagedIndexError, LockedIndexError, StoppedError

# Characters, and documents, that are sent at a time.
_CHARACTERS, _DOCUMENTS = 4_000_000, 1000
# For so long the server itself waits for a copy, before it says that there is none.
_OPTIONS: dict[str, Any] = {"require_alias": "true", "timeout": "10s"}
_FULL = {429, 500, 502, 503, 504}
_WRONG, _TAKEN = 300, 409


class Item(NamedTuple):
    """A document to write: the server's id, its JSON, and the version that it takes the place of.

    ``place`` is where in the order of changes the server must have that version; none
    where there may be another one or nothing.
    """

    key: str
    body: str
    place: tuple[int, int] | None = None


def parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield ``items`` in order, as many together as are sent at a time."""
    part: list[Item] = []
    held = 0
    for item in items:
        part.append(item)
        held += len(item.body)
        if held >= _CHARACTERS or len(part) >= _DOCUMENTS:
            yield part
            part, held = [], 0
    if part:
        yield part


def load(cluster: Cluster, fence: str, items: Sequence[Item]) -> list[Item]:
    """Write ``items`` through the alias ``fence``; return those whose place another one took.

    Raises LockedIndexError where the alias is gone, as another writer took the right to
    write; StoppedError where the server can not take a document.
    """
    waiting, stale = list(items), list[Item]()
    patience = Patience(cluster.settings.patience)
    while waiting:
        answer = cluster.call("POST", f"{fence}/_bulk", _lines(waiting), **_OPTIONS)
        told = [next(iter(one.values())) for one in answer.facts["items"]]
        rows = list(zip(waiting, told, strict=True))
        stale += [item for item, one in rows if item.place and one["status"] == _TAKEN]
        again = [item for item, one in rows if _is_full(cluster, item, one)]
        if len(again) < len(waiting):
            patience = Patience(cluster.settings.patience)
        elif not patience.wait():
            raise StoppedError(
                f"The server of {cluster.remote} takes no more articles "
                f"({Answer(503, told[0]).reason}); look after it, then run the command again."
            )
        waiting = again
    return stale


def _is_full(cluster: Cluster, item: Item, told: dict[str, Any]) -> bool:
    """Say whether a document has to be sent again; raises what is wrong for good."""
    status = int(told["status"])
    if status in _FULL:
        return True
    if status >= _WRONG and not (status == _TAKEN and item.place):
        raise _refused(cluster, told)
    return False


def _lines(items: Sequence[Item]) -> str:
    return "".join(f"{_action(item)}\n{item.body}\n" for item in items)


def _action(item: Item) -> str:
    told: dict[str, Any] = {"_id": item.key}
    if item.place:
        told |= {"if_seq_no": item.place[0], "if_primary_term": item.place[1]}
    return json.dumps({"index": told})


def _refused(cluster: Cluster, told: dict[str, Any]) -> Exception:
    answer = Answer(int(told["status"]), told)
    if answer.status == 404:
        return lost(cluster)
    if answer.status == 403:
        return StoppedError(
            f"The server of {cluster.remote} takes no writes ({answer.reason}); the index is as "
            "it was: make room there, then run the command again."
        )
    return DamagedIndexError(
        f"The server of {cluster.remote} can not take an article ({answer.reason})."
    )


def lost(cluster: Cluster) -> LockedIndexError:
    """Return the error of a writer whose right to write another one has."""
    return LockedIndexError(
        f"Another build took over the index {cluster.remote}, as this one gave no sign of life; "
        "what it had not committed is not there: run the command again."
    )
