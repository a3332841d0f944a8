"""Which lines of a web page are its article's text.

In: a page, and the line of the headline where one is known. Out: the lines of the
text. Lines of text speak for a run of lines, links and words that stand around
articles against it, and so does leaving the part of the page where it began; the run
with most to say for it is the text. What is none of the article within it is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from hzsearch.archive.formats.webpage import Element, Seen, WebPage
from hzsearch.archive.formats.webwords import ends_article, is_around, is_aside, is_info

#: Characters of an article's text at the least, where it is not marked.
LEAST = 20
# The same on a page of links, and characters of a line that counts there.
_LEAST_AMONG_LINKS, _LONG = 100, 20
# What a line says for or against a run, in characters of text.
_MOST_FOR, _SHORT, _LINK, _END, _END_HEADING, _ASIDE = 200, 6, 30, -150, -300, -3
# What a step out of an element or into one says against a run, and all of them at most.
_STEP, _MOST_STEPS = 4, 60
# An element around articles has less of the page's text than this.
_MOST_AROUND = 0.3

# Elements around a line that a short line of its text stands in too.
_NEAR = 3
# Characters of a title in a list at the least.
_LEAST_TITLE = 4
# Lines at the beginning of a run that may stand below the headline.
_INFOS = 4

_SENTENCE = re.compile(r"[。！？!?…；：][”’」』）)]*$")


def text_of(page: WebPage, head: int) -> list[Seen]:
    """Return the lines of the text, which stand behind line ``head``; none where it has none."""
    around = _around(page)
    lines = _behind(page, head)
    first, last = _run(lines, around)
    text = [line for line in lines[first:last] if not _is_none_of_it(line, around)]
    is_text = _is_enough(text, page) and not _is_list(lines[max(first - 1, 0) : last])
    return text if is_text else []


def lists_articles(page: WebPage, head: int) -> bool:
    """Say whether the lines behind ``head`` that look like a text are a list of articles."""
    lines = _behind(page, head)
    first, last = _run(lines, _around(page))
    return _is_list(lines[max(first - 1, 0) : last])


def cleaned(lines: Sequence[Seen]) -> list[Seen]:
    """Return lines that are marked as an article's text, but for what they hold besides it."""
    kept = [line for line in lines if not _is_beside(line)]
    return kept or list(lines)


def _behind(page: WebPage, head: int) -> list[Seen]:
    return [line for line in page.lines if line.number > head and not line.is_title]


def _is_enough(text: Sequence[Seen], page: WebPage) -> bool:
    """Say whether lines are a text; among links, which have remarks too, it has to be longer."""
    if page.linked_most:
        return sum(line.length for line in text if line.length >= _LONG) >= _LEAST_AMONG_LINKS
    return sum(line.length for line in text) >= LEAST


def _run(lines: Sequence[Seen], around: frozenset[Element]) -> tuple[int, int]:
    """Return the first line of the text and the one behind the last, by their places."""
    return _widened(_begun(_ended(_best_run(lines, around), lines), lines), lines)


def _best_run(lines: Sequence[Seen], around: frozenset[Element]) -> tuple[int, int]:
    """Return the first of the lines with most to say for them, and the one behind the last."""
    begin = total = most = 0
    span = (0, 0)
    for at, line in enumerate(lines):
        if total <= 0:
            begin, total = at, 0
        else:
            total -= _steps(lines[at - 1].within, line.within)
        total += _weight(line, around)
        if total > most:
            most, span = total, (begin, at + 1)
    return span


def _ended(span: tuple[int, int], lines: Sequence[Seen]) -> tuple[int, int]:
    """Return a run up to the first end of an article that has most of the run before it."""
    first, last = span
    whole = sum(line.length - line.linked for line in lines[first:last])
    before = 0
    for at in range(first, last):
        if ends_article(lines[at].text) and 2 * before > whole:
            return first, at
        before += lines[at].length - lines[at].linked
    return span


def _begun(span: tuple[int, int], lines: Sequence[Seen]) -> tuple[int, int]:
    """Return a run without what stands below the headline, and before that."""
    first, last = span
    infos = [at for at in range(first, min(first + _INFOS, last)) if is_info(lines[at].text)]
    return (infos[-1] + 1 if infos else first), last


def _widened(span: tuple[int, int], lines: Sequence[Seen]) -> tuple[int, int]:
    """Return a run with the short lines before and behind it that stand in what it stands in."""
    first, last = span
    while 0 < first < last and _goes_with(lines[first - 1], lines[first]):
        first -= 1
    while first < last < len(lines) and _goes_with(lines[last], lines[last - 1]):
        last += 1
    return first, last


def _goes_with(line: Seen, other: Seen) -> bool:
    around = islice(other.within.around(), _NEAR)
    near = line.within is other.within or any(line.within.parent is one for one in around)
    return near and not (_is_beside(line) or is_info(line.text) or line.linked)


def _weight(line: Seen, around: frozenset[Element]) -> int:
    """Return what a line says for a run."""
    if ends_article(line.text):
        return _END_HEADING if line.level else _END
    if line.within in around or is_aside(line.text):
        return _ASIDE
    if line.is_link and not _SENTENCE.search(line.text):
        return -min(line.linked, _LINK)
    return min(line.length - line.linked, _MOST_FOR) - _SHORT


def _steps(one: Element, other: Element) -> int:
    """Return what it costs to go from one element to another; a neighbour costs nothing."""
    steps = 0
    while one is not other and steps < _MOST_STEPS:
        deeper = one.depth >= other.depth
        if deeper and one.parent:
            one = one.parent
        elif other.parent:
            other = other.parent
        steps += 1
    return min(max(steps - 2, 0) * _STEP, _MOST_STEPS)


def _around(page: WebPage) -> frozenset[Element]:
    """Return the elements that stand around articles: called so, and with little text."""
    texts: Counter[Element] = Counter()
    for line in page.lines:
        texts[line.within] += line.length - line.linked
    most = _MOST_AROUND * texts.total()
    inward = _with_parents(texts)
    for one in reversed(inward):
        if one.parent:
            texts[one.parent] += texts[one]
    found: set[Element] = set()
    for one in inward:
        named = is_around(one.tag, one.labels) and texts[one] <= most
        if named or one.parent in found:
            found.add(one)
    return frozenset(found)


def _with_parents(elements: Iterable[Element]) -> list[Element]:
    """Return elements and all they stand in, each behind the one it stands in."""
    known: set[Element] = set()
    for element in elements:
        for one in element.around():
            if one in known:
                break
            known.add(one)
    return sorted(known, key=lambda one: one.depth)


def _is_none_of_it(line: Seen, around: frozenset[Element]) -> bool:
    return line.within in around or _is_beside(line)


def _is_beside(line: Seen) -> bool:
    link = line.is_link and not _SENTENCE.search(line.text)
    return link or is_aside(line.text) or ends_article(line.text)


def _is_list(run: Sequence[Seen]) -> bool:
    """Say whether a run is a list of articles: titles to click on, each with a text behind it."""
    titles = sum(
        line.is_link and line.length >= _LEAST_TITLE and not behind.is_link
        for line, behind in pairwise(run)
    )
    texts = sum(not line.is_link for line in run)
    return titles >= 3 and 2 * titles >= texts
