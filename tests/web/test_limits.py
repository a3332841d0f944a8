"""What is too large or too often is refused, and one who asks too often keeps nobody else out."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import hzsearch
from hzsearch.errors import UsageError
from hzsearch.web import create_app
from hzsearch.web.limits import BODY, HEADERS, URL, Rates, Sizes
from tests.web.asking import LOCAL, Headers, ask


class Clock:
    """A clock that stands still until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rated(clock: Clock) -> Rates:
    """Answers that are let through twice a second."""
    return Rates(PlainTextResponse("fine"), 2.0, clock)


def codes(app: Rates, times: int, client: str = "192.0.2.1") -> list[int]:
    return [ask(app, b"/api/v1/search", client=client).status for _ in range(times)]


def test_an_address_may_ask_often_and_not_always(rated: Rates, clock: Clock) -> None:
    assert codes(rated, 6) == [200] * 4 + [429] * 2
    clock.now += 0.5
    assert codes(rated, 2) == [200, 429]
    clock.now += 1000
    assert codes(rated, 5) == [200] * 4 + [429]


def test_it_is_said_when_to_ask_again(clock: Clock) -> None:
    app = Rates(PlainTextResponse("fine"), 0.1, clock)
    assert ask(app).status == 200
    refused = ask(app, b"/api/v1/search")
    assert (refused.status, list(refused.json)) == (429, ["error"])
    wait = int(refused.headers["retry-after"])
    assert wait == 10
    clock.now += wait
    assert ask(app).status == 200


def test_others_are_not_kept_out(rated: Rates) -> None:
    assert codes(rated, 9, "192.0.2.1")[-1] == 429
    assert codes(rated, 1, "192.0.2.2") == [200]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("testclient", "testclient", True),
    ],
)
def test_a_network_of_ipv6_is_one_address(
    rated: Rates, one: str, other: str, is_same: bool
) -> None:
    codes(rated, 9, one)
    assert codes(rated, 1, other) == [429 if is_same else 200]


def test_so_many_addresses_are_known_and_no_more(
    rated: Rates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hzsearch.web.limits._KNOWN", 2)
    codes(rated, 9, "192.0.2.1")
    codes(rated, 1, "192.0.2.2")
    assert codes(rated, 1, "192.0.2.1") == [429]
    codes(rated, 1, "192.0.2.2")
    codes(rated, 1, "192.0.2.3")
    assert codes(rated, 1, "192.0.2.1") == [200]


def test_the_application_has_a_rate_where_it_is_given_one(sample_folder: Path) -> None:
    index = hzsearch.open(sample_folder)
    asked = [ask(create_app(index, rate=rate), b"/openapi.json").status for rate in (None, 1.0)]
    assert asked == [200, 200]
    app = create_app(index, rate=0.5, token="geheim")
    # Guesses at the token count as well.
    assert [ask(app).status for _ in range(3)] == [401, 429, 429]


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_rate_is_said(sample_folder: Path, rate: float) -> None:
    with pytest.raises(UsageError, match="above zero"):
        create_app(hzsearch.open(sample_folder), rate=rate)


@pytest.mark.parametrize(
    ("target", "headers", "status"),
    [
        (b"/?x=" + b"a" * (URL - 4), [], 200),
        (b"/?" + b"a" * URL, [], 414),
        (b"/nowhere" + b"a" * URL, [], 414),
        (b"/", [(b"cookie", b"a" * (HEADERS - 100))], 200),
        (b"/", [(b"cookie", b"a" * HEADERS)], 431),
        (b"/", [(b"x%d" % number, b"a" * 100) for number in range(400)], 431),
        (b"/", [(b"content-length", b"%d" % BODY)], 200),
        (b"/", [(b"content-length", b"%d" % (BODY + 1))], 413),
        (b"/", [(b"content-length", b"-1")], 400),
        (b"/", [(b"content-length", b"9" * 5000)], 400),
    ],
)
def test_what_is_too_large_is_refused(
    sample_folder: Path, target: bytes, headers: Headers, status: int
) -> None:
    app = create_app(hzsearch.open(sample_folder))
    assert ask(app, target, [*LOCAL, *headers]).status == status


async def read(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.mark.parametrize(("size", "status"), [(BODY, 200), (BODY + 1, 413)])
def test_a_body_that_does_not_say_its_size_is_counted(size: int, status: int) -> None:
    app = Sizes(Starlette(routes=[Route("/", read, methods=["POST"])]))
    assert ask(app, method="POST", body=b"a" * size).status == status
