"""Queries as a user types them, on every engine: what is found is what they say.

Each is drawn together with the tree that it must mean, so the parser has no part in the truth.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.analysis import condense
from hzsearch.model import Article
from hzsearch.query import And, Dates, Field, Literal, Node, Not, Or
from tests.contract.archives import DAYS, TEXT, TOPICS, ZONES, archives
from tests.contract.engine import Engine
from tests.contract.engines import each_engine, often
from tests.contract.truth import matching

#: A query as it is written, and what it means.
Asked = tuple[str, Node]

# Quotation marks end a quotation, and only what condensing leaves is asked for.
QUOTED = (
    TEXT.map(lambda text: "".join(char for char in text if char not in "“”")[:8])
    .filter(condense)
    .map(lambda text: (f"“{text}”", Literal(condense(text))))
)
FILTERS: st.SearchStrategy[Asked] = st.one_of(
    ZONES.map(lambda zone: (f"zone:{zone}", Field("zones", (zone,)))),
    TOPICS.map(lambda topic: (f"topic:{topic}", Field("topics", (topic,)))),
    st.tuples(DAYS, DAYS).map(lambda days: (f"date:{days[0]}..{days[1]}", Dates(*days))),
    DAYS.map(lambda day: (f"date:{day}", Dates(day, day))),
)


def every(some: Sequence[Asked]) -> Asked:
    return " ".join(text for text, _ in some), And(tuple(node for _, node in some))


def either(some: Sequence[Asked]) -> Asked:
    return "(" + " OR ".join(text for text, _ in some) + ")", Or(tuple(node for _, node in some))


def without(some: tuple[Asked, Asked]) -> Asked:
    (text, node), (other, unwanted) = some
    return f"({text} -({other}))", And((node, Not(unwanted)))


ASKED: st.SearchStrategy[Asked] = st.recursive(
    QUOTED | FILTERS,
    lambda some: st.one_of(
        st.lists(some, min_size=1, max_size=3).map(every),
        st.lists(some, min_size=1, max_size=3).map(either),
        st.tuples(some, some).map(without),
    ),
    max_leaves=5,
)


@each_engine
@settings(often, max_examples=25)
@given(archive=archives(), asked=ASKED)
def test_what_is_written_is_what_is_found(
    engine: Engine, archive: list[Article], asked: Asked
) -> None:
    text, node = asked
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine(Path(folder), [archive[::2], archive[1::2]])
        results = engine.index(Path(folder)).query(text, limit=100)
    assert sorted(hit.article.id for hit in results) == sorted(matching(node, archive)), text
    assert results.total == len(results)
