"""What is kept of an article, in which fields, and how they are cut into terms.

``text`` has every pair of neighbouring characters of the condensed units, in order; the last
character of a unit is paired with ``END``. Between units one place is left free, so that no
phrase reaches over. ``headline`` has the same of the headlines alone, to rank by. ``words`` has
jieba's words, a term for a word, its group and how often it stands there: that says all that
postings with counts would, and Tantivy adds it up without a look at an article. ``kept`` is the
article and its condensed text (packing.py); the latter since condensing a printed text again
takes ten times as long as reading it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hzsearch.analysis import FIELDS, GROUP, UNIT, Document
from hzsearch.engines.columns import KEYWORDS, day_number, keyword_values
from hzsearch.engines.tantivy.package import tantivy

#: Ends a unit in the field ``text``. White space to Python, so that no unit has it; none to
#: Tantivy, which cuts these fields at white space.
END = "\x1e"

# The pair between two units.
_BETWEEN = END + END

# Characters as numbers of four bytes, in the machine's own order.
_UTF32, _FOUR_BYTES = f"utf-32-{sys.byteorder[0]}e", "I"

#: Parts a word from the letter of a group and how often it stands there.
TIMES = "\x1f"

#: So often at most is a word counted in a group of an article.
MOST_OFTEN = 255

#: The letter of each group of units in the field ``words``.
LETTERS = dict(zip(FIELDS, "hasb", strict=True))

_CUT = "hzsearch"


def schema() -> tantivy.Schema:
    """Return the schema of an index."""
    builder = tantivy.SchemaBuilder()
    for field in KEYWORDS:
        builder.add_text_field(
            field, stored=field == "id", tokenizer_name="raw", index_option="basic"
        )
    builder.add_text_field("text", tokenizer_name=_CUT, index_option="position")
    builder.add_text_field("headline", tokenizer_name=_CUT, index_option="position")
    builder.add_text_field("words", tokenizer_name=_CUT, index_option="basic")
    builder.add_text_field("amounts", tokenizer_name=_CUT, index_option="basic")
    builder.add_integer_field("day", fast=True, indexed=True)
    builder.add_integer_field("length", fast=True)
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def create(folder: Path) -> tantivy.Index:
    """Return a new, empty index in ``folder``, which must be there."""
    return _cutting(tantivy.Index(schema(), path=str(folder), reuse=False))


def opened(folder: Path) -> tantivy.Index:
    """Return the index in ``folder``; ValueError or OSError where there is none."""
    return _cutting(tantivy.Index.open(str(folder)))


def _cutting(index: tantivy.Index) -> tantivy.Index:
    # Takes what stands between units away, and leaves its place free.
    free = tantivy.Filter.custom_stopword([_BETWEEN])
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(free)
    index.register_tokenizer(_CUT, builder.build())
    return index


def fields(document: Document) -> dict[str, Any]:
    """Return what the schema's fields have of ``document``, but for the article itself."""
    article = document.article
    keywords = {field: list(keyword_values(article, field)) for field in KEYWORDS}
    amounts = (amount_term(*amount) for amount in document.amounts)
    return {
        **keywords,
        "text": _pairs(document.text),
        "headline": _pairs(document.text.partition(GROUP)[0]),
        "words": " ".join(_words(document)),
        "amounts": " ".join(dict.fromkeys(amounts)),
        "day": day_number(article.date),
        "length": len(document.text),
    }


def amount_term(currency: str, low: float, high: float) -> str:
    """Return an amount as a term: its currency and both ends, to the last bit."""
    return f"{currency}:{low.hex()}:{high.hex()}"


def amount_of(term: str) -> tuple[str, float, float]:
    """Return the amount that a term is of."""
    currency, low, high = term.split(":")
    return currency, float.fromhex(low), float.fromhex(high)


def _pairs(text: str) -> str:
    """Return the pairs of each unit, a space after each and ``_BETWEEN`` behind the last."""
    units = [unit for unit in text.replace(GROUP, "").split(UNIT) if unit]
    firsts = "".join([unit + END for unit in units])
    seconds = "".join([unit[1:] + _BETWEEN for unit in units])
    # Laid out as numbers of four bytes, a fifth of the time of one pair after the other.
    signs = array(_FOUR_BYTES, [ord(" ")]) * (3 * len(firsts))
    signs[0::3] = array(_FOUR_BYTES, firsts.encode(_UTF32))
    signs[1::3] = array(_FOUR_BYTES, seconds.encode(_UTF32))
    return signs.tobytes().decode(_UTF32)


def _words(document: Document) -> Iterator[str]:
    for group, words in document.words.items():
        begin = TIMES + LETTERS[group]
        once = f"{begin}1"
        for word, count in words.items():
            # Most words stand there once.
            yield word + (once if count == 1 else f"{begin}{min(count, MOST_OFTEN)}")
