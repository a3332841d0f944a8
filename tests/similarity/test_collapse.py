"""The same story takes one place in a ranking; nothing is lost, doubled or counted wrong."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.analysis import condense
from hzsearch.building import add
from hzsearch.cli import main
from hzsearch.engines.base import Sort
from hzsearch.engines.whoosh import WhooshReader
from hzsearch.model import Article
from hzsearch.query import Everything, Literal, Node
from hzsearch.similarity import Group, collapse, duplicates
from tests.similarity.stories import stories

# Some articles drawn from few paragraphs, so that near-duplicates are frequent.
PARAGRAPHS = st.lists(
    st.sampled_from([p for article in stories()[:8] for p in article.paragraphs]), max_size=4
)
ARCHIVES = st.lists(PARAGRAPHS, max_size=12).map(
    lambda drawn: [
        Article(id=f"{n}:1", paragraphs=tuple(texts), date=f"2024-03-{n % 4 + 11}")
        for n, texts in enumerate(drawn)
    ]
)
NODES: st.SearchStrategy[Node] = st.sampled_from([Everything(), Literal("医院"), Literal("泵")])
SORTS: st.SearchStrategy[Sort] = st.sampled_from(["relevance", "date"])

slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def groups(
    batches: Sequence[Sequence[Article]], node: Node, sort: Sort, size: int
) -> tuple[list[Group], set[int]]:
    """Return all groups, fetched in pages of ``size``, and the totals that were told."""
    with tempfile.TemporaryDirectory() as folder:
        for batch in [[], *batches]:
            add(Path(folder), batch, jobs=1)
        reader = WhooshReader(Path(folder))
        pages = [
            collapse(reader, node, sort=sort, limit=size, offset=offset)
            for offset in range(0, 13, size)
        ]
    return [group for page in pages for group in page.groups], {page.total for page in pages}


def ids(found: Sequence[Group]) -> list[tuple[str, ...]]:
    return [(group.head.article["id"], *group.similar) for group in found]


@slow
@given(archive=ARCHIVES, node=NODES, sort=SORTS, few=st.sampled_from([0, duplicates.FEW]))
def test_every_match_is_in_one_group_and_pages_join(
    archive: list[Article], node: Node, sort: Sort, few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "FEW", few)
        whole, totals = groups([archive], node, sort, 13)
        parted, others = groups([archive[::-1][i::2] for i in range(2)], node, sort, 2)
    text = node.text if isinstance(node, Literal) else ""
    matching = {a.id for a in archive if not text or any(text in condense(p) for p in a.paragraphs)}
    assert totals == others == {len(matching)}
    assert ids(whole) == ids(parted)
    assert sorted(one for group in ids(whole) for one in group) == sorted(matching)


@slow
@given(archive=ARCHIVES, node=NODES, sort=SORTS)
def test_heads_stand_in_the_order_of_the_plain_ranking(
    archive: list[Article], node: Node, sort: Sort
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        add(Path(folder), archive, jobs=1)
        reader = WhooshReader(Path(folder))
        plain = reader.search(node, sort=sort, limit=13, offset=0).matches
        found = collapse(reader, node, sort=sort, limit=13, offset=0).groups
    order = [match.article["id"] for match in plain]
    places = [[order.index(one) for one in group] for group in ids(found)]
    assert [group[0] for group in places] == sorted(group[0] for group in places)
    assert all(group[0] == min(group) for group in places)


@pytest.fixture
def index(tmp_path: Path) -> hzsearch.Index:
    index = hzsearch.open(tmp_path / "index")
    index.add(stories())
    return index


def test_a_story_is_one_hit_and_names_the_others(index: hzsearch.Index) -> None:
    found = index.query("低温泵 两千小时", collapse=True)
    assert found.total == index.query("低温泵 两千小时").total == 5
    assert len(found) == 1
    others = {"pump-cut", "pump-edited", "pump-headline", "pump-sent", "pump-traditional"}
    assert {found[0].id, *found[0].similar} == others
    assert found[0].similar == tuple(sorted(others - {found[0].id}))
    assert found[0].snippet.spans


def test_only_what_matches_too_is_folded(index: hzsearch.Index) -> None:
    found = index.query('"绿色通道"', collapse=True, sort="date")
    assert {one for hit in found for one in (hit.id, *hit.similar)} == {
        hit.id for hit in index.query('"绿色通道"')
    }


def test_without_collapse_nothing_is_folded(index: hzsearch.Index) -> None:
    found = index.query("低温泵")
    assert len(found) == found.total > 4
    assert all("similar" not in hit.to_dict() for hit in found)


def test_a_page_of_none_and_a_page_beyond_the_end(index: hzsearch.Index) -> None:
    for page in ({"limit": 0}, {"offset": 50}):
        found = index.query("低温泵", collapse=True, **page)  # type: ignore[arg-type]
        assert (len(found), found.total) == (0, index.count("低温泵"))


def test_the_command_line_shows_and_tells_what_is_folded(index: hzsearch.Index) -> None:
    asked = ["query", "低温泵", "两千小时", "--collapse", "--index", str(index.folder)]
    shown = CliRunner().invoke(main, asked, catch_exceptions=False).stdout
    assert "+4 similar 篇相近: pump-" in shown
    assert "\n5 articles" in shown
    answer = json.loads(CliRunner().invoke(main, [*asked, "--json"]).stdout)
    assert answer["total"] == 5
    assert [len(hit["similar"]) for hit in answer["hits"]] == [4]
