"""Loose characters: digits and Latin that fell out of a vertical headline go back.

In: a title and the text of its body. Out: the headline, complete. The body says the
same thing in running text, so the characters around a number there tell its place.
"""

from __future__ import annotations

import re

from hzsearch.layout.title import Loose, Title

# What is counted; a number that fell out of a headline stood before such a word.
_MEASURE = re.compile(
    r"[个家亿万千百项条年月日号大名届倍度强类座种位件人次平期批场天份款级城院所岁时分户米元亩吨"
    r"桩宗起单笔支艘辆台架列套部篇]"
)
_CONTEXT = 4
_LONGEST = 200


def place_loose(title: Title, body: str) -> tuple[str, tuple[str, ...]]:
    """Put back what fell out of a headline; also return doubts about guessed places."""
    headline, doubts, start = title.headline, [], 0
    for loose in title.loose:
        shift = len(headline) - len(title.headline)
        at, sure = _place(headline, loose, shift, start, body)
        headline = headline[:at] + loose.text + headline[at:]
        start = at + len(loose.text) + 1  # what falls out falls in its order, each apart
        if not sure:
            doubts.append(f"digits: the place of {loose.text!r} in the headline is a guess")
    return headline, tuple(doubts)


def proof(headline: str, word: str, body: str) -> int:
    """Return how well the body proves that ``word`` stood anywhere in the headline."""
    return max(_evidence(headline, at, word, body) for at in _places(headline, 0))


def _places(headline: str, start: int) -> range:
    end = min(len(headline), _LONGEST)
    return range(min(start, end), end + 1)


def _place(headline: str, loose: Loose, shift: int, start: int, body: str) -> tuple[int, bool]:
    """Return where ``loose`` stood in ``headline``, from ``start`` on, and whether that is sure."""
    places = _places(headline, start)
    proofs = [_evidence(headline, at, loose.text, body) for at in places]
    best = max(proofs)
    if best > 1:
        return places[proofs.index(best)], True
    if start <= loose.after + shift < len(headline):
        return loose.after + shift, best > 0
    measure = _MEASURE.search(headline, start) if loose.text[-1].isdigit() else None
    if measure and (best == 0 or _evidence(headline, measure.start(), loose.text, body) == best):
        return measure.start(), best > 0
    return (places[proofs.index(best)] if best else len(headline)), False


def _evidence(headline: str, at: int, word: str, body: str) -> int:
    """Return how many characters around ``word``, put in at ``at``, the body has with it."""
    after = (headline[at : at + n] for n in range(min(_CONTEXT, len(headline) - at), 0, -1))
    before = (headline[at - n : at] for n in range(min(_CONTEXT, at), 0, -1))
    right = next((len(text) for text in after if _holds(body, word + text)), 0)
    left = next((len(text) for text in before if _holds(body, text + word)), 0)
    return right + left


def _holds(body: str, text: str) -> bool:
    """Say whether ``text`` stands in ``body``, not cut out of a longer number."""
    at = body.find(text)
    while at >= 0:
        around = (body[at - 1 : at] + text[0], text[-1] + body[at + len(text) : at + len(text) + 1])
        if not any(len(pair) == 2 and pair.isdigit() for pair in around):
            return True
        at = body.find(text, at + 1)
    return False
