"""The same tools at /mcp, behind what all of the application stands behind."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.running import Pool
from tests.mcp.conftest import Agent, connected, said

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", {"text": "信创", "limit": 3}),
        ("search", {"zone": "江阴高薪区"}),
        ("fetch", {"id": "2024-03-18/01.txt:5"}),
        ("count", {"by": "topic", "since": "2024-04"}),
    ],
)
def test_the_same_answers_as_on_pipes(
    piped: Agent, served: Agent, name: str, arguments: dict[str, Any]
) -> None:
    assert served.call(name, **arguments) == piped.call(name, **arguments)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_who_has_the_token_is_answered_by_old_and_new_protocols(
    portal: BlockingPortal, sample_folder: Path, mode: str
) -> None:
    app = create_app(hzsearch.open(sample_folder), token="geheim")
    for _ in range(2):
        one = connected(app, mode, authorization="Bearer geheim")
        with portal.wrap_async_context_manager(one) as client:
            assert Agent(portal, client).ask("search", text="信创")["total"] == 7


def test_nobody_else_is(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder), token="geheim")
    known = {**ACCEPT, "authorization": "Bearer geheim"}
    with TestClient(app, base_url="http://localhost") as client:
        for status, headers in (
            (401, ACCEPT),
            (400, {**known, "host": "evil.example"}),
            (403, {**known, "origin": "https://evil.example"}),
            (400, {**known, "content-type": "text/plain"}),
            (200, {**known, "origin": "http://localhost"}),
        ):
            answer = client.post(
                "/mcp",
                content=json.dumps(LIST),
                headers={"content-type": "application/json", **headers},
            )
            assert answer.status_code == status, headers
            assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert client.get("/mcp", headers=known).status_code == 405
        assert client.post("/mcp", content=b"x" * (2 << 20), headers=known).status_code == 413


def test_too_long_and_too_many_are_said(portal: BlockingPortal, sample_folder: Path) -> None:
    done, app = Event(), create_app(hzsearch.open(sample_folder))
    with portal.wrap_async_context_manager(connected(app)) as client:
        app.state.pool = Pool(threads=1, waiting=0, seconds=0.01)
        app.state.index.query = lambda *_, **__: done.wait()
        answers = [Agent(portal, client).call("search", text="信创") for _ in range(2)]
        done.set()
    assert all(answer.is_error for answer in answers)
    assert "took too long" in said(answers[0])
    assert "queries wait" in said(answers[1])


def test_a_failure_is_said_and_no_more(
    portal: BlockingPortal, sample_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = hzsearch.open(sample_folder)
    index.query = lambda *_, **__: 1 / 0  # type: ignore[assignment]
    with portal.wrap_async_context_manager(connected(create_app(index))) as client:
        answer = Agent(portal, client).call("search", text="信创")
    assert answer.is_error
    assert said(answer) == "This could not be answered; the server's log says why."
    assert [one.levelno for one in caplog.records if one.name == "hzsearch.mcp"] == [logging.ERROR]


def test_without_the_extra_there_is_no_such_address(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hzsearch.web.agents", None)
    with TestClient(
        create_app(hzsearch.open(sample_folder)), base_url="http://localhost"
    ) as client:
        assert client.post("/mcp", json=LIST).status_code == 404
        assert client.get("/healthz").status_code == 200
