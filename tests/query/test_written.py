"""A tree written down again means the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hzsearch.query import And, Filter, Literal, Near, Node, Not, Or, Pattern, Word, parse, written

# A number before ^2 is 10^2 and no boost, so none of these is one.
TEXTS = st.text("信创a1", min_size=1).filter(lambda text: not text.isdigit())
WORDS = st.builds(
    lambda text, weight: Word(text, text, weight), TEXTS, st.sampled_from([1.0, 2.0, 0.5])
)
LITERALS = st.builds(Literal, st.text("信创a1", min_size=1), weight=st.sampled_from([1.0, 3.0]))
SIDES = (
    WORDS
    | LITERALS
    | st.lists(WORDS | LITERALS, min_size=2, max_size=3).map(lambda some: Or(tuple(some)))
)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    WORDS,
    LITERALS,
    st.builds(Near, SIDES, SIDES, st.integers(0, 20)),
    st.builds(
        Filter,
        st.sampled_from(["zone", "date", "headline"]),
        st.text("信创a1 ()", min_size=1).filter(str.strip),
    ),
    st.sampled_from([Pattern("信*谷"), Pattern("芯?片", 2.0)]),
)
TREES = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        st.lists(nodes, min_size=2, max_size=3).map(lambda some: And(tuple(some))),
        st.lists(nodes, min_size=2, max_size=3).map(lambda some: Or(tuple(some))),
        nodes.map(Not),
    ),
    max_leaves=6,
)


def flat(node: Node) -> Node:
    """Return the tree without one And within another, and the like; brackets do not keep them."""
    if isinstance(node, Not):
        return Not(flat(node.node))
    if isinstance(node, And | Or):
        parts = (
            part
            for child in map(flat, node.nodes)
            for part in (child.nodes if type(child) is type(node) else (child,))
        )
        return type(node)(tuple(parts))
    return node


@given(TREES)
def test_a_tree_is_what_its_text_means(tree: Node) -> None:
    assert flat(parse(written(tree)).tree) == flat(tree)
