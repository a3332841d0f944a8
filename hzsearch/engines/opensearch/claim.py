"""The right to write to an index on a server: one writer at a time, from whatever machine.

Who wants to write puts its mark into the state, and gives signs of life while it works. One
that gives none any more was killed or cut off; the next takes its place, and then the number
it wrote under is void, and the alias it wrote through is gone. So what it may still send is
refused, or in no state, and its commit is refused, as the state has another's mark.
"""

from __future__ import annotations

import os
import platform
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import replace
from types import TracebackType

from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.control import Control, Seen
from hzsearch.engines.opensearch.state import State
from hzsearch.errors import HzsearchError, LockedIndexError

#: Seconds between two signs of life, and after how many without one a writer counts as dead.
BEAT, LEASE = 2.0, 12.0


class Claim:
    """The right to write, a context.

    ``before`` is the state that was taken over, ``seen`` the one this writer last made of it.
    """

    def __init__(self, cluster: Cluster, wait: float, *, anew: bool = False) -> None:
        """Take the right; LockedIndexError where another writer lives on after ``wait`` seconds.

        ``anew`` tells that it is for an index that is built anew beside the old one.
        """
        self._remote, self.control = cluster.remote, Control(cluster)
        self._mark = f"{platform.node()} {os.getpid()} {secrets.token_hex(8)}"
        self._key = _key(self._mark)
        self._stopped = threading.Event()
        #: Whether anything was sent under the number that this writer has.
        self.is_used = False
        self.is_taken_over = False
        self.seen = self._take(wait, anew)
        self._beating = threading.Thread(target=self._beat, daemon=True)
        self._beating.start()

    @property
    def state(self) -> State:
        """The state as this writer last changed it."""
        return self.seen.state

    def _take(self, wait: float, anew: bool) -> Seen:
        while True:
            seen = self._free(wait, anew)
            self.before = seen.state.released() if seen.state.writer else seen.state
            claimed = replace(self.before, writer=self._mark, number=self.before.number + 1)
            self.is_taken_over = bool(seen.state.writer)
            if self.is_taken_over or anew or not claimed.fence:
                # Who gave the right back sends no more; who lost it may, through the old alias.
                fence = f"{self._remote.name}-write-{claimed.number:06}"
                claimed = replace(claimed, fence=fence)
            self.control.keep(self._key, {"beat": 0})
            taken = self.control.change(seen, claimed)
            if taken:
                if seen.state.writer:
                    self.control.drop([_key(seen.state.writer)])
                return taken
            self.control.drop([self._key])

    def _free(self, wait: float, anew: bool) -> Seen:
        """Return a state that nobody alive writes to."""
        started = since = time.monotonic()
        last, lives = None, False
        while True:
            seen = self.control.read(anew=anew)
            if seen is None:
                self.control.create()
                continue
            if not seen.state.writer:
                return seen
            told = (seen.state.writer, self.control.beat(_key(seen.state.writer)))
            now = time.monotonic()
            if told != last:
                last, since, lives = told, now, last is not None
            if lives and now - started > wait:
                raise self._locked(seen.state.writer)
            if now - since > LEASE:
                return seen
            time.sleep(0.1)

    def change(self, state: State) -> None:
        """Change the state; LockedIndexError where another writer took this one's place."""
        changed = self.control.change(self.seen, state)
        if changed is None:
            now = self.control.read()
            raise self._locked(now.state.writer if now else "")
        self.seen = changed

    def _locked(self, writer: str) -> LockedIndexError:
        host, _, rest = writer.partition(" ")
        who = f" on {host} (process {rest.split(' ')[0]})" if rest else ""
        return LockedIndexError(
            f"Another build{who} is writing to the index {self._remote}; "
            "wait until it has finished, then run the command again."
        )

    def __enter__(self) -> Claim:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        # One that waits for a lost node is not waited for.
        self._beating.join(BEAT)
        # Who has lost the right, or can not reach the server, has nothing to give back.
        with suppress(HzsearchError):
            if self.control.change(self.seen, self._given_back()):
                self.control.drop([self._key])

    def _given_back(self) -> State:
        if self.is_used:
            return self.state.released()
        return replace(self.state, writer="", number=self.state.number - 1)

    def _beat(self) -> None:
        beat = 0
        while not self._stopped.wait(BEAT):
            beat += 1
            # The next one may come through; none does where the server is gone.
            with suppress(HzsearchError):
                self.control.keep(self._key, {"beat": beat})


def _key(writer: str) -> str:
    return f"beat-{writer.rpartition(' ')[2]}"
