"""Articles on the same matter: found by telling words, most alike first, never itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import hzsearch
from hzsearch.analysis import condense
from hzsearch.cli import main
from hzsearch.similarity import telling_words
from tests.similarity.stories import stories

CASES = Path(__file__).parent / "cases" / "related.txt"


def rows() -> Iterator[list[str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


IDS = [row[0] for row in rows()]
PUMPS = {"pump-sent", "pump-cut", "pump-edited"}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> hzsearch.Index:
    index = hzsearch.open(tmp_path_factory.mktemp("related") / "index")
    index.add({"id": one, "title": title, "body": body} for one, title, body in rows())
    index.add(article for article in stories() if article.id in PUMPS)
    index.add([{"id": "void"}, {"id": "odd", "body": "𠮷𠮷𠮷"}])
    return index


@pytest.mark.parametrize("one", IDS)
def test_those_on_the_same_matter_come_first(index: hzsearch.Index, one: str) -> None:
    wanted = {other for other in IDS if other[:-1] == one[:-1]} - {one}
    found = index.similar(one)
    assert {hit.id for hit in found[: len(wanted)]} == wanted
    assert one not in {hit.id for hit in found}


def test_near_duplicates_come_first(index: hzsearch.Index) -> None:
    assert {hit.id for hit in index.similar("pump-sent")[:2]} == PUMPS - {"pump-sent"}


def test_snippets_show_words_that_both_have(index: hzsearch.Index) -> None:
    article = index.show("rare-1")
    whole = condense("".join((article.headline, *article.paragraphs)))
    for hit in index.similar("rare-1"):
        spans = [condense(hit.snippet.text[a:b]) for a, b in hit.snippet.spans]
        assert spans
        assert any(span in whole for span in spans)


def test_the_words_are_those_that_tell(index: hzsearch.Index) -> None:
    words = {word.text for word in telling_words(index.show("rare-1"), index.reader())}
    assert {"稀土", "钕铁硼", "磁材"} <= words
    # Single characters, words that only link, and those that no other article has.
    assert not words & {"由", "了", "对", "上限"}
    (note,) = index.similar("rare-1").notes
    assert "钕铁硼" in note
    figures = telling_words(index.show("pump-sent"), index.reader())
    assert not {"12", "本报讯", "新华社"} & {word.text for word in figures}


def test_total_is_exact_and_pages_join(index: hzsearch.Index) -> None:
    whole = index.similar("model-1", limit=100)
    pages = [index.similar("model-1", limit=2, offset=n) for n in range(0, whole.total, 2)]
    assert len(whole) == whole.total > 2
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole]
    assert whole.query == "similar:model-1"


@pytest.mark.parametrize("one", ["void", "odd"])
def test_an_article_without_shared_words_is_related_to_none(
    index: hzsearch.Index, one: str
) -> None:
    found = index.similar(one)
    assert (found.total, found.hits) == (0, ())
    assert "No other article" in found.notes[0]


def test_the_command_line(index: hzsearch.Index) -> None:
    where = ["--index", str(index.folder)]
    run = CliRunner()
    shown = run.invoke(main, ["similar", "truck-1", "-n", "1", *where], catch_exceptions=False)
    assert shown.exit_code == 0
    assert "三分钟换一块电池" in shown.stdout
    assert "【" in shown.stdout
    answer = json.loads(run.invoke(main, ["similar", "truck-1", "--json", *where]).stdout)
    assert answer["query"] == "similar:truck-1"
    assert answer["hits"][0]["id"] == "truck-2"
    lines = run.invoke(main, ["similar", "truck-1", "--jsonl", *where]).stdout.splitlines()
    assert json.loads(lines[0])["id"] == "truck-2"
    assert run.invoke(main, ["similar", "void", *where]).exit_code == 1


def test_an_unknown_id_is_one_sentence(index: hzsearch.Index) -> None:
    told = CliRunner().invoke(main, ["similar", "nobody", "--index", str(index.folder)])
    assert told.exit_code == 2
    assert told.stderr.startswith("hzsearch: No article has the id nobody;")
    with pytest.raises(hzsearch.UsageError, match="below zero"):
        index.similar("void", limit=-1)
