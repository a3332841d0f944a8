"""A browser can have the archive among its search boxes."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree.ElementTree import fromstring

from starlette.testclient import TestClient

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_description_leads_to_the_results(client: TestClient) -> None:
    link = re.search(r'<link rel="search" type="([^"]+)" href="([^"]+)"', client.get("/").text)
    assert link
    answer = client.get(link[2])
    assert answer.headers["content-type"].partition(";")[0] == link[1]
    found = {one.get("type"): one.get("template", "") for one in fromstring(answer.content)}
    page = found["text/html"].replace("{searchTerms}", quote("信创谷"))
    assert page.startswith("http://localhost/")
    assert "<mark>信创谷</mark>" in client.get(page).text
    facts = client.get(found["application/json"].replace("{searchTerms}", quote("信创"))).json()
    assert facts["total"] == 7
    assert found[link[1]] == "http://localhost/opensearch.xml"


def test_it_is_in_the_language_of_the_browser(client: TestClient) -> None:
    names = {
        language: fromstring(
            client.get("/opensearch.xml", headers={"accept-language": language}).content
        ).findtext(f"{SPACE}ShortName")
        for language in ("zh", "en")
    }
    assert names == {"zh": "高新检索", "en": "High-tech zones"}
