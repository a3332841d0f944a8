"""Words of a user's own: they rank without a rebuild, and ``stats`` says where one would help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.analysis.dictionary import VARIABLE
from hzsearch.errors import UsageError
from tests.cli.test_commands import run

# jieba cuts 中国/智/造园 in the one, and has 智造 as a word nowhere.
ARTICLES: list[dict[str, Any]] = [
    {"id": "1", "title": "中国智造园建设提速", "body": "开工。"},
    {"id": "2", "title": "谷地春耕", "body": "中国智造园，智造园。"},
]
Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the user's words into their file."""
    path = tmp_path / "words.txt"
    monkeypatch.setenv(VARIABLE, str(path))

    def words(*lines: str) -> None:
        path.write_text("\n".join(lines), encoding="utf-8")

    words()
    return words


@pytest.fixture
def index(tmp_path: Path, write: Write) -> hzsearch.Index:
    index = hzsearch.open(tmp_path / "index")
    index.add(ARTICLES)
    return index


def scores(index: hzsearch.Index, text: str) -> dict[str, float]:
    return {hit.id: hit.score for hit in index.query(text)}


def changed(index: hzsearch.Index) -> list[str]:
    facts: dict[str, Any] = index.stats()["dictionary"]
    return list(facts["changed"])


def test_a_word_counts_in_the_order_as_if_the_index_were_rebuilt(
    index: hzsearch.Index, write: Write, tmp_path: Path
) -> None:
    before = scores(index, "智造")
    write("智造 5000")
    now = scores(index, "智造")
    assert all(now[one] > before[one] for one in before)
    rebuilt = hzsearch.open(tmp_path / "other")
    rebuilt.add(ARTICLES)
    assert scores(rebuilt, "智造") == now
    assert not changed(rebuilt)


def test_a_word_that_jieba_can_not_cut_out_counts_all_the_same(
    tmp_path: Path, write: Write
) -> None:
    index = hzsearch.open(tmp_path / "index")
    write("中关村·杭州")
    index.add([{"id": "1", "title": "中关村·杭州签约"}])
    assert not changed(index)
    own = scores(index, "中关村·杭州")["1"]
    write()
    assert own > scores(index, "中关村·杭州")["1"]


def test_words_change_the_order_and_never_what_is_found(
    index: hzsearch.Index, write: Write
) -> None:
    found = {text: set(scores(index, text)) for text in ("智造", "创谷", "中国", "“国智”", "谷")}
    write("智造", "国智", "造园建设")
    index.add([{"id": "3", "title": "国智造园建设"}])
    for text, ids in found.items():
        assert set(scores(index, text)) >= ids
    assert set(scores(index, "智造")) == {"1", "2", "3"}


def test_stats_name_what_a_rebuild_would_help(index: hzsearch.Index, write: Write) -> None:
    assert not changed(index)
    write("智造", "智造园", "提速", "稀土")
    assert changed(index) == ["智造", "智造园", "提速"]
    index.add([{"id": "3", "title": "智造稀土"}])
    # The new article was cut with all of them, the older ones with none.
    assert changed(index) == ["智造", "智造园", "提速", "稀土"]
    write("智造")
    assert changed(index) == ["智造", "智造园", "提速", "稀土"]


def test_a_removed_word_is_named_until_the_rebuild(tmp_path: Path, write: Write) -> None:
    write("智造")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "2024-03-28.txt").write_text("智造园提速\n本报讯　智造园开工。\n", encoding="utf-8")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    assert not changed(index)
    write()
    index.build(archive)
    assert changed(index) == ["智造"]
    index.build(archive, rebuild=True)
    assert not changed(index)


def test_an_index_with_other_words_is_told_and_not_refused(
    index: hzsearch.Index, write: Write, tmp_path: Path
) -> None:
    write("智造", "智造园", "提速", "建设", "开工", "春耕")
    told = run("stats", "--index", str(index.folder)).stdout
    assert str(tmp_path / "words.txt") in told
    assert "Added or removed since the build 词典增删: 6 (" in told
    assert "--rebuild" in told
    named = told.split("增删: 6 (")[1].split(")")[0]
    assert len(named.split("、")) == 5
    assert named.endswith("…")


def test_a_wrong_dictionary_stops_builds_and_queries_in_a_sentence(
    index: hzsearch.Index, write: Write
) -> None:
    write("智造", "智造 谷")
    for ask in (lambda: index.query("智造"), lambda: index.add(ARTICLES), index.stats):
        with pytest.raises(UsageError, match=r"words\.txt, line 2"):
            ask()
