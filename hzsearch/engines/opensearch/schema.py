"""What is kept of an article, in which fields, and how they are cut into terms.

Each group of units (analysis.FIELDS) is a field with every pair of neighbouring characters of
its condensed units, in order, so that a literal of any length is a phrase; the last character
of a unit is paired with ``END``, and between units one place is left free, so that no phrase
reaches over. The server does nothing but part the pairs at the spaces between them.

``grams`` and ``words`` are columns of the pairs and of jieba's words that an article has, to
tell what there is in an archive. ``born`` and ``died`` are the numbers of the commits that an
article came and went with (:mod:`~hzsearch.engines.opensearch.state`). Text that is only handed
back (``plain``, ``times``, ``article``) is in the source alone; what can be made from it again
is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from math import isfinite
from operator import add
from typing import Any

from hzsearch.analysis import FIELDS, GROUP, UNIT, Document, grams
from hzsearch.engines.columns import KEYWORDS, day_number, keyword_values

#: Ends a unit in the field of its group. White space to Python, so that no unit has it; none
#: to Java (``Character.isWhitespace``), by which both servers part terms.
END = "\xa0"

#: So often at most is a word counted in a group of an article, as in the other engines.
MOST_OFTEN = 255

#: The letter of each group of units in the field ``words``.
LETTERS = dict(zip(FIELDS, "hasb", strict=True))

#: The field that has the amounts of all currencies.
ANY_CURRENCY = "all"

# Longer ones are no terms: Lucene takes no more than 32,766 bytes.
_LONGEST_TERM = 8191
_ANALYZER = "hzsearch_pairs"
_MADE = (*FIELDS, "grams", "words")

_COLUMN = {"type": "keyword", "index": False, "ignore_above": _LONGEST_TERM}
_NUMBER = {"type": "integer"}
_KEPT = {"type": "keyword", "index": False, "doc_values": False}


def index_body(name: str, shards: int, replicas: int) -> dict[str, Any]:
    """Return what a new numbered index of ``name`` is made with."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "codec": "best_compression",
                # Nothing shows before a commit, which refreshes itself.
                "refresh_interval": "-1",
            },
            "analysis": {
                # Takes END standing alone away, and leaves its place free.
                "filter": {"hzsearch_free": {"type": "stop", "stopwords": [END]}},
                "analyzer": {
                    _ANALYZER: {
                        "type": "custom",
                        "tokenizer": "whitespace",
                        "filter": ["hzsearch_free"],
                    }
                },
            },
        },
        "mappings": _mappings(name),
    }


def _mappings(name: str) -> dict[str, Any]:
    pairs = {"type": "text", "analyzer": _ANALYZER, "index_options": "positions"}
    keyword = {"type": "keyword", "ignore_above": _LONGEST_TERM}
    amounts = {"type": "double_range"}
    return {
        "dynamic": False,
        "_meta": {"hzsearch": name},
        "_source": {"excludes": list(_MADE)},
        # Mapped as they come: a currency is a name of its own.
        "dynamic_templates": [{"amounts": {"path_match": "amounts.*", "mapping": amounts}}],
        "properties": {
            **dict.fromkeys(KEYWORDS, keyword),
            **dict.fromkeys(FIELDS, pairs),
            **dict.fromkeys(("grams", "words"), _COLUMN),
            **dict.fromkeys(("plain", "times", "article"), _KEPT),
            **dict.fromkeys(("day", "length", "born", "died"), _NUMBER),
            "amounts": {
                "type": "object",
                "dynamic": True,
                "properties": {ANY_CURRENCY: amounts},
            },
        },
    }


def source(document: Document) -> dict[str, Any]:
    """Return what the source has of ``document``, from which all else is made."""
    article = document.article
    day = day_number(article.date)
    return {
        **{field: list(keyword_values(article, field)) for field in KEYWORDS},
        "id": article.id,
        "amounts": _amounts(document),
        **({"day": day} if day else {}),
        "length": len(document.text),
        "plain": document.text,
        "times": packed(_times(document)),
        "article": packed(article.to_dict()),
    }


def made(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are made from a source."""
    text: str = facts["plain"]
    groups = zip(FIELDS, text.split(GROUP), strict=False)
    times: dict[str, dict[str, int]] = json.loads(facts["times"])
    return {
        **{name: _pairs(group) for name, group in groups if group},
        "grams": [pair.replace(UNIT, END) for pair in sorted(grams(text))],
        "words": [letter + word for letter, words in times.items() for word in words],
    }


def key(article_id: str, number: int) -> str:
    """Return the server's id of the article that came with the commit ``number``.

    Ids of articles can be longer than the 512 bytes that a server's may have.
    """
    return f"{blake2b(article_id.encode(), digest_size=16).hexdigest()}-{number}"


def packed(facts: Mapping[str, Any]) -> str:
    """Return JSON without spaces."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def _amounts(document: Document) -> dict[str, list[dict[str, float]]]:
    found: dict[str, list[dict[str, float]]] = {}
    for currency, low, high in dict.fromkeys(document.amounts):
        ends = {"gte": low, "lte": high}
        # An end that is open is left out.
        told = {name: end for name, end in ends.items() if isfinite(end)}
        for name in (currency, ANY_CURRENCY):
            found.setdefault(name, []).append(told)
    return found


def _times(document: Document) -> dict[str, dict[str, int]]:
    return {
        LETTERS[group]: {word: min(count, MOST_OFTEN) for word, count in words.items()}
        for group, words in document.words.items()
        if words
    }


def _pairs(group: str) -> str:
    units = (unit for unit in group.split(UNIT) if unit)
    return f" {END} ".join(" ".join(map(add, unit, unit[1:] + END)) for unit in units)
