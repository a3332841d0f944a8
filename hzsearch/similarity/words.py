"""The words that tell what an article is about, against the archive that it stands in."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace

from hzsearch.analysis import Document, active_cutter, document
from hzsearch.engines.base import Reader
from hzsearch.model import Article
from hzsearch.query import Everything, Literal
from hzsearch.query.question import stopwords
from hzsearch.ranking import WEIGHTS, Corpus, rarity
from hzsearch.similarity.body import body

#: So many words describe an article. More find its relatives hardly better and take longer
#: (``python -m tests.quality.similar``).
MOST = 40

#: So many of an article's most frequent words are looked at: a bound on time.
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """A condensed word of an article, its weight there, and that times its rarity."""

    text: str
    weight: float
    worth: float


def telling_words(article: Article, reader: Reader) -> list[Telling]:
    """Return the words that tell most about ``article``, in the order of its text.

    By tf-idf: how often, weighed by field and damped, the article has a word, times how
    rare that is in the archive of ``reader``. A word that no other article has leads nowhere.
    """
    made = document(replace(article, paragraphs=body(article)), active_cutter())
    corpus = Corpus(reader.total(Everything()), 0.0)
    found = []
    for word, often in _frequent(made):
        weight, matches = math.log1p(often), reader.total(Literal(word))
        if matches > 1:
            found.append(Telling(word, weight, weight * rarity(corpus, matches)))
    best = sorted(found, key=lambda word: (-word.worth, word.text))[:MOST]
    return sorted(best, key=lambda word: (made.text.find(word.text), word.text))


def _frequent(made: Document) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for field, words in made.words.items():
        # Who wrote it is not what it is about.
        if field != "byline":
            counts.update({word: int(WEIGHTS[field]) * often for word, often in words.items()})
    telling = ((word, often) for word, often in counts.items() if _tells(word))
    # Of words as frequent the longer ones, which are rarer.
    return sorted(telling, key=lambda item: (-item[1], -len(item[0]), item[0]))[:LOOKED_AT]


def _tells(word: str) -> bool:
    """Say whether a word can tell what is meant: no bare number, no single character."""
    return len(word) > 1 and word not in stopwords() and any(map(str.isalpha, word))
