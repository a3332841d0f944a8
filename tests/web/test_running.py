"""Queries run in a few lasting threads; what fails is said, and no more than that."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Event, get_ident
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.patience import check
from hzsearch.web import create_app
from hzsearch.web.running import BusyError, Pool, TooLongError


async def too_long(pool: Pool, call: Callable[..., object], *args: Any) -> None:
    """Run ``call`` and give up waiting."""
    with pytest.raises(TooLongError):
        await pool.run(call, *args)


def test_a_query_that_is_given_up_keeps_its_thread() -> None:
    done, ran = Event(), list[int]()
    pool = Pool(threads=1, waiting=1, seconds=0.01)
    anyio.run(too_long, pool, done.wait)
    # It waits for the one thread, and is given up before it has it.
    anyio.run(too_long, pool, ran.append, 1)
    done.set()
    assert anyio.run(pool.run, get_ident) != get_ident()
    pool.shutdown()
    assert ran == []


def test_too_many_that_wait_are_told_so() -> None:
    done, pool = Event(), Pool(threads=1, waiting=0, seconds=0.01)
    anyio.run(too_long, pool, done.wait)
    with pytest.raises(BusyError):
        anyio.run(pool.run, get_ident)
    done.set()
    pool.shutdown()


def endless() -> None:
    """Do what a query does for each article, and do not end."""
    while True:
        check()


def test_a_query_that_is_given_up_ends_and_gives_its_thread_back() -> None:
    pool = Pool(threads=1, waiting=1, seconds=0.5)
    anyio.run(too_long, pool, endless)
    assert anyio.run(pool.run, get_ident) != get_ident()
    pool.shutdown()


def test_a_storm_of_slow_queries_passes() -> None:
    done, ran = Event(), list[int]()
    pool = Pool(threads=2, waiting=4, seconds=0.05)

    async def outcome(call: Callable[..., object], *args: Any) -> type[BaseException] | None:
        try:
            await pool.run(call, *args)
        except (BusyError, TooLongError) as error:
            return type(error)
        return None

    async def storm(count: int, call: Callable[..., object], *args: Any) -> Counter[Any]:
        return Counter(await asyncio.gather(*(outcome(call, *args) for _ in range(count))))

    assert asyncio.run(storm(20, done.wait)) == {TooLongError: 6, BusyError: 14}
    # The two that run still do, those that waited are gone: as many may wait again.
    assert asyncio.run(storm(20, ran.append, 1)) == {TooLongError: 4, BusyError: 16}
    done.set()
    while asyncio.run(outcome(get_ident)):
        pass
    assert asyncio.run(storm(6, get_ident)) == {None: 6}
    pool.shutdown()
    assert ran == []


def test_threads_last() -> None:
    pool = Pool(threads=1)
    assert len({anyio.run(pool.run, get_ident) for _ in range(5)}) == 1
    pool.shutdown()


def test_busy_and_too_long_are_503(sample_folder: Path) -> None:
    done, app = Event(), create_app(hzsearch.open(sample_folder))
    with TestClient(app, base_url="http://localhost") as client:
        app.state.pool = Pool(threads=1, waiting=0, seconds=0.01)
        app.state.index.query = lambda *_, **__: done.wait()
        answers = [client.get("/?q=信创"), client.get("/api/v1/search?q=信创")]
        done.set()
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "检索超时" in answers[0].text
    assert "queries wait" in answers[1].json()["error"]


def test_an_application_can_be_started_again(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder))
    for _ in range(2):
        with TestClient(app, base_url="http://localhost") as client:
            assert client.get("/healthz").status_code == 200


def test_a_failure_is_said_with_the_guards_headers(
    sample_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = hzsearch.open(sample_folder)
    index.query = lambda *_, **__: 1 / 0  # type: ignore[assignment]
    with TestClient(create_app(index), base_url="http://localhost") as client:
        told = {"/?q=信创": "服务器内部错误", "/api/v1/search?q=信创": "could not be answered"}
        for url, says in told.items():
            answer = client.get(url)
            assert answer.status_code == 500
            assert says in answer.text
            assert "ZeroDivision" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert [one.levelno for one in caplog.records if one.name == "hzsearch.web"] == [
        logging.ERROR
    ] * 2
    assert "ZeroDivisionError" in caplog.text


def test_405_says_what_is_allowed(client: TestClient) -> None:
    for url in ("/", "/api/v1/search"):
        assert "GET" in client.post(url).headers["allow"]
