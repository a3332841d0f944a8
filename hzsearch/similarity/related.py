"""What an article is about, as a query: articles on the same matter, and not itself."""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.query import And, Best, Field, Literal, Not
from hzsearch.similarity.words import Telling

#: So many of the article's words another one must have to be related at all; how many more
#: it has decides its place. To ask for a fifth of them lost relatives.
LEAST = 3

#: So many of the words are told to the user, those worth most.
TOLD = 8


def related(article_id: str, words: Sequence[Telling]) -> And:
    """Return the node of the articles that share ``words`` with the one they are from.

    They are in the order of its text, since ranking favours words that stand near each
    other there as well as here.
    """
    nodes = tuple(Literal(word.text, weight=word.weight) for word in words)
    # At least one even of none, so that an article without words is related to none.
    shared = Best(nodes, max(1, min(LEAST, len(nodes))))
    return And((shared, Not(Field("id", (article_id,)))))


def told(words: Sequence[Telling]) -> str:
    """Return in a sentence what is searched by."""
    if not words:
        return "No other article has a telling word of this one. 没有可比的词。"
    ordered = [word.text for word in sorted(words, key=lambda word: (-word.worth, word.text))]
    # A word and the words within it are one to a reader.
    apart = [text for text in ordered if not any(text in o and text != o for o in ordered)]
    more = " …" if len(apart) > TOLD else ""
    return f"by its words 按这些词查: {'、'.join(apart[:TOLD])}{more}"
