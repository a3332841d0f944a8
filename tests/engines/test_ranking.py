"""What an article is worth is the formula of BM25F, however little of its text is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import FIELDS, GROUP, UNIT
from hzsearch.ranking import LEAD, LEAD_BYTES, WEIGHTS, Corpus, Scorer, Wanted

NEEDLES = ("信", "信创", "创谷")

# Units of few characters, so that most texts have each needle; one longer than any lead.
UNITS = st.lists(st.text("信创谷", min_size=1, max_size=9) | st.just("谷信创" * 100), max_size=4)
ARTICLES = st.fixed_dictionaries(dict.fromkeys(FIELDS, UNITS))


@given(ARTICLES, st.booleans(), st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_scores_are_those_of_the_formula(
    article: dict[str, list[str]], asked: bool, words: list[int]
) -> None:
    text = "".join("".join(unit + UNIT for unit in article[field]) + GROUP for field in FIELDS)
    needles = tuple(needle.encode() for needle in NEEDLES)
    wanted = Wanted(needles, (0.5, 1.0, 2.0), asked, own=frozenset(needles[2:]))
    score = Scorer(Corpus(10, 40.0), wanted).score(text.encode(), len(text), words)
    assert score == pytest.approx(formula(article, wanted, len(text), words))


def formula(article: dict[str, list[str]], wanted: Wanted, length: int, words: list[int]) -> float:
    """Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), 3.14 to 3.16."""
    how, total = wanted.saturation, 0.0
    norm = how.k1 * (1 - how.b + how.b * length / 40.0)
    lead = "".join(article["body"][:1]).encode()[:LEAD_BYTES]
    for needle, weight, own in zip(wanted.needles, wanted.rarities, words, strict=True):
        counts = {f: sum(u.encode().count(needle) for u in article[f]) for f in FIELDS}
        often = sum(WEIGHTS[field] * count for field, count in counts.items())
        word = often if needle in wanted.own else own
        often += 0 if wanted.asked else (LEAD - 1) * lead.count(needle)
        total += weight * often * (how.k1 + 1) / (often + norm)
        total += weight * how.word_share * word * (how.k1 + 1) / (word + norm)
    return total
