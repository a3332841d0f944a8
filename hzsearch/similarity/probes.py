"""Short strings of an article by which an index finds where its text is printed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from hzsearch.query import Best, Literal
from hzsearch.similarity.resemblance import Profile

#: Characters of a probe: rarely in two stories by chance, mostly untouched by an edit.
LENGTH = 8

#: Probes of a text, at most, spread evenly over it.
MOST = 12

#: The share of them that a candidate must have. Where two texts are just alike enough to
#: be one story, about half of one's probes stand in the other, in a cut text 0.4; candidates
#: are compared afterwards, so a low share costs time only.
SHARE = 0.15


def probes(profile: Profile) -> Best | None:
    """Return the node that articles with text of ``profile`` match; None if it has no text."""
    texts = tuple(dict.fromkeys(_windows(profile.units)))
    if not texts:
        return None
    return Best(tuple(map(Literal, texts)), max(1, round(SHARE * len(texts))))


def _windows(units: Sequence[str]) -> Iterator[str]:
    """Yield pieces of the units at even distances; none runs over a unit's end."""
    ends = list(accumulate(map(len, units)))
    total = ends[-1] if ends else 0
    count = min(MOST, -(-total // LENGTH))
    for number in range(count):
        middle = (2 * number + 1) * total // (2 * count)
        place = next(i for i, end in enumerate(ends) if middle < end)
        yield _window(units[place], middle - (ends[place] - len(units[place])))


def _window(unit: str, middle: int) -> str:
    start = max(0, min(middle - LENGTH // 2, len(unit) - LENGTH))
    return unit[start : start + LENGTH]
