"""Which articles are one story, and that probes find them in an index."""

from __future__ import annotations

from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from hzsearch.analysis import condense
from hzsearch.building import add
from hzsearch.engines.whoosh import WhooshReader
from hzsearch.model import Article
from hzsearch.query import Everything, Literal
from hzsearch.similarity import NearDuplicates, are_near_duplicates, duplicates, profile
from hzsearch.similarity.probes import LENGTH, MOST, probes
from tests.similarity.stories import stories, story

PAIRS = [
    pytest.param(one, other, id=f"{one.id}+{other.id}")
    for one, other in combinations_with_replacement(stories(), 2)
    if any(article.paragraphs for article in (one, other))
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_which_are_one_story(one: Article, other: Article) -> None:
    same = story(one.id) == story(other.id)
    assert are_near_duplicates(profile(one), profile(other)) == same
    assert are_near_duplicates(profile(other), profile(one)) == same


def test_articles_without_text_are_like_none() -> None:
    nothing = profile(Article(id="a"))
    assert not are_near_duplicates(nothing, nothing)
    assert probes(nothing) is None


@pytest.mark.parametrize("few", [0, duplicates.FEW])
def test_an_index_finds_what_is_one_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(duplicates, "FEW", few)
    add(tmp_path, [], jobs=1)
    for article in stories():
        add(tmp_path, [article], jobs=1)
    reader = WhooshReader(tmp_path)
    everywhere = NearDuplicates(reader, Everything())
    some = NearDuplicates(reader, Literal("订购六台"))
    ordering = {a.id for a in stories() if "订购六台" in condense("".join(a.paragraphs))}
    for article in stories():
        others = {a.id for a in stories() if story(a.id) == story(article.id)} - {article.id}
        assert everywhere.of(article.to_dict()) == tuple(sorted(others))
        assert set(some.of(article.to_dict())) == others & ordering


def test_probes_are_spread_over_the_text_and_stand_in_its_units() -> None:
    article = next(a for a in stories() if a.id == "pump-sent")
    found = probes(profile(article))
    assert found
    texts = [node.text for node in found.nodes if isinstance(node, Literal)]
    assert len(texts) == MOST
    assert {len(text) for text in texts} == {LENGTH}
    units = profile(article).units
    assert {i for i, unit in enumerate(units) if any(t in unit for t in texts)} == {*range(5)}
    assert all(any(text in unit for unit in units) for text in texts)
    assert not any("新华社" in text for text in texts)
