"""A monitor reads the figures of the server, and of the index."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.running import Pool
from tests.web.asking import ask


def figures(text: str) -> dict[str, float]:
    """Return the value of each sample, by its name and labels."""
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_status(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder))
    for target in (b"/?q=a", b"/?q=b", b"/?page=0", b"/nowhere/1", b"/nowhere/2", b"/static/x"):
        ask(app, target)
    for one in (b"none", b"2024-03-18/01.txt:5"):
        ask(app, b"/api/v1/articles/" + one)
    ask(app, headers=[(b"host", b"elsewhere.example")])
    told = ask(app, b"/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=")
    found = figures(told.body.decode())
    requests = {name: value for name, value in found.items() if "requests_total" in name}
    assert requests == {
        "hzsearch_requests_total / 200": 2,
        "hzsearch_requests_total / 400": 1,
        "hzsearch_requests_total  400": 1,
        "hzsearch_requests_total  404": 2,
        "hzsearch_requests_total /static 404": 1,
        "hzsearch_requests_total /api/v1/articles/{id:id} 404": 1,
        "hzsearch_requests_total /api/v1/articles/{id:id} 200": 1,
    }
    assert found["hzsearch_query_seconds_count query"] == 2
    assert found["hzsearch_query_seconds_count show"] == 2
    assert found["hzsearch_query_seconds_bucket query +Inf"] == 2


def test_the_state_of_the_index_is_told(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    app = create_app(index)

    def told(*names: str) -> list[float]:
        found = figures(ask(app, b"/metrics").body.decode())
        return [found[f"hzsearch_{name}"] for name in names]

    assert told("up", "articles", "generation") == [0, 0, 0]
    for number in (1, 2):
        index.add([{"id": str(number), "headline": "信创"}])
        assert told("up", "articles", "generation") == [1, number, number]


def test_a_busy_index_is_not_waited_for(sample_folder: Path) -> None:
    done, app = Event(), create_app(hzsearch.open(sample_folder))
    with TestClient(app, base_url="http://localhost") as client:
        before = figures(client.get("/metrics").text)["hzsearch_articles"]
        app.state.pool = Pool(threads=1, waiting=0, seconds=0.01)
        app.state.index.query = lambda *_, **__: done.wait()
        assert client.get("/?q=信创").status_code == 503
        found = figures(client.get("/metrics").text)
        done.set()
    assert found["hzsearch_articles"] == before == 54
    assert found["hzsearch_requests_total / 503"] == 1
