"""A server that really listens: what it bears with, and what it does not."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

import hzsearch
from hzsearch.web import create_app, server

REQUEST = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n"
TALK = b"POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
TALK += b"accept: application/json, text/event-stream\r\n"


@pytest.fixture
def port(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server of the sample archive, which soon loses its patience, and bears few connections."""
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    monkeypatch.setattr(server, "BODY_PATIENCE", 0.2)
    monkeypatch.setattr(server, "CONNECTIONS", 3)
    running: list[uvicorn.Server] = []
    run = uvicorn.Server.run

    def noted(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        running.append(self)
        run(self, sockets)

    monkeypatch.setattr(uvicorn.Server, "run", noted)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(hzsearch.open(sample_folder))
        thread = Thread(target=server.serve, args=(app, listener))
        thread.start()
        yield listener.getsockname()[1]
        running[0].should_exit = True
        thread.join()


def sent(port: int, *parts: bytes) -> bytes:
    """Return all that comes back for ``parts`` until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as one:
        for part in parts:
            one.sendall(part)
        return b"".join(iter(lambda: one.recv(65536), b""))


def test_it_answers_and_does_not_say_who_it_is(port: int) -> None:
    one = HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(2):
        one.request("GET", "/healthz")
        answer = one.getresponse()
        assert (answer.status, answer.getheader("server")) == (200, None)
        assert b'"ok"' in answer.read()
    one.close()


@pytest.mark.parametrize("begun", [b"", b"G", REQUEST])
def test_who_does_not_end_a_request_is_not_waited_for(port: int, begun: bytes) -> None:
    assert sent(port, begun) == b""


def test_nor_for_a_body_that_came_with_another_request(port: int) -> None:
    told = sent(port, REQUEST + b"\r\n" + TALK + b"content-length: 100\r\n\r\nabc")
    assert re.findall(rb"HTTP/1.1 (\d+)", told) == [b"200", b"408"]


def test_nor_after_another_request(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as one:
        one.sendall(REQUEST + b"\r\n")
        assert one.recv(65536).startswith(b"HTTP/1.1 200")
        one.sendall(REQUEST)
        rest = b"".join(iter(lambda: one.recv(65536), b""))
    assert b"HTTP/1.1" not in rest


def dribbled(port: int, head: bytes) -> bytes:
    """Return what comes back where a body goes on, a byte at a time, until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as one:
        one.sendall(head)
        one.settimeout(0.02)
        got, closed = b"", False
        while not closed:
            with suppress(OSError):
                one.send(b" ")
            try:
                part = one.recv(65536)
                got, closed = got + part, not part
            except TimeoutError:
                continue
            except OSError:
                closed = True
        return got


@pytest.mark.parametrize("length", [b"content-length: 900000", b"transfer-encoding: chunked"])
def test_who_does_not_end_a_body_is_told(
    port: int, length: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    head, _, body = sent(port, TALK + length + b"\r\n\r\n").partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408")
    assert b"connection: close" in head
    assert list(json.loads(body)) == ["error"]
    assert not caplog.records


def test_nor_is_a_body_waited_for_that_dribbles(port: int) -> None:
    endless = b"content-length: 900000\r\n\r\n"
    assert dribbled(port, TALK + endless).startswith(b"HTTP/1.1 408")
    # Nobody reads the body of what is answered without.
    answer = dribbled(port, REQUEST + endless)
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.count(b"HTTP/1.1") == 1


def test_a_body_in_parts_is_read(port: int) -> None:
    asked = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
    head = TALK + b"connection: close\r\ncontent-length: %d\r\n\r\n" % len(asked)
    answer = sent(port, head, asked[:9], asked[9:])
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"list_zones" in answer


def test_what_is_no_http_is_refused(port: int) -> None:
    assert sent(port, b"\x16\x03\x01 hello\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert sent(port, b"GET /" + b"a" * 70_000).startswith(b"HTTP/1.1 400")


def test_connections_are_bounded(port: int) -> None:
    ask = REQUEST + b"connection: close\r\n\r\n"
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
    assert sent(port, ask).startswith(b"HTTP/1.1 503")
    for one in waiting:
        one.close()
    assert any(sent(port, ask).startswith(b"HTTP/1.1 200") for _ in range(1000))
