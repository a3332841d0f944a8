"""Whatever bytes are sent, the answer is no error of the server, and is guarded."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.guard import HEADERS
from tests.web.asking import LOCAL, Answer, Headers, ask

PATHS = (
    *(b"/", b"/article/", b"/api/v1/search", b"/api/v1/count", b"/api/v1/articles/"),
    *(b"/api/v1/similar/", b"/healthz", b"/metrics", b"/openapi.json", b"/opensearch.xml"),
    *(b"/static/", b"/api/v1/", b"/nowhere/", b"/export", b"/trend.csv", b"/saved"),
)
NAMES = (
    *(b"q", b"zone", b"topic", b"since", b"until", b"amount", b"exact", b"sort", b"page"),
    *(b"size", b"facets", b"collapse", b"fresh", b"format", b"by", b"share", b"v", b"%00"),
)
#: Pieces that mean something to one reader or other of a request.
PIECES = (
    *(b"..", b"/", b"%2e%2e", b"%2F", b"%00", b"\\", b"2024-03-18/01.txt:5", b"keys.js", b"*"),
    *("信创".encode(), b'"', b"(", b"OR", b"-", b"zone:", b"localhost", b"[::1", b"[::1]", b":0"),
    *(b"127.0.0.1", b"@", b":99999", b",", b";q=", b"en", b"zh", b"nan", b"W/", b"Basic ", b"=="),
    *(b"Bearer ", b"geheim", b"<script>", b"1e999", b"0x1", b"\xff", b"\xc3\x28", b"2024"),
    *(b"csv", b"bib", b"30", b"1e-99"),
)
some = st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=5).map(b"".join)
# What h11 lets through: no spaces or control characters in a target, no ends of line in a header.
sent = some.map(lambda raw: quote_from_bytes(raw, safe="/%:*?&=+;,@[]()").encode())
value = some.map(lambda raw: raw.translate(None, b"\r\n\x00"))
pair = st.tuples(st.sampled_from(NAMES) | sent, sent).map(b"=".join)
# An id or nothing behind a path, or anything.
behind = st.sampled_from([b"", b"", b"2024-03-18/01.txt:5"]) | sent
target = st.tuples(st.sampled_from(PATHS), behind, st.lists(pair, max_size=4).map(b"&".join)).map(
    lambda parts: parts[0] + parts[1] + b"?" + parts[2]
)
header = st.tuples(
    st.sampled_from(
        [
            *(b"host", b"accept-language", b"if-none-match", b"authorization", b"cookie"),
            *(b"content-length", b"range", b"if-modified-since", b"x-forwarded-for", b"accept"),
        ]
    ),
    value,
)
host = st.tuples(st.sampled_from([b"localhost", b"127.0.0.1", b"[::1]", b""]), value).map(b"".join)
#: Codes that say something about the request, or that all is well.
FINE = {200, 206, 304, 307, 400, 401, 404, 405, 413, 414, 416, 431}


def check(answer: Answer, wanted: bytes) -> None:
    """AssertionError for an error of the server, or an answer that is not guarded."""
    assert answer.status in FINE, answer
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers.get("cache-control") or answer.status == 307
    if wanted.startswith((b"/api/", b"/healthz")) and answer.status >= 400:
        assert list(json.loads(answer.body)) == ["error"]


@pytest.fixture(scope="module")
def open_app(sample_folder: Path) -> Starlette:
    return create_app(hzsearch.open(sample_folder))


@pytest.fixture(scope="module")
def closed_app(sample_folder: Path) -> Starlette:
    return create_app(hzsearch.open(sample_folder), token="geheim")


@settings(max_examples=80, deadline=None)
@given(target=target, headers=st.lists(header, max_size=3))
def test_no_request_is_an_error_of_the_server(
    open_app: Starlette, target: bytes, headers: Headers
) -> None:
    check(ask(open_app, target, [*LOCAL, *headers]), target)


@settings(max_examples=25, deadline=None)
@given(host=host, target=st.sampled_from(PATHS))
def test_nor_is_any_host(open_app: Starlette, host: bytes, target: bytes) -> None:
    check(ask(open_app, target, [(b"host", host)]), target)


@settings(max_examples=25, deadline=None)
@given(
    target=st.sampled_from(PATHS),
    sent=st.sampled_from([b"Bearer ", b"Basic ", b"basic", b""]),
    token=value,
    headers=st.lists(header.filter(lambda one: one[0] != b"authorization"), max_size=2),
)
def test_nobody_guesses_a_token(
    closed_app: Starlette, target: bytes, sent: bytes, token: bytes, headers: Headers
) -> None:
    guessed = [*LOCAL, *headers, (b"authorization", sent + token)]
    answer = ask(closed_app, target, guessed)
    check(answer, target)
    if token.strip() != b"geheim":
        assert answer.status >= 400


@pytest.mark.parametrize("target", [*PATHS, b"/static/keys.js"])
def test_nothing_is_told_without_the_token(closed_app: Starlette, target: bytes) -> None:
    answer = ask(closed_app, target)
    assert answer.status == 401
    check(answer, target)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "XX"])
def test_nothing_can_be_changed(open_app: Starlette, method: str) -> None:
    for target in PATHS:
        answer = ask(open_app, target, method=method, body=b"x")
        assert answer.status in (404, 405), target
        check(answer, target)
