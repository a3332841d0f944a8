"""The API says what the command line says; nobody gets in who should not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from tests.cli.test_commands import run
from tests.similarity.stories import stories


def same(one: dict[str, object], other: dict[str, object]) -> bool:
    """Compare two answers but for how long they took."""
    return {**one, "took_ms": 0} == {**other, "took_ms": 0}


@pytest.mark.parametrize(
    ("url", "args"),
    [
        ("/api/v1/search?q=信创&size=3", ("query", "信创", "-n", "3")),
        ("/api/v1/search?q=信创&facets=1", ("query", "信创", "--facets")),
        (
            "/api/v1/search?q=信创&collapse=1&fresh=30",
            ("query", "信创", "--collapse", "--fresh", "30"),
        ),
        (
            "/api/v1/search?q=人才&topic=人才&since=2024",
            ("query", "人才", "--topic", "人才", "--since", "2024"),
        ),
        ("/api/v1/count?q=信创&by=month", ("count", "信创", "--by", "month")),
        ("/api/v1/articles/2024-03-18/01.txt:5", ("show", "2024-03-18/01.txt:5")),
        ("/api/v1/similar/2024-03-18/01.txt:5", ("similar", "2024-03-18/01.txt:5")),
    ],
)
def test_the_same_objects_as_on_the_command_line(
    client: TestClient, sample_folder: Path, url: str, args: tuple[str, ...]
) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    told = json.loads(run(*args, "--json", "--index", sample_folder).stdout)
    assert same(answer.json(), told)


def test_the_same_story_is_one_hit_where_that_is_asked_for(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add(stories()[:3])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        found = client.get("/api/v1/search?q=低温泵&collapse=1").json()
    assert [len(hit["similar"]) for hit in found["hits"]] == [found["total"] - 1] == [2]
    assert same(found, index.query("低温泵", collapse=True).to_dict())


def test_errors_are_json(client: TestClient) -> None:
    for url, status in (
        ("/api/v1/search?since=gestern", 400),
        ("/api/v1/search?facets=yes", 400),
        ("/api/v1/search?exact=yes", 400),
        ("/api/v1/search?collapse=yes", 400),
        ("/api/v1/search?q=信创&fresh=0.0", 400),
        ("/api/v1/search?q=信创&fresh=nan", 400),
        ("/api/v1/search?q=信创&fresh=" + "1" * 5000, 400),
        ("/api/v1/search?q=信创&fresh=30&sort=date", 400),
        ("/api/v1/search?page=" + "1" * 5000, 400),
        ("/api/v1/search?amount=" + "1" * 5000, 400),
        ("/api/v1/count?by=colour", 400),
        ("/api/v1/articles/none", 404),
        ("/api/v1/nothing", 404),
    ):
        answer = client.get(url)
        assert (answer.status_code, list(answer.json())) == (status, ["error"]), url
    assert client.post("/api/v1/search").status_code == 405


def test_no_index_is_said(tmp_path: Path) -> None:
    app = create_app(hzsearch.open(tmp_path / "none"))
    with TestClient(app, base_url="http://localhost") as client:
        for url in ("/", "/healthz", "/api/v1/search?q=a"):
            answer = client.get(url)
            assert answer.status_code == 503
            assert "hzsearch build" in answer.text


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "articles": 54}


def test_only_known_hosts_are_answered(client: TestClient) -> None:
    for host in ("evil.example", "localhost.evil.example", ""):
        refused = client.get("/", headers={"host": host})
        assert refused.status_code == 400
        assert "--name" in refused.text
    assert client.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_every_answer_says_what_a_browser_may_do(client: TestClient) -> None:
    for url in ("/", "/nowhere", "/api/v1/search", "/static/style.css", "/?page=0"):
        headers = client.get(url).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_ask_no_other_site_and_have_no_script_within(client: TestClient) -> None:
    for url in ("/?q=信创", "/article/2024-03-18/01.txt:5", "/nowhere"):
        page = client.get(url).text
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
        assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)
        for link in re.findall(r'(?:src|href)="(/static/[^"]+)"', page):
            assert client.get(link).status_code == 200


def test_no_path_leads_out_of_the_pages_files(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"):
        assert client.get(path).status_code in (404, 405)


def test_with_a_token_only_who_has_it(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder), token="geheim")
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/").status_code == 401
        for wrong in ("Bearer x", "Basic !", "Basic eDp5", "geheim"):
            assert client.get("/", headers={"authorization": wrong}).status_code == 401
        assert client.get("/", headers={"authorization": "Bearer geheim"}).status_code == 200
        assert client.get("/", auth=("anyone", "geheim")).status_code == 200


def test_beyond_this_machine_a_token_is_needed(sample_folder: Path) -> None:
    told = run("serve", "--host", "0.0.0.0", "--index", sample_folder, code=2).stderr
    assert "--token" in told
