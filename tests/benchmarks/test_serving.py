"""The benchmark of the server runs, and would notice a wrong answer."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import hzsearch
from benchmarks.serving.__main__ import main
from benchmarks.serving.asking import Request, drawn
from benchmarks.serving.states import BASE, CYCLE, Truth, make


def test_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "0.5", "--clients", "2", "--count", "20"]) == 0
    told = capsys.readouterr().out
    assert "2 clients" in told
    assert told.endswith("errors: 0\n")


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return Truth(make(tmp_path_factory.mktemp("serving"), 20))


def some(truth: Truth, kind: str) -> Request:
    """Return a request of that kind; of a search, one that finds something now and more later."""
    chance = random.Random(1)
    made = (drawn(truth, chance) for _ in range(1000))
    return next(one for one in made if one.kind == kind)


def test_each_state_has_its_truth(truth: Truth) -> None:
    assert [truth.size(state) for state in range(6)] == [20, 22, 22, 24, 22, 20]
    assert all(BASE in files for files in CYCLE)


def test_the_number_of_articles_is_compared(truth: Truth) -> None:
    check = some(truth, "health").check
    body = json.dumps({"articles": 22}).encode()
    assert check(body, [1]) == check(body, [0, 1]) == ""
    assert check(body, [0]) == "22 articles"


def test_articles_are_compared(truth: Truth) -> None:
    one = some(truth, "article")
    [article] = [a for a in truth.articles[BASE] if f"/{a.id}" in one.url]
    assert one.check(json.dumps(article.to_dict()).encode(), [0]) == ""
    assert one.check(json.dumps({**article.to_dict(), "headline": "x"}).encode(), [0])


@pytest.mark.parametrize("kind", ["search", "count", "page"])
def test_totals_and_hits_are_compared(truth: Truth, tmp_path: Path, kind: str) -> None:
    from starlette.testclient import TestClient

    from hzsearch.web import create_app

    index = hzsearch.open(tmp_path)
    index.add(truth.articles[BASE])
    one = some(truth, kind)
    with TestClient(create_app(index), base_url="http://localhost") as client:
        body = client.get(one.url).content
        assert one.check(body, [0]) == ""
        ids = [article.id for article in truth.articles[BASE]]
        index.add([{"id": name, "headline": "无"} for name in ids])
        assert one.check(client.get(one.url).content, [0])
