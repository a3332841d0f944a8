"""The words added to jieba's beside an index: what a rebuild would change."""

from __future__ import annotations

from typing import Any

from hzsearch.analysis import WordsCut, added_words
from hzsearch.engines.base import Reader
from hzsearch.query import Literal


def dictionary_facts(reader: Reader, cut: WordsCut) -> dict[str, Any]:
    """Return the number of added words, the user's file, and those a rebuild would help.

    ``cut`` has the words that the articles of ``reader`` were cut with. A word that was
    added or removed since is in ``changed`` if some article has it, the most frequent first.
    """
    dictionary = added_words()
    totals = {word: reader.total(Literal(word)) for word in cut.changed(dictionary.cuttable)}
    found = sorted((-total, word) for word, total in totals.items() if total)
    return {
        "words": len(dictionary.words),
        "path": str(dictionary.path) if dictionary.path else None,
        "changed": [word for _, word in found],
    }
