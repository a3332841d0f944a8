"""Expansion: from what a user wrote to what the archive calls it.

Words become nodes of the query tree that an engine knows: the literal, other names of the
same thing (:mod:`~hzsearch.expand.synonyms`), what pinyin spells
(:mod:`~hzsearch.expand.pinyin`), what a mistyped word was meant to be
(:mod:`~hzsearch.expand.spelling`), and for what no article has as it stands, its words.
All of it happens when a query is asked, so a change of a table needs no rebuild; all of
it is told in the answer's notes, and quotes or ``exact`` switch it off.
"""

from hzsearch.expand.resolve import Resolved, resolve
from hzsearch.expand.vocabulary import Vocabulary

__all__ = ["Resolved", "Vocabulary", "resolve"]
