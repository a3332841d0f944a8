from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.enrich.zones import find_zones
from hzsearch.gazetteer import load_gazetteer
from hzsearch.model import Article, Kind
from tests.enrich import tables

BLOCKS = tables.blocks("zones.txt")


def _first(block: dict[str, list[str]], key: str, default: str = "") -> str:
    return block.get(key, [default])[0]


@pytest.mark.parametrize("block", BLOCKS, ids=[b["zones"][0] + b["text"][0][:6] for b in BLOCKS])
def test_zones_of_articles(block: dict[str, list[str]]) -> None:
    article = Article(
        "a",
        kind=cast(Kind, _first(block, "kind", "news")),
        kicker=_first(block, "kicker"),
        headline=_first(block, "headline"),
        paragraphs=tuple(block["text"]),
    )
    found = find_zones(article)
    expected = tables.listed(block["zones"][0])
    assert list(found.every) == expected
    assert found.main == (expected[0] if expected else None)
    assert found.province == (
        None if _first(block, "province") == "-" else _first(block, "province")
    )
    assert bool(found.doubts) == ("doubt" in block)
    assert all(_first(block, "doubt") in doubt for doubt in found.doubts)


TEXT = st.text(max_size=40) | st.sampled_from(
    [name + "：" for zone in load_gazetteer().zones[::9] for name in zone.names]
)


@given(TEXT, TEXT, st.lists(TEXT, max_size=4))
def test_main_is_the_first_of_all(kicker: str, headline: str, paragraphs: list[str]) -> None:
    found = find_zones(Article("a", kicker=kicker, headline=headline, paragraphs=tuple(paragraphs)))
    assert found.every[:1] == ((found.main,) if found.main else ())
    assert len(set(found.every)) == len(found.every)
