"""``hzsearch serve``: what it listens on, and what it prints; who is let in."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import pytest
import uvicorn
from starlette.testclient import TestClient

import hzsearch
from hzsearch.errors import UsageError
from hzsearch.web import create_app
from tests.cli.test_commands import run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Nothing is served; the addresses that would be are kept."""
    kept: list[tuple[str, int]] = []

    def serve(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        kept.extend(one.getsockname()[:2] for one in sockets)

    monkeypatch.setattr(uvicorn.Server, "run", serve)
    return kept


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "localhost"), ("localhost", "localhost"), ("::1", "[::1]")]
)
def test_the_address_that_is_printed_is_listened_on(
    sample_folder: Path, served: list[tuple[str, int]], host: str, shown: str
) -> None:
    told = run("serve", "--host", host, "--port", "0", "--index", sample_folder).stdout
    [(_, port)] = served
    assert port != 0
    assert told.startswith(f"http://{shown}:{port}/ ")


def test_a_browser_is_opened_once_it_is_listened(
    sample_folder: Path, served: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def launch(url: str) -> None:
        port = int(url.rstrip("/").rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
        opened.append(url)

    monkeypatch.setattr(click, "launch", launch)
    run("serve", "--port", "0", "--open", "--index", sample_folder)
    assert opened == [f"http://localhost:{served[0][1]}/"]


def test_a_port_in_use_is_said(sample_folder: Path, served: list[tuple[str, int]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = run("serve", "--port", port, "--index", sample_folder, code=2).stderr
    assert f"127.0.0.1:{port} can not be listened on" in told
    assert not served


@pytest.mark.parametrize("name", ["a*b", "*b", "http://a", "a:80", "a b", "[x]"])
def test_what_is_no_name_of_a_host_is_said(
    sample_folder: Path, served: list[tuple[str, int]], name: str
) -> None:
    told = run("serve", "--name", name, "--index", sample_folder, code=2).stderr
    assert "no host's name" in told
    assert not served


@pytest.mark.parametrize("token", ["\udcff", "", " "])
def test_what_is_no_token_is_said(sample_folder: Path, token: str) -> None:
    with pytest.raises(UsageError, match="token"):
        create_app(hzsearch.open(sample_folder), token=token)


def test_spaces_before_a_token_do_not_matter(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder), token="geheim")
    with TestClient(app, base_url="http://localhost") as client:
        for sent in ("Bearer geheim", "Bearer  geheim", "bearer geheim"):
            assert client.get("/healthz", headers={"authorization": sent}).status_code == 200
        assert client.get("/healthz").status_code == 401


def test_every_address_means_every_name_of_this_machine(
    sample_folder: Path, served: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, ...]] = []

    def create(index: hzsearch.Index, *, hosts: tuple[str, ...], **options: object) -> object:
        made.append(hosts)
        return create_app(index, hosts=hosts, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("hzsearch.web.create_app", create)
    args = ("--host", "0.0.0.0", "--token", "t", "--port", "0", "--name", "archive.example")
    told = run("serve", *args, "--index", sample_folder).stdout
    name = socket.gethostname()
    assert told.startswith(f"http://{name}:{served[0][1]}/ ")
    assert {"localhost", name, "archive.example"} <= {*made[0]}
    assert "0.0.0.0" not in made[0]
