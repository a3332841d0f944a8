"""``hzsearch terms`` as other programs rely on it, and as it is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hzsearch.columns import aligned, width
from tests.aggregations.archive import articles
from tests.cli.test_commands import loads, run

TERM = ["text", "articles", "archive", "later", "earlier", "score", "first"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import hzsearch

    folder = tmp_path_factory.mktemp("terms") / "index"
    hzsearch.open(folder).add(articles())
    return folder


def test_json_is_as_documented(folder: Path) -> None:
    answer = loads(run("terms", "稀土", "--json", "--index", folder))
    assert list(answer) == [
        *("query", "total", "asked", "split", "later", "earlier", "related", "rising"),
    ]
    assert answer["asked"] == [
        {
            "text": "稀土",
            "archive": 12,
            "first": {"date": "2024-01-08", "zone": "滨城高新区", "id": "a01", "articles": 1},
        }
    ]
    assert answer["total"] == answer["later"] + answer["earlier"] == 12
    assert answer["split"] == "2024-06-03"
    terms = [*answer["related"], *answer["rising"]]
    assert {"磁材", "低温分离"} <= {term["text"] for term in terms}
    for term in terms:
        assert list(term) == TERM
        assert term["archive"] >= term["articles"] >= term["later"] + term["earlier"]
        assert list(term["first"]) == ["date", "zone", "id", "articles"]
        counted = loads(run("query", f'"{term["text"]}"', "--json", "--index", folder))
        assert counted["total"] == term["archive"]


def test_filters_narrow_what_matches_and_first_uses_stay_those_of_the_archive(
    folder: Path,
) -> None:
    answer = loads(run("terms", "稀土", "--since", "2024-02", "--json", "--index", folder))
    assert answer["total"] == 10
    assert answer["asked"][0]["first"]["id"] == "a01"


def test_n_is_the_number_of_terms_of_a_list(folder: Path) -> None:
    whole = loads(run("terms", "稀土", "--json", "--index", folder))["related"]
    answer = loads(run("terms", "稀土", "-n1", "--json", "--index", folder))
    assert len(whole) > 1
    assert answer["related"] == whole[:1]
    run("terms", "稀土", "-n", "0", "--index", folder, code=2)


def test_on_a_terminal(folder: Path) -> None:
    shown = run("terms", "稀土", "--index", folder).stdout
    lines = shown.splitlines()
    assert lines[0] == "稀土: first 首见 2024-01-08 滨城高新区 (a01)"
    assert "江湾高新区 (b01 and 1 more that day 同日)" in shown
    assert lines[-1] == "12 articles 共 12 篇"
    rising = next(k for k, line in enumerate(lines) if line.startswith("Rising 上升"))
    row = next(line for line in lines[rising:] if line.startswith("低温分离"))
    ends = [
        width(line[: line.index(mark)]) for line, mark in ((lines[rising], "first"), (row, "2023"))
    ]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["“没有这样的字符串”"], 1, "Nothing found"),
        (["企业", "-稀土"], 0, "Related 相关: none 无"),
        (["人工智能", "OR", "稀土"], 0, "人工智能: first 首见 in no article 没有文章"),
        (["省了一半"], 0, "in no article with a date 无日期"),
        (["--zone", "无此高新区"], 2, ""),
        (["-n", "-1", "稀土"], 2, ""),
    ],
)
def test_exit_codes(folder: Path, args: list[str], code: int, says: str) -> None:
    assert says in run("terms", *args, "--index", folder, code=code).stdout


def test_columns_are_as_wide_as_they_look() -> None:
    assert (width("信创AI"), width("ＡＢ"), width("é"), width("e\u0301")) == (6, 4, 1, 1)
    assert width("\x1b[31m\x1b[1m信\x1b[0m\x1b]8;;file:///a%20b\x1b\\创\x1b]8;;\x1b\\") == 4
    lines = list(aligned([("词", "12", "x"), ("word", "3", "")], "<><"))
    assert lines == ["词    12  x", "word   3"]
    assert not re.search(r"\s$", "".join(lines))
