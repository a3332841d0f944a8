"""Are two articles the same story: one printed again, cut, or with another headline?

Resemblance and containment of the sets of shingles, as Broder defines them (On the
resemblance and containment of documents, 1997), over condensed text, so that script,
width, white space and quotation marks make no difference. The thresholds were set on
the 16,520 most alike pairs of 20,000 news articles; docs/query.md says what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hzsearch.analysis import condense
from hzsearch.model import Article
from hzsearch.similarity.body import body

#: Characters of a shingle, about three words of Chinese: no two stories share many by
#: chance, and a changed character costs only so many.
SHINGLE = 5

#: The share of the shingles of both texts that they have in common. Of some 30 pairs from 0.6
#: on whose beginnings were read, all were one story but for forms with other figures; below
#: came more forms, and reports on one event by different writers.
RESEMBLANCE = 0.6

#: A text cut short: so much of it stands in the longer one, and it is so much of that in
#: length. Of ten pairs at 0.8 to 0.9 about half had news of their own beside what they shared;
#: what is less than this part of a long text is a quotation, or an item of a round-up.
CONTAINMENT = 0.9
CUT = 0.4

#: Texts of fewer shingles are the same only if they are nearly identical and have the same
#: figures: the notices of one series differ in a day or a name.
SHORT = 200
NEAR_IDENTITY = 0.85

#: A body of fewer characters says too little without its headline (图片说明, 详见第2版).
TINY = 40

#: The part of the figures that may differ, one always. Reports of a series (rates, weather,
#: cases of a day) are one form with other figures: two thirds of them in common at most, where
#: reprints share nearly all.
OTHER_FIGURES = 0.3

# 一 alone is mostly no figure (一些, 一起).
_FIGURE = re.compile(r"\d+(?:\.\d+)?|[〇二三四五六七八九十][〇一二三四五六七八九十]*")


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article is compared: its condensed units, their shingles, the figures."""

    units: tuple[str, ...]
    shingles: frozenset[str]
    figures: frozenset[str]


def profile(article: Article) -> Profile:
    """Return what of ``article`` is compared: its body.

    Another headline does not make another story, so it counts only where the body is tiny.
    """
    units = [*map(condense, body(article))]
    if sum(map(len, units)) < TINY:
        units = [*map(condense, (article.kicker, article.headline, article.subheadline)), *units]
    text = "".join(units)
    places = range(max(1, len(text) - SHINGLE + 1)) if text else ()
    shingles = frozenset(text[i : i + SHINGLE] for i in places)
    return Profile(tuple(filter(None, units)), shingles, frozenset(_FIGURE.findall(text)))


def are_near_duplicates(one: Profile, other: Profile) -> bool:
    """Say whether two articles are one story; the order makes no difference.

    Articles without any text are like none.
    """
    fewer, more = sorted((len(one.shingles), len(other.shingles)))
    if fewer == 0 or fewer < more * CUT:
        return False
    shared = len(one.shingles & other.shingles)
    resemblance = shared / (fewer + more - shared)
    if fewer < SHORT:
        return resemblance >= NEAR_IDENTITY and one.figures == other.figures
    same = resemblance >= RESEMBLANCE or shared >= fewer * CONTAINMENT
    return same and _other_figures(one, other) <= max(1, _figures(one, other) * OTHER_FIGURES)


def _figures(one: Profile, other: Profile) -> int:
    return min(len(one.figures), len(other.figures))


def _other_figures(one: Profile, other: Profile) -> int:
    """Return how many figures of the text with fewer of them the other one lacks."""
    return _figures(one, other) - len(one.figures & other.figures)
