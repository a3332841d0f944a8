"""Which terms articles have, as far as words tell: candidates, to be counted exactly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from hzsearch.aggregations.compounds import LONGEST, cohesive, compounds
from hzsearch.aggregations.runs import quoted, runs
from hzsearch.model import Article
from hzsearch.query import stopwords

# What newspapers put around a text and around speech, and the days and years that every
# article counts from its own: they say nothing of the matter.
_ROUTINE = "本报讯 本报 本版 记者 通讯员 报道 摄影 据悉 表示 近日 日前 今天 今年 去年 明年 目前"
ROUTINE = frozenset(_ROUTINE.split())


def terms_of(articles: Sequence[Article], asked: Collection[str]) -> list[set[str]]:
    """Return for each article, in their order, the condensed terms that stand in it.

    A term is a word as jieba cuts it, words that keep together in these articles, or
    what stands between quotation marks; none that is within a text of ``asked``.
    """
    cut = [list(runs(article, asked)) for article in articles]
    pairs = cohesive(list(chain.from_iterable(cut)))
    found = [
        {
            *chain.from_iterable(own),
            *chain.from_iterable(compounds(run, pairs) for run in own),
            *quoted(article),
        }
        for article, own in zip(articles, cut, strict=True)
    ]
    telling = {
        text
        for text in set().union(*found)
        if is_telling(text) and not any(text in wanted for wanted in asked)
    }
    return [texts & telling for texts in found]


def is_telling(text: str) -> bool:
    """Say whether ``text`` can be a term: two characters or more, not all of them digits."""
    return (
        1 < len(text) <= LONGEST
        and any(map(str.isalpha, text))
        and text not in ROUTINE
        and text not in stopwords()
    )
