"""Two parts of an article made one, with nothing of either left out.

In: the article so far, and the part that follows. Out: one article with the first
one's id and titles. A title over the second part that the first does not have stays as
a subhead, so that its words can be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hzsearch.analysis import condense
from hzsearch.layout.lines import ends_sentence, join, tidy
from hzsearch.layout.signs import split_jump, split_resumption
from hzsearch.model import Article

#: How the doubts begin that joining settles.
GOES_ON, BEGINS = "body: it goes on elsewhere", "body: it begins elsewhere"
_HEADLESS = "headline: none found for the body"
_ENDLESS = " has no end"


def splice(first: Article, second: Article) -> Article:
    """Return ``first`` with ``second`` behind it."""
    head, tail = _bodies(first, second)
    broken = _is_broken(head, tail, second)
    offset = len(head) - broken - (len(second.paragraphs) - len(tail))
    titles = _own_titles(first, second)
    paragraphs = (*head[:-1], tidy(join((head[-1], tail[0]))), *tail[1:]) if broken else head + tail
    places = (
        *first.subhead_before,
        *(len(head) for _ in titles),
        *(offset + at for at in second.subhead_before),
    )
    paragraphs = paragraphs or titles
    return replace(
        first,
        paragraphs=paragraphs,
        bylines=tuple(dict.fromkeys((*first.bylines, *second.bylines))),
        subheads=(*first.subheads, *titles, *second.subheads),
        subhead_before=tuple(max(0, min(at, len(paragraphs) - 1)) for at in places),
        doubts=(*_settled(first, broken or head != first.paragraphs), *_others(second)),
        continued=(*first.continued, second.source, *second.continued),
    )


def _is_broken(head: Sequence[str], tail: Sequence[str], second: Article) -> bool:
    """Say whether the jump stands within a paragraph."""
    if not head or not tail or 0 in second.subhead_before:
        return False
    return not ends_sentence(head[-1]) and head[-1][-1] not in "：；:;"


def _bodies(first: Article, second: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of both without the marks."""
    head, tail = list(first.paragraphs), list(second.paragraphs)
    if head:
        head[-1] = split_jump(head[-1])[0]
    if tail:
        tail[0] = split_resumption(tail[0])[1]
    return tuple(filter(None, head)), tuple(filter(None, tail))


def _own_titles(first: Article, second: Article) -> tuple[str, ...]:
    known = [condense(text) for text in (first.kicker, first.headline, first.subheadline)]
    titles = (second.kicker, second.headline, second.subheadline)
    return tuple(
        title for title in titles if title and not any(condense(title) in one for one in known)
    )


def _settled(first: Article, marked: bool) -> list[str]:
    """Return the doubts of the first part that are left; its last paragraph may end in a mark."""
    doubts = [doubt for doubt in first.doubts if not doubt.startswith(GOES_ON)]
    endless = [at for at, doubt in enumerate(doubts) if doubt.endswith(_ENDLESS)]
    if marked and endless:
        del doubts[endless[-1]]
    return doubts


def _others(second: Article) -> list[str]:
    """Return the doubts of the second part that are left; its lines are of another page."""
    kept = [doubt for doubt in second.doubts if not doubt.startswith((BEGINS, _HEADLESS))]
    where = f" ({second.source.path}, page {second.source.page})"
    return [doubt if doubt.endswith(")") and where in doubt else doubt + where for doubt in kept]
