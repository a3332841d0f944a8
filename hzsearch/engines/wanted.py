"""What a query's texts are worth in one state of an index, the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hzsearch.analysis import WordsCut, added_words
from hzsearch.query import Literal, Node, chain, is_question
from hzsearch.ranking import Corpus, Wanted, rarity


def wanted(
    node: Node,
    worth: Mapping[str, float],
    corpus: Corpus,
    total: Callable[[Node], int],
    words: WordsCut,
) -> Wanted:
    """Return what ``node`` is ranked by.

    ``worth`` is what a match of each text is worth (query.weights), ``total`` counts the
    articles that a node means, ``words`` are those that the index was cut with.
    """
    rarities = (weight * rarity(corpus, total(Literal(text))) for text, weight in worth.items())
    texts, near = ([text.encode() for text in some] for some in (worth, chain(node)))
    # Added words that not all articles were cut with are words wherever they stand.
    new = added_words().words.keys() - words.everywhere
    own = frozenset(text.encode() for text in worth if text in new)
    return Wanted(tuple(texts), tuple(rarities), is_question(node), tuple(near), own)
