"""The page behind an article: raw lines and units lead to each other; nothing else is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.wording import CHINESE
from tests.archive.pdf.drawing import Sheet
from tests.cli.test_commands import run
from tests.web.links import Links

ONE = "2024-03-18/01.txt:3"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Path]]:
    """A browser over an archive of one PDF, and its file."""
    folder = tmp_path_factory.mktemp("printed")
    path = folder / "2024-05-06" / "02.pdf"
    path.parent.mkdir()
    body = ("本报讯 镜湖高新区日前建成一座能供三十家", "企业共用的中试车间，头一个月就排满了。")
    path.write_bytes(
        Sheet(300, 200).text(20, 40, "共享车间按小时计费", 18).lines(20, 70, body).pdf()
    )
    index = hzsearch.open(folder / "index")
    index.build(path.parent)
    with TestClient(create_app(index), base_url="http://localhost") as client:
        yield client, path


def test_lines_and_units_lead_to_each_other(client: TestClient) -> None:
    text = client.get(f"/article/{ONE}", params={"q": "标准"}).text
    page = client.get(unescape(Links(text).found[CHINESE["raw"]])).text
    assert not Links(page).unclosed
    assert "<mark>标准</mark>" in page
    anchors = set(re.findall(r' id="([ru]\d+)"', page))
    targets = set(re.findall(r' href="#([ru]\d+)"', page))
    assert {"r100", "u3"} <= targets <= anchors
    assert re.search(r'<li id="r100" class="own"><a class="n" href="#u3">100</a>', page)
    assert re.search(r'<p id="u3" class="unit paragraphs"><a class="n" href="#r100"', page)
    last = client.get("/source/2024-04-01/05.txt:5").text
    assert '<li id="r320" class="furniture" title="版面杂项">' in last
    # Lines of other articles lead to these.
    other = re.search(r'class="other"><span class="n">\d+</span><a class="t" href="([^"]+)"', page)
    assert other
    assert 'class="own"' in client.get(unescape(other[1])).text


def test_a_pdf_page_has_its_picture_with_the_article_outlined(
    printed: tuple[TestClient, Path],
) -> None:
    client, _ = printed
    one = client.get("/api/v1/search?q=共享车间").json()["hits"][0]["id"]
    page = client.get(f"/source/{one}").text
    assert not Links(page).unclosed
    assert '<svg viewBox="0 0 300' in page
    assert "<rect " in page
    picture = re.search(r'<image href="([^"]+)"', page)
    assert picture
    answer = client.get(unescape(picture[1]))
    assert answer.headers["content-type"] == "image/png"
    assert answer.content[:4] == b"\x89PNG"


def test_a_file_that_was_changed_is_said(printed: tuple[TestClient, Path]) -> None:
    client, path = printed
    one, kept = client.get("/api/v1/search?q=共享车间").json()["hits"][0]["id"], path.read_bytes()
    path.write_bytes(kept + b"\n")
    try:
        page = client.get(f"/source/{one}")
        assert (page.status_code, CHINESE["raw_changed"] in page.text) == (200, True)
        assert client.get(f"/picture/{one}").status_code == 400
    finally:
        path.write_bytes(kept)


def test_lines_that_are_not_shown_are_no_links(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.add(
        [{"id": "x", "headline": "镜湖高新区开园", "source": {"path": "a.csv", "lines": [[2, 2]]}}]
    )
    with TestClient(create_app(index), base_url="http://localhost") as client:
        page = client.get("/source/x").text
    assert "第 2 行" in page
    targets = re.findall(r' href="#(r\d+)"', page)
    assert set(targets) <= set(re.findall(r' id="(r\d+)"', page))


def test_the_api_says_what_the_index_does(client: TestClient, sample_index: hzsearch.Index) -> None:
    assert client.get(f"/api/v1/source/{ONE}").json() == sample_index.source(ONE).to_dict()


def test_what_makes_no_sense_is_said(client: TestClient) -> None:
    for url, status in (
        (f"/source/{ONE}?part=1", 400),
        (f"/source/{ONE}?part=-1", 400),
        (f"/source/{ONE}?part=" + "9" * 5000, 400),
        (f"/picture/{ONE}", 400),
        ("/source/none", 404),
        ("/source/../../etc/passwd", 404),
        ("/picture//etc/passwd", 404),
    ):
        assert client.get(url).status_code == status, url


def test_beyond_this_machine_sources_must_be_asked_for(sample_folder: Path) -> None:
    index = hzsearch.open(sample_folder)
    for sources, status in ((None, 403), (False, 403), (True, 200)):
        app = create_app(index, hosts=("localhost", "a.example"), token="t", sources=sources)
        with TestClient(
            app, base_url="http://localhost", headers={"authorization": "Bearer t"}
        ) as c:
            found = [c.get(f"{path}/{ONE}").status_code for path in ("/source", "/api/v1/source")]
            assert found == [status, status]
            assert (CHINESE["raw"] in c.get(f"/article/{ONE}").text) == (status == 200)


def test_serve_has_an_option_for_it() -> None:
    assert "--sources" in run("serve", "--help").stdout
