"""Random archives and random query trees, small enough to collide often."""

from __future__ import annotations

from math import nextafter
from typing import Any

from hypothesis import strategies as st

from hzsearch.analysis import FIELDS, condense
from hzsearch.model import Article
from hzsearch.query import (
    AmountRange,
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Together,
)

# Few characters, so that literals recur; each kind that folding knows is there.
TEXT = st.text(alphabet="信创谷中国國ａＡa1１ “”《》。-%3月三十　𠀀", max_size=30)
ZONES = st.sampled_from(["江阴高新区", "天津滨海高新区", "苏州工业园区"])
TOPICS = st.sampled_from(["人才", "新材料"])
FIGURES = st.sampled_from(
    ["投资5亿元", "超10亿元；不到５亿元", "3—8亿元", "2000万美元、5亿美元", "营收10亿", "5亿千瓦时"]
)
NUMBERS = st.sampled_from([1.0, 3e8, 5e8, nextafter(5e8, 0), 8e8, 10e8, nextafter(10e8, 20e8)])
DAYS = st.sampled_from(["2023-12-31", "2024-03-27", "2024-03-28", "2024-04-01"])


# Made once: a strategy that is made for each article costs more than what it draws.
_PARTS = st.fixed_dictionaries(
    {
        "kicker": TEXT,
        "headline": TEXT | FIGURES,
        "bylines": st.lists(TEXT, max_size=2).map(tuple),
        "zones": st.lists(ZONES, max_size=2, unique=True).map(tuple),
        "date": st.none() | DAYS,
        "published": st.none() | DAYS,
        "topics": st.lists(TOPICS, max_size=2, unique=True).map(tuple),
        "subheads": st.lists(TEXT, max_size=1).map(tuple),
        "paragraphs": st.lists(TEXT | FIGURES, max_size=4).map(tuple),
        "kind": st.sampled_from(["news", "photo"]),
    }
)
_SOME = st.lists(_PARTS, max_size=12)


def articles(number: int) -> st.SearchStrategy[Article]:
    """Return the strategy of articles with the id of ``number``; any part may be empty."""
    return _PARTS.map(lambda parts: _article(number, parts))


def archives() -> st.SearchStrategy[list[Article]]:
    """Return the strategy of up to a dozen articles with ids of their own."""
    return _SOME.map(lambda some: [_article(number, parts) for number, parts in enumerate(some)])


def _article(number: int, parts: dict[str, Any]) -> Article:
    zone = next(iter(parts["zones"]), None)
    return Article(id=f"a{number}.txt:1", zone=zone, **parts)


LITERALS = TEXT.map(lambda text: condense(text)[:6]).filter(bool)

GROUPS = st.lists(st.sampled_from(FIELDS), max_size=2, unique=True).map(tuple)
NAMES = st.builds(Literal, LITERALS, st.booleans())
SIDES = st.lists(NAMES, min_size=1, max_size=2).map(lambda some: Or(tuple(some)))
PIECES = st.lists(LITERALS | st.sampled_from("*?"), min_size=1, max_size=4)
PATTERNS = PIECES.map(lambda pieces: "".join(pieces).strip("*")).filter(bool)

_LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Literal, LITERALS, st.booleans(), fields=GROUPS),
    st.builds(Pattern, PATTERNS, fields=GROUPS),
    st.builds(Near, SIDES | NAMES, SIDES, st.integers(0, 6)),
    st.lists(LITERALS, min_size=1, max_size=3).map(lambda texts: Together(tuple(texts))),
    st.lists(ZONES, min_size=1, max_size=2).map(lambda names: Field("zones", tuple(names))),
    TOPICS.map(lambda name: Field("topics", (name,))),
    st.sampled_from(["news", "photo"]).map(lambda kind: Field("kind", (kind,))),
    st.integers(0, 12).map(lambda number: Field("id", (f"a{number}.txt:1",))),
    st.tuples(st.none() | DAYS, st.none() | DAYS).map(lambda days: Dates(*days)),
    st.builds(
        AmountRange,
        st.sampled_from([None, "CNY", "USD", "EUR"]),
        st.none() | NUMBERS,
        st.none() | NUMBERS,
    ),
    st.just(Everything()),
)

QUERIES: st.SearchStrategy[Node] = st.recursive(
    _LEAVES,
    lambda nodes: st.one_of(
        st.lists(nodes, max_size=3).map(lambda some: And(tuple(some))),
        st.lists(nodes, max_size=3).map(lambda some: Or(tuple(some))),
        nodes.map(Not),
        st.builds(Best, st.lists(nodes, max_size=4).map(tuple), st.integers(0, 4)),
    ),
    max_leaves=6,
)
