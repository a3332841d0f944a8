"""Clients that ask one request after the other, as a browser does: each remembers the tags."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Thread

from benchmarks.serving.asking import Request, drawn
from benchmarks.serving.changing import Changing
from benchmarks.serving.states import Truth

# A browser shows a page again that it has shown before.
_AGAIN, _REMEMBERED = 0.2, 20
_TIMEOUT = 60


@dataclass
class Noted:
    """What all clients saw: seconds by the kind of request, what was wrong, what was unchanged."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    unchanged: int = 0


@dataclass
class Client:
    """One client with an address of its own, and a connection that is kept."""

    number: int
    port: int
    truth: Truth
    changing: Changing
    noted: Noted

    def __post_init__(self) -> None:
        self._chance = random.Random(self.number)
        self._kept: dict[str, tuple[Request, str, bytes]] = {}
        self._connection = HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT)

    def run(self, end: float) -> None:
        """Ask until ``end``."""
        while time.perf_counter() < end:
            request = self._drawn()
            try:
                told = self._ask(request)
            except (OSError, HTTPException, ValueError, KeyError) as error:
                told = repr(error)
                self._connection.close()
            if told:
                self.noted.wrong.append(f"{request.kind} {request.url}: {told}")
        self._connection.close()

    def _drawn(self) -> Request:
        if self._kept and self._chance.random() < _AGAIN:
            return self._chance.choice(list(self._kept.values()))[0]
        return drawn(self.truth, self._chance)

    def _ask(self, request: Request) -> str:
        """Return what is wrong with the answer."""
        kept = self._kept.get(request.url)
        first, started = self.changing.done, time.perf_counter()
        status, tag, body = self._sent(request.url, kept[1] if kept else "")
        taken, last = time.perf_counter() - started, self.changing.begun
        self.noted.seconds.setdefault(request.kind, []).append(taken)
        if status == 304 and kept:
            self.noted.unchanged += 1
            body = kept[2]
        elif status != 200:
            return f"{status} {body[:200]!r}"
        self._keep(request, tag, body)
        return request.check(body, range(first, last + 1))

    def _sent(self, url: str, tag: str) -> tuple[int, str, bytes]:
        # As from a proxy on this machine, so that each client has a rate of its own.
        headers = {"x-forwarded-for": f"198.51.100.{self.number % 256}"}
        self._connection.request("GET", url, headers={**headers, "if-none-match": tag})
        answer = self._connection.getresponse()
        return answer.status, answer.getheader("etag") or "", answer.read()

    def _keep(self, request: Request, tag: str, body: bytes) -> None:
        if tag:
            self._kept.pop(request.url, None)
            self._kept[request.url] = (request, tag, body)
        if len(self._kept) > _REMEMBERED:
            del self._kept[next(iter(self._kept))]


def ask_all(clients: list[Client], seconds: float) -> None:
    """Let all clients ask for ``seconds``, and wait until they have ended."""
    end = time.perf_counter() + seconds
    threads = [Thread(target=one.run, args=(end,)) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
