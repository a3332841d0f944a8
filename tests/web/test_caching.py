"""What was answered stays good until the index changes, and not a moment longer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app

URLS = (
    *("/", "/?q=信创", "/article/2024-03-18/01.txt:5", "/api/v1/search?q=信创"),
    *("/api/v1/count?q=信创&by=month", "/api/v1/articles/2024-03-18/01.txt:5"),
    "/api/v1/similar/2024-03-18/01.txt:5",
)


def tag(client: TestClient, url: str, **headers: str) -> str:
    answer = client.get(url, headers=headers)
    assert answer.status_code == 200
    return answer.headers["etag"]


@pytest.mark.parametrize("url", URLS)
def test_what_has_not_changed_is_not_sent_again(client: TestClient, url: str) -> None:
    known = tag(client, url)
    for sent in (known, known.removeprefix("W/"), f'"other", {known}'):
        again = client.get(url, headers={"if-none-match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == known
        assert again.headers["cache-control"] == "private, no-cache"
    assert client.head(url).headers["etag"] == known
    for sent in ('"other"', "*", "nonsense"):
        assert client.get(url, headers={"if-none-match": sent}).status_code == 200


def test_no_query_is_run_for_it(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder))
    with TestClient(app, base_url="http://localhost") as client:
        known = tag(client, "/api/v1/search?q=信创")
        app.state.index.query = None
        again = client.get("/api/v1/search?q=信创", headers={"if-none-match": known})
    assert again.status_code == 304


def test_each_address_and_language_has_a_tag_of_its_own(client: TestClient) -> None:
    tags = [tag(client, url) for url in URLS]
    tags += [tag(client, "/", **{"accept-language": "en"})]
    tags += [tag(client, "/", host="127.0.0.1")]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_the_tag_changes_with_the_index(tmp_path: Path, engine: str) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    records = [{"id": name, "headline": "信创", "paragraphs": ["园区"]} for name in "abc"]
    writer = hzsearch.open(tmp_path)
    writer.add(records[:1])
    if engine == "tantivy":
        writer.convert(engine)
    app, url = create_app(hzsearch.open(tmp_path)), "/api/v1/search?q=信创"
    with TestClient(app, base_url="http://localhost") as client:
        tags = [tag(client, url)]
        for record in records[1:]:
            writer.add([record])
            new = client.get(url, headers={"if-none-match": tags[-1]})
            assert new.status_code == 200
            tags.append(new.headers["etag"])
        assert new.json()["total"] == 3
        writer.convert("tantivy" if engine == "whoosh" else "whoosh")
        tags.append(tag(client, url))
    assert len(set(tags)) == 4


def test_the_tag_changes_with_a_table_of_the_users_own(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, tags = tmp_path / "synonyms.csv", set[str]()
    monkeypatch.setenv("HZSEARCH_SYNONYMS", str(table))
    for rows in ("", "same,信创|信息技术应用创新\n"):
        table.write_text(f"kind,terms\n{rows}", encoding="utf-8")
        tags.add(tag(client, "/?q=x"))
    assert len(tags) == 2


def test_another_start_makes_other_tags(sample_folder: Path, client: TestClient) -> None:
    app = create_app(hzsearch.open(sample_folder))
    with TestClient(app, base_url="http://localhost") as other:
        assert tag(other, "/") != tag(client, "/")


@pytest.mark.parametrize("url", ["/nowhere", "/?page=0", "/healthz", "/metrics", "/api/v1/none"])
def test_what_may_be_else_in_a_moment_is_not_kept(client: TestClient, url: str) -> None:
    headers = client.get(url).headers
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


def test_files_are_kept_for_good_by_their_version(client: TestClient) -> None:
    links = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    assert len(links) > 2
    for link in links:
        path = link.partition("?")[0]
        assert "immutable" in client.get(link).headers["cache-control"]
        for other in (path, f"{path}?v=0", f"{link}&v=1"):
            assert client.get(other).headers["cache-control"] == "private, no-cache"
