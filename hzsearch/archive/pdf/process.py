"""Keeps the process that reads PDFs: starts it, asks it, kills it when it takes too long.

One for each process of ours, used for many files. It ends when its input does,
so it never outlives us.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from threading import Event, RLock, Timer
from typing import BinaryIO

from hzsearch.archive.pdf.wire import BrokenWireError, Head, receive, send

#: The packages around the reading process's modules are only places there: what they
#: import themselves, and what the machine adds to Python as it starts, takes longer than a page.
_MAIN = """
import json, sys, types
sys.path[:], packages = json.loads(sys.argv[1])
for name, places in packages.items():
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = places
from hzsearch.archive.pdf.child import main
main()
"""


class TooSlowError(Exception):
    """The reading process did not answer in time and was killed."""


class CrashedError(Exception):
    """The reading process ended without an answer."""


class ReadingProcess:
    """A process that answers requests about one PDF after another."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        # The arguments are our own interpreter and our own module.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-S", "-c", _MAIN, json.dumps((sys.path, _packages()))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, seconds: float, head: Head, body: bytes = b"") -> tuple[Head, bytes]:
        """Return the answer to a request; TooSlowError or CrashedError where there is none."""
        late = Event()
        timer = Timer(seconds, self._kill, [late])
        timer.daemon = True
        timer.start()
        try:
            send(_stream(self._process.stdin), head, body)
            return receive(_stream(self._process.stdout))
        except (BrokenWireError, OSError) as error:
            self.close()
            raise (TooSlowError if late.is_set() else CrashedError) from error
        finally:
            timer.cancel()

    def _kill(self, late: Event) -> None:
        late.set()
        self._process.kill()

    @property
    def alive(self) -> bool:
        """Whether it can be asked by this process."""
        return self.owner == os.getpid() and self._process.poll() is None

    def close(self) -> None:
        """End the process, at once."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                _stream(stream).close()
            except OSError:
                continue


def _packages() -> dict[str, list[str]]:
    """Return where the modules of each package are that this module is in."""
    parts = __name__.split(".")[:-1]
    names = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return {name: list(sys.modules[name].__path__) for name in names}


def _stream(stream: object) -> BinaryIO:
    assert stream is not None
    return stream  # type: ignore[return-value]


_current: list[ReadingProcess] = []
#: Held by whoever has a document open in the process.
LOCK = RLock()


def reading_process() -> ReadingProcess:
    """Return the process of ours that reads PDFs, started if need be."""
    if not (_current and _current[0].alive):
        _current[:] = [ReadingProcess()]
    return _current[0]


@atexit.register
def stop() -> None:
    """End the reading process, if there is one."""
    while _current:
        _current.pop().close()
