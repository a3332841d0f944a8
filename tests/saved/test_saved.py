"""A saved query tells what has come since it was last asked: all of it, and each once."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.cli import main
from hzsearch.errors import StoppedError, UnknownNameError, UsageError
from hzsearch.model import Article
from hzsearch.model.contents import content
from hzsearch.saved import News, SavedQueries, SavedQuery
from hzsearch.saved.news import find_news
from hzsearch.saved.store import Store, saved_path
from tests.cli.test_commands import run


def article(number: int, text: str = "信创", day: str | None = None, **more: str) -> Article:
    """Return an article with the id of a number; a later one is of a later day."""
    day = day or f"2024-01-{number + 1:02}"
    return Article(f"a{number}", headline="题", paragraphs=(text,), date=day, **more)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> hzsearch.Index:
    """An index of three articles, of which two match; saved queries lie beside it."""
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved.sqlite"))
    index = hzsearch.open(tmp_path / "index")
    index.add([article(0), article(1), article(2, "别的")])
    return index


@pytest.fixture
def queries(index: hzsearch.Index) -> SavedQueries:
    """The queries saved for it, with one."""
    queries = SavedQueries(index)
    queries.add("信创", text="信创")
    return queries


def told(queries: SavedQueries, limit: int | None = None) -> list[str]:
    """Return the ids of what is new, those of changed articles with a mark, and note them."""
    news = queries.news("信创", limit)
    queries.tell(news)
    return [one.hit.id + "*" * one.is_changed for one in news.hits]


def test_what_is_new_is_told_once(index: hzsearch.Index, queries: SavedQueries) -> None:
    assert told(queries) == ["a1", "a0"]
    assert told(queries) == []
    index.add([article(3), article(4, "别的")])
    assert told(queries) == ["a3"]
    assert told(queries) == []


def test_what_was_not_shown_stays_new(queries: SavedQueries) -> None:
    assert queries.news("信创").total == 2
    assert queries.news("信创", 1).total == 2
    assert [told(queries, 1), told(queries, 0), told(queries, 1), told(queries, 1)] == [
        ["a1"],
        [],
        ["a0"],
        [],
    ]


def test_an_article_with_another_text_is_told_again(
    index: hzsearch.Index, queries: SavedQueries
) -> None:
    told(queries)
    index.add([article(0, "信创谷"), article(1, zone="江阴高新区", day="2025-01-01")])
    # Another day and zone are no news.
    assert told(queries) == ["a0*"]
    # One that matches only now is new, whatever it was before.
    index.add([article(2, "信创")])
    assert told(queries) == ["a2"]


def test_the_filters_are_kept(index: hzsearch.Index, queries: SavedQueries) -> None:
    queries.add("年初", text="信创", until="2024-01-01", exact=True)
    assert [hit.id for hit in queries.run("年初")] == ["a0"]
    assert [one.hit.id for one in queries.news("年初").hits] == ["a0"]
    [_, query] = sorted(queries.all(), key=lambda one: one.name)
    assert query.to_dict()["asked"] == {"text": "信创", "until": "2024-01-01", "exact": True}


def test_what_matches_now_need_not_be_new(index: hzsearch.Index, queries: SavedQueries) -> None:
    queries.add("以后", seen=True, text="信创")
    assert queries.news("以后").total == 0
    index.add([article(5)])
    assert [one.hit.id for one in queries.news("以后").hits] == ["a5"]


@pytest.mark.parametrize("name", ["", "a/b", "../x", "-n", " a", "a ", "x" * 65, "a\nb", "a?b"])
def test_what_is_no_name(queries: SavedQueries, name: str) -> None:
    with pytest.raises(UsageError, match="is no name"):
        queries.add(name, text="信创")


def test_what_makes_no_sense_is_said(queries: SavedQueries) -> None:
    with pytest.raises(UsageError, match="already"):
        queries.add("信创", text="别的")
    with pytest.raises(UsageError, match="No zone"):
        queries.add("a", text="信创", zone="没有的高新区")
    with pytest.raises(UnknownNameError, match="those there are: 信创"):
        queries.get("a")
    queries.remove("信创")
    assert queries.all() == []
    with pytest.raises(UnknownNameError, match="saved add"):
        queries.remove("信创")


def test_removed_and_saved_again_all_is_new(queries: SavedQueries) -> None:
    told(queries)
    queries.remove("信创")
    queries.add("信创", text="信创")
    assert told(queries) == ["a1", "a0"]


def test_each_index_has_its_own(queries: SavedQueries, tmp_path: Path) -> None:
    other = hzsearch.open(tmp_path / "other")
    other.add([article(7)])
    assert SavedQueries(other).all() == []
    SavedQueries(other).add("信创", text="信创")
    assert told(SavedQueries(other)) == ["a7"]
    assert told(queries) == ["a1", "a0"]


def test_an_index_that_was_built_anew_keeps_them(
    index: hzsearch.Index, queries: SavedQueries
) -> None:
    told(queries)
    assert isinstance(index.folder, Path)
    for path in index.folder.iterdir():
        path.unlink()
    index.add([article(0), article(1), article(6)])
    assert told(queries) == ["a6"]


def test_several_may_write_at_a_time(index: hzsearch.Index, queries: SavedQueries) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda k: SavedQueries(index).add(f"n{k}", text="信创"), range(8)))
    assert len(queries.all()) == 9


def test_a_file_that_is_none_is_said(index: hzsearch.Index, tmp_path: Path) -> None:
    (tmp_path / "saved.sqlite").write_text("no database at all" * 100)
    with pytest.raises(StoppedError, match="HZSEARCH_SAVED"):
        SavedQueries(index).all()
    with pytest.raises(StoppedError, match="can not be read or written"):
        SavedQueries(index).add("a", text="信创")


def test_what_fails_half_way_is_not_noted(
    queries: SavedQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = queries.news("信创")
    broken = News(news.query, (news.hits[0], None), 2)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        queries.tell(broken)
    assert told(queries) == ["a1", "a0"]


@settings(max_examples=25, deadline=None)
@given(
    states=st.lists(
        st.dictionaries(st.integers(0, 5), st.sampled_from(["信创甲", "信创乙", "别的"])),
        min_size=1,
        max_size=4,
    ),
    limit=st.integers(1, 3),
)
def test_all_that_ever_stood_there_when_asked_is_told_once_a_text(
    states: list[dict[int, str]], limit: int
) -> None:
    query, known = SavedQuery("k", "n", {"text": "信创"}, ""), dict[str, bytes]()
    seen: list[tuple[str, str]] = []
    for state in states:
        matching = {k: text for k, text in state.items() if "信创" in text}
        index = _Matching([article(k, text) for k, text in matching.items()])
        while True:
            news = find_news(index, query, known, limit)  # type: ignore[arg-type]
            if not news.hits:
                break
            seen += [(one.hit.id, one.hit.article.paragraphs[0]) for one in news.hits]
            known |= _contents(news)
        assert news.total == 0
        assert {(f"a{k}", text) for k, text in matching.items()} <= set(seen)


class _Matching:
    """Stands for an index of which some articles match."""

    def __init__(self, articles: list[Article]) -> None:
        self._articles = articles

    def chosen(self, wanted: object, **_: object) -> list[hzsearch.Hit]:
        """Yield hits of what is wanted."""
        assert callable(wanted)
        snippet = hzsearch.Snippet("")
        return [hzsearch.Hit(one, 0.0, snippet) for one in self._articles if wanted(one)]


def _contents(news: News) -> dict[str, bytes]:
    return {one.hit.id: content(one.hit.article) for one in news.hits}


def at(index: hzsearch.Index) -> tuple[str, str]:
    """Return the option that names the index."""
    return "--index", str(index.folder)


def test_the_command_line(index: hzsearch.Index) -> None:
    name = ("信创快报", *at(index))
    assert "2 articles now" in run("saved", "add", *name, "信创", "-别的", "--since", "2024").stdout
    listed = run("saved", "list", *at(index)).stdout
    assert "信创快报  信创 -别的 · since 自: 2024" in listed
    assert "1–1 of 2 articles" in run("saved", "run", *name, "-n", "1").stdout
    assert "a1" in run("saved", "run", *name, "--new", "-n", "1").stdout
    facts = json.loads(run("saved", "run", *name, "--new", "--json").stdout)
    assert [(one["id"], one["changed"]) for one in facts["hits"]] == [("a0", False)]
    assert "没有新到的" in run("saved", "run", *name, "--new", code=1).stdout
    index.add([article(0, "信创改")])
    assert "有改动" in run("saved", "run", *name, "--new").stdout
    run("saved", "remove", *name)
    assert "saved add" in run("saved", "run", *name, code=2).stderr


def test_nothing_is_lost_where_printing_breaks_off(
    index: hzsearch.Index, queries: SavedQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patched:
        patched.setattr("hzsearch.cli.saved.click.echo", broken)
        CliRunner().invoke(main, ["saved", "run", "信创", "--new", *at(index)])
    assert told(queries) == ["a1", "a0"]


def test_nothing_is_written_by_reading(index: hzsearch.Index, tmp_path: Path) -> None:
    assert SavedQueries(index).all() == []
    assert not (tmp_path / "saved.sqlite").exists()
    SavedQueries(index).add("a", text="信创")
    with sqlite3.connect(tmp_path / "saved.sqlite") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("name", ["caf\u00e9", "cafe\u0301"])
def test_names_that_look_alike_are_one(index: hzsearch.Index, name: str) -> None:
    queries, other = SavedQueries(index), "caf\u00e9cafe\u0301".replace(name, "")
    queries.add(name, text="信创")
    with pytest.raises(UsageError, match="already"):
        queries.add(other, text="信创")
    assert [one.name for one in queries.all()] == ["caf\u00e9"]
    assert queries.run(other).total == 2
    queries.remove(other)
    assert queries.all() == []


def test_of_two_that_an_older_file_has_each_is_found(index: hzsearch.Index) -> None:
    store = Store(saved_path(), str(index.folder))
    for name in ("caf\u00e9", "cafe\u0301"):
        store.add(name, {"text": name})
    queries = SavedQueries(index)
    for name in ("caf\u00e9", "cafe\u0301"):
        assert queries.get(name).asked == {"text": name}
        queries.remove(name)
    assert queries.all() == []


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (("add", "甲\n乙", "信创"), r"“甲\n乙” is no name"),
        (("add", "甲\u2028乙", "信创"), r"“甲\u2028乙” is no name"),
        (("add", "--", "-x", "信创"), "“-x” is no name"),
        (("add", "-x", "信创"), "“-x” is no name"),
        (("add", "甲" * 500, "信创"), f"“{'甲' * 80}” is no name"),
        (("run", "甲\r乙"), r"called “甲\r乙”"),
        (("remove", "-甲"), "called “-甲”"),
    ],
)
def test_a_name_that_is_none_is_shown_as_typed_on_one_line(
    index: hzsearch.Index, args: tuple[str, ...], shown: str
) -> None:
    command, *rest = args
    if rest[0].startswith("-") and command != "add":
        rest = ["--", *rest]
    told = run("saved", command, "--index", str(index.folder), *rest, code=2).stderr
    assert shown in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("args", [("list",), ("run", "信创"), ("remove", "信创")])
def test_a_folder_that_may_not_be_searched_is_said(
    queries: SavedQueries,
    index: hzsearch.Index,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
) -> None:
    stat, path = Path.stat, saved_path()

    def refused(self: Path, **options: bool) -> os.stat_result:
        # What a folder without x does to all but root, who runs some of these tests.
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return stat(self, **options)

    monkeypatch.setattr(Path, "stat", refused)
    told = run("saved", *args, "--index", str(index.folder), code=2).stderr
    assert "can not be read or written" in told
    assert "HZSEARCH_SAVED" in told
