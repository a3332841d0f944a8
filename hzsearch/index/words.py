"""The words of an archive to complete with, read beside what is asked meanwhile.

A large archive has so many that reading them takes longer than anyone waits who types. So a
thread of its own reads them, once for each state of the archive, and until it is done those
of the state before complete, or the few that begin with the same character.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, Thread

from hzsearch.engines.base import Reader
from hzsearch.errors import HzsearchError
from hzsearch.expand.completion import Completion
from hzsearch.query import stopwords

#: Seconds that who asks first waits for the words of a new state.
PATIENCE = 1.0

# Words that took longer to read, or could not be read, are read anew after so many times as
# long, not at each commit.
_REST = 20


class Words:
    """Completes words for many threads; ``opened`` returns a reader of one's own."""

    def __init__(self, opened: Callable[[], Reader], patience: float = PATIENCE) -> None:
        """Nothing is read yet; who asks first waits ``patience`` seconds at most."""
        self._opened, self._patience = opened, patience
        self._lock = Lock()
        self._loading: Thread | None = None
        self._deadline = self._rested = 0.0
        self._read: tuple[Reader, Completion] | None = None

    def of(self, reader: Reader, begun: str, limit: int) -> list[str]:
        """Return up to ``limit`` words that the condensed ``begun`` may become."""
        loading = self._reading()
        if loading:
            loading.join(max(0.0, self._deadline - time.monotonic()))
        known = self._read[1] if self._read else _completion(reader.words(begun[0]))
        return known.of(begun, limit)

    def _reading(self) -> Thread | None:
        """Return the thread that reads the newest state's words, None where they are read."""
        with self._lock:
            if self._loading is None and self._is_due():
                self._deadline = time.monotonic() + self._patience
                loading = Thread(target=self._load, name="hzsearch-words", daemon=True)
                # No more threads may be had; the few words will do.
                with suppress(RuntimeError):
                    loading.start()
                    self._loading = loading
            return self._loading

    def _is_due(self) -> bool:
        if self._read and self._read[0].is_current():
            return False
        return time.monotonic() >= self._rested

    def _load(self) -> None:
        started, rest = time.monotonic(), _REST * self._patience
        try:
            # Who asks has a reader too, and is told by it what is wrong with the index.
            with suppress(HzsearchError):
                reader = self._opened()
                self._read = reader, _completion(reader.words())
                took = time.monotonic() - started
                rest = _REST * took if took > self._patience else 0.0
        finally:
            with self._lock:
                self._rested, self._loading = time.monotonic() + rest, None


def _completion(words: Iterable[tuple[str, int]]) -> Completion:
    free = stopwords()
    return Completion({word: often for word, often in words if word not in free})
