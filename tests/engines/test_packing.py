"""An article and its condensed text as one pack: nothing lost, each read without the other."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")

from hzsearch.analysis import GROUP, active_cutter, document
from hzsearch.engines.tantivy import packing
from hzsearch.model import Article
from tests.quality.corpus import load

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, st.dictionaries(st.sampled_from(string.ascii_letters), _TEXTS, max_size=4))
def test_what_is_packed_comes_out_as_it_was(text: str, article: dict[str, str]) -> None:
    pack = packing.packed(text, article)
    assert packing.text(pack) == text.encode()
    assert packing.article(pack) == article


def test_every_character_comes_out_as_it_was() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    pack = packing.packed(every, {"every": every})
    assert packing.text(pack) == every.encode()
    assert packing.article(pack) == {"every": every}


def test_nothing_is_packed_too() -> None:
    pack = packing.packed("", {})
    assert packing.text(pack) == b""
    assert packing.article(pack) == {}


def test_packs_are_smaller_than_the_texts_alone() -> None:
    made = [document(article, active_cutter()) for article in load()]
    packs = sum(len(packing.packed(one.text, one.article.to_dict())) for one in made)
    assert packs < 0.9 * sum(len(one.text.encode()) for one in made)


def test_articles_read_from_a_pack_are_equal() -> None:
    article = Article("a", headline="信创", paragraphs=("“产业”園區。", "x" * 70_000))
    text = document(article, active_cutter()).text
    pack = packing.packed(text, article.to_dict())
    assert Article.from_dict(packing.article(pack)) == article
    assert packing.text(pack).decode().count(GROUP) == text.count(GROUP)
