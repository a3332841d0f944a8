"""Completion over HTTP is what Python says; the box names what a script needs."""

from __future__ import annotations

import json
import re
from html import unescape

from starlette.testclient import TestClient

import hzsearch


def test_suggestions_are_those_of_the_index(
    client: TestClient, sample_index: hzsearch.Index
) -> None:
    told = client.get("/api/v1/suggest", params={"q": "信创 xinc"}).json()
    found = [one.to_dict() for one in sample_index.suggest("信创 xinc")]
    assert told == {"query": "信创 xinc", "suggestions": found}
    assert client.get("/api/v1/suggest").json()["suggestions"] == []
    assert client.get("/api/v1/suggest", params={"q": "信" * 1001}).status_code == 400


def test_every_kind_has_a_name(client: TestClient) -> None:
    found = re.search(r'data-kinds="([^"]+)"', client.get("/").text)
    assert found
    kinds = json.loads(unescape(found[1]))
    assert set(kinds) == {"word", "zone", "topic", "province", "kind"}
    assert all("{total}" in text for text in kinds.values())
