"""What is wrong with a server, or with how it is named, is one sentence with the way out."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import hzsearch
from hzsearch.cli import main
from hzsearch.engines.location import Remote, located
from hzsearch.errors import UsageError

has_client = pytest.mark.skipif(
    find_spec("opensearchpy") is None, reason="the extra “opensearch” is not installed"
)
pytestmark = has_client
has_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not there")


@contextmanager
def server(status: int, facts: Any, tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, Any]]:
    """A server that answers everything alike: its port, and the headers of what it was asked."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({name.lower(): value for name, value in self.headers.items()})
            body = facts.encode() if isinstance(facts, str) else json.dumps(facts).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        if tls:
            running.socket = tls.wrap_socket(running.socket, server_side=True)
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running.server_port, asked
        running.shutdown()
        thread.join()


def refused(place: str, *command: str) -> str:
    """Return the one sentence that the command line says."""
    told: Result = CliRunner().invoke(main, [*(command or ("query", "信创")), "--index", place])
    assert told.exit_code == 2, told.output
    assert isinstance(told.exception, SystemExit)
    (line,) = told.output.strip().splitlines()
    return line


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No credentials of whoever runs the tests, and no patience."""
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HZSEARCH_OPENSEARCH_TIMEOUT", "1")
    monkeypatch.setattr("hzsearch.engines.opensearch.cluster._UNKNOWN", 0.2)


def test_no_server() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        place = f"http://127.0.0.1:{held.getsockname()[1]}/press"
        assert "No server answers at" in refused(place)


def test_something_that_is_no_such_server() -> None:
    with server(200, "<html>") as (port, _):
        assert "is no OpenSearch or Elasticsearch" in refused(f"http://127.0.0.1:{port}/press")


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_refuses_the_user(status: int) -> None:
    with server(status, {"error": "no"}) as (port, _):
        told = refused(f"http://127.0.0.1:{port}/press")
    assert "HZSEARCH_OPENSEARCH_USER" in told
    assert "netrc" in told


def test_a_server_that_has_too_much_to_do_for_too_long() -> None:
    with server(429, {"error": {"reason": "queue full"}}) as (port, _):
        assert "queue full" in refused(f"http://127.0.0.1:{port}/press")


def state(**facts: object) -> dict[str, object]:
    from hzsearch.engines.opensearch.state import State  # an extra

    kept = {**State(generation=3).to_dict(), **facts}
    return {"_source": kept, "_seq_no": 1, "_primary_term": 1}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"format": 99}, "another version of hzsearch"),
        ({"engine": "lucene"}, "another version of hzsearch"),
        ({"analysis": {"version": -1}}, "analysed by other rules"),
        ({"void": None}, "is damaged in press-control"),
    ],
)
def test_an_index_that_can_not_be_used(facts: dict[str, object], told: str) -> None:
    with server(200, state(**facts)) as (port, _):
        said = refused(f"http://127.0.0.1:{port}/press")
    assert told in said
    assert "--rebuild" in said


def test_no_index_and_a_name_that_is_somebody_elses() -> None:
    with server(404, {}) as (port, _):
        assert "hzsearch build ARCHIVE --index" in refused(f"http://127.0.0.1:{port}/press")


def test_a_password_in_the_url_is_not_taken() -> None:
    told = refused("https://editor:secret@localhost:9200/press")
    assert "HZSEARCH_OPENSEARCH_PASSWORD" in told
    assert "secret" not in told


def test_credentials_are_sent_by_header_from_the_environment_or_a_netrc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with server(404, {}) as (port, asked):
        place = f"http://127.0.0.1:{port}/press"
        refused(place)
        (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
        refused(place)
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_USER", "主编")
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_PASSWORD", "密")
        refused(place)
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_API_KEY", "xyz")
        refused(place)
    sent = list(dict.fromkeys(headers.get("authorization") for headers in asked))
    assert sent == [None, "Basic YTpi", "Basic 5Li757yWOuWvhg==", "ApiKey xyz"]


def test_credentials_are_not_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HZSEARCH_OPENSEARCH_API_KEY", "xyz")
    told = refused("http://search.example:9200/press")
    assert "use https" in told
    assert "xyz" not in told


@has_openssl
def test_a_certificate_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = str(tmp_path / "key"), str(tmp_path / "certificate")
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    command = ["openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "1", *names]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with server(404, {}, tls) as (port, asked):
        place = f"https://localhost:{port}/press"
        assert "HZSEARCH_OPENSEARCH_CA" in refused(place)
        assert not asked
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_CA", certificate)
        assert "There is no index" in refused(place)
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_CA", str(tmp_path / "none"))
        assert "can not be read" in refused(place)
        monkeypatch.delenv("HZSEARCH_OPENSEARCH_CA")
        monkeypatch.setenv("HZSEARCH_OPENSEARCH_INSECURE", "1")
        assert "There is no index" in refused(place)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEOUT", "soon"),
        ("TIMEOUT", "nan"),
        ("SHARDS", "0"),
        ("SHARDS", "1.5"),
        ("REPLICAS", "-1"),
    ],
)
def test_a_setting_that_makes_no_sense(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"HZSEARCH_OPENSEARCH_{name}", value)
    assert f"HZSEARCH_OPENSEARCH_{name}" in refused("http://localhost:9200/press")


def test_an_engine_and_a_place_that_do_not_go_together(tmp_path: Path) -> None:
    page = str(tmp_path)
    told = refused("http://localhost:9200/press", "build", page, "--engine", "whoosh")
    assert "leave out --engine" in told
    with pytest.raises(UsageError, match="--index https://host:9200/NAME"):
        hzsearch.open(tmp_path / "index").build(tmp_path, engine="opensearch")


def test_places() -> None:
    one = located("https://one,two:9201,[::1]:9202/press-1/")
    assert one == Remote(("https://one:9200", "https://two:9201", "https://[::1]:9202"), "press-1")
    assert located(str(one)) == located(Path(str(one))) == one
    assert located("index") == Path("index")
    with pytest.raises(UsageError):
        located("https://:9200/press")
