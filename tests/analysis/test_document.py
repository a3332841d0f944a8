"""What an engine gets of an article: units that are kept apart, grams, words."""

from __future__ import annotations

from hzsearch.analysis import active_cutter, condense, document, grams
from hzsearch.model import Article

ARTICLE = Article(
    id="a.txt:1",
    kicker="某高新区：",
    headline="牵手“名校”",
    bylines=("林 可",),
    subheads=("小标题",),
    paragraphs=("中国信创谷", "F3000CPU 自动"),
)


def test_no_gram_crosses_a_seam() -> None:
    pairs = grams(document(ARTICLE, active_cutter()).text)
    assert {"信创", "创谷", "谷\n", "f3", "校\n", "可\n"} <= pairs
    assert "谷f" not in pairs
    assert not any(pair[0].isspace() for pair in pairs)


def test_every_character_begins_a_gram() -> None:
    units = [ARTICLE.kicker, ARTICLE.headline, *ARTICLE.bylines, *ARTICLE.paragraphs]
    begins = {pair[0] for pair in grams(document(ARTICLE, active_cutter()).text)}
    assert set(condense("".join(units))) <= begins


def test_words_are_counted_by_group_and_a_byline_is_one_word() -> None:
    words = document(ARTICLE, active_cutter()).words
    assert words["byline"] == {"林可": 1}
    assert words["subhead"] == {"标题": 1, "小标题": 1}
    assert words["body"]["f3000cpu"] == 1
    assert "：" not in words["headline"]
