"""Which articles of a segment a query node means, exactly.

Candidates come from the pairs of neighbouring characters; a pair or a single
character is answered by them alone, a longer literal is then looked for in the
candidates' own text. So no false match survives and none is missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import reduce

from hzsearch.engines.columns import NO_DAY, day_number
from hzsearch.engines.whoosh.segment import Segment
from hzsearch.patience import check
from hzsearch.query import (
    AmountRange,
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Textual,
    Word,
    needed,
    stands,
)

#: Below so many candidates, looking into their text is quicker than one more
#: posting list (about 1 µs an article against reading thousands of numbers).
FEW = 256

#: A posting list that is longer than so many times what is left is looked into, not read.
SPARSE = 32


def match(segment: Segment, node: Node) -> set[int]:
    """Return the numbers of the live articles of ``segment`` that ``node`` means."""
    found = _match(segment, node)
    return found.difference(segment.deleted) if segment.deleted else found


def _match(segment: Segment, node: Node) -> set[int]:
    check()
    if isinstance(node, Literal | Word) and not _is_conditional(node):
        return _literal(segment, node.text)
    if isinstance(node, Textual):
        return _textual(segment, node)
    if isinstance(node, Field):
        terms = segment.terms(node.name)
        values = (value.encode(errors="replace") for value in node.values)
        return set().union(*map(terms.lookup, values))
    if isinstance(node, Dates | AmountRange):
        return _within(segment, node)
    return _logic(segment, node)


def _is_conditional(node: Literal | Word) -> bool:
    return isinstance(node, Literal) and (node.alone or bool(node.fields))


def _logic(segment: Segment, node: Node) -> set[int]:
    if isinstance(node, And):
        return _all(segment, node.nodes)
    if isinstance(node, Or):
        return set().union(*(_match(segment, child) for child in node.nodes))
    if isinstance(node, Best):
        return _at_least(segment, node)
    if isinstance(node, Not):
        return set(range(segment.total)) - _match(segment, node.node)
    return set(range(segment.total))


def _all(segment: Segment, nodes: Sequence[Node]) -> set[int]:
    days = [node for node in nodes if isinstance(node, Dates)]
    wanted = [node for node in nodes if not isinstance(node, Not | Everything | Dates)]
    unwanted = [node.node for node in nodes if isinstance(node, Not)]
    found = _every_one(segment, wanted or days)
    for node in days if wanted else ():
        first, last = _bounds(node)
        found = {n for n in found if first <= segment.days[n] <= last}
    return found.difference(*(_match(segment, node) for node in unwanted))


def _every_one(segment: Segment, nodes: Sequence[Node]) -> set[int]:
    # Lists as they stand are only looked through for what is left by the others.
    postings = [(_posting(segment, node), node) for node in nodes]
    lists = sorted((one for one, _ in postings if one is not None), key=len)
    sets = sorted((_match(segment, node) for one, node in postings if one is None), key=len)
    if sets:
        found = reduce(set.intersection, sets)
    else:
        found = set(lists.pop(0)) if lists else set(range(segment.total))
    return reduce(_held_by, lists, found)


def _posting(segment: Segment, node: Node) -> memoryview | None:
    """Return the articles of ``node`` where they are a list as they stand, else None."""
    if isinstance(node, Literal | Word) and len(node.text) == 2 and not _is_conditional(node):
        return segment.terms("grams").lookup(node.text.encode())
    if isinstance(node, Field) and len(node.values) == 1:
        return segment.terms(node.name).lookup(node.values[0].encode(errors="replace"))
    return None


def _held_by(found: set[int], posting: memoryview) -> set[int]:
    """Return those of ``found`` that are in a posting list."""
    if len(found) * SPARSE > len(posting):
        return found.intersection(posting)
    places = ((n, bisect_left(posting, n)) for n in found)
    return {n for n, place in places if place < len(posting) and posting[place] == n}


def _at_least(segment: Segment, node: Best) -> set[int]:
    if node.least <= 0:
        return set(range(segment.total))
    times: Counter[int] = Counter()
    for child in node.nodes:
        times.update(_match(segment, child))
    return {number for number, often in times.items() if often >= node.least}


def _literal(segment: Segment, text: str) -> set[int]:
    # Pairs are a list as they stand.
    if len(text) == 2:
        return set(segment.terms("grams").lookup(text.encode()))
    return segment.memo.get(text, lambda: _holders(segment, text))


def _holders(segment: Segment, text: str) -> set[int]:
    terms = segment.terms("grams")
    if len(text) == 1:
        return set().union(*terms.prefix_docs(text.encode()))
    needle = text.encode()
    return {n for n in _candidates(segment, text) if needle in segment.text(n)}


def _textual(segment: Segment, node: Textual) -> set[int]:
    """Return the articles whose text has what ``node`` asks for; all their texts are looked at."""
    found = set(range(segment.total))
    for strings in needed(node):
        found &= set().union(*(_literal(segment, text) for text in strings))
    return {n for n in found if stands(node, segment.text(n).decode())}


def _candidates(segment: Segment, text: str) -> set[int]:
    terms = segment.terms("grams")
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    postings = sorted((terms.lookup(pair.encode()) for pair in pairs), key=len)
    found = set(postings[0])
    for posting in postings[1:]:
        if len(found) <= FEW:
            break
        found.intersection_update(posting)
    return found


def _within(segment: Segment, node: Dates | AmountRange) -> set[int]:
    if isinstance(node, AmountRange):
        return set(segment.amounts.lookup(node))
    first, last = _bounds(node)
    days = segment.days
    start = bisect_left(segment.by_day, first, key=days.__getitem__)
    return set(segment.by_day[start : bisect_right(segment.by_day, last, key=days.__getitem__)])


def _bounds(node: Dates) -> tuple[int, int]:
    first = day_number(node.since) if node.since else NO_DAY + 1
    return first, day_number(node.until) if node.until else date.max.toordinal()
