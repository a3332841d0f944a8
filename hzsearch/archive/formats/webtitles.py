"""The headline of a web page, and what stands above and below it.

In: a page. Out: the lines of 肩题, 主题 and 副题. The head of a page states its title,
mostly with the site's name behind it; the headline is the line, or the lines, that say
the title or a part of it, else the last heading before the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from hzsearch.analysis import condense
from hzsearch.archive.formats.webpage import Seen, WebPage
from hzsearch.archive.formats.webwords import ends_article, is_aside

# Characters of a headline at the least and of a line above or below at most.
_LEAST, _MOST = 4, 60
# Characters of a stated title that are looked at, and places at which it is parted.
_LONGEST, _MOST_PARTS = 300, 8
# Lines that one headline is set in, and characters that it then has at least.
_LINES, _LEAST_OF_LINES = 4, 8
# Lines between a heading and the text that it is the headline of, at most.
_NEAR = 8
# Characters of a label before a headline in its line: 原创, 组图.
_MOST_LABEL = 4
_STATED = ("articletitle", "og:title", "title", "headline", "twitter:title")
# Between a headline and the names of column and site.
_PARTED = re.compile(r"\s*[_|｜—–\-·]+\s*|\s+")
_SITE = re.compile(r"\s*(?:[_|｜]|\s[—–\-·]+\s|[—–\-]+(?=[^—–\-]{2,16}$)).*$")
_PROSE = re.compile(r"[。；;，,：:][”’」』）)]*$")
_DATED = re.compile(r"\d{4}[-/年.]\d|\d:\d\d|来源|作者|记者|首页|位置|[>＞»]")
_ABOVE = frozenset({"jianti", "yinti", "kicker", "pretitle", "introtitle", "uptitle", "eyebrow"})
_BELOW = frozenset({"futi", "subtitle", "subheadline", "downtitle", "deck", "standfirst"})


def headline_lines(page: WebPage, body: Sequence[Seen]) -> list[Seen]:
    """Return the lines of the headline that the page states, none where it shows none."""
    end = body[0].number if body else len(page.lines) + 1
    shown = [x for x in page.lines if x.number < end and not x.is_title and not x.is_link]
    lines = [*shown, *body[:3]]
    for text in _stated(page):
        found = _saying(text, lines)
        if found:
            return found
    return []


def heading_before(page: WebPage, number: int) -> list[Seen]:
    """Return the heading next before a line, else the last of first rank, else the title."""
    before = [line for line in page.lines if line.number < number]
    headings = [line for line in before if line.level and _may_be_title(line)]
    next_to_it = [line for line in headings if line.number >= number - _NEAR]
    best = min((line.level for line in headings), default=0)
    of_best = [line for line in headings if line.level == best < 3]
    return next_to_it[-1:] or of_best[-1:] or [line for line in before if line.is_title]


def above_and_below(
    page: WebPage, headline: Sequence[Seen], end: int
) -> tuple[list[Seen], list[Seen]]:
    """Return the lines of kicker and subheadline, of which ``end`` is behind the last.

    方正翔宇 states them; elsewhere they are headings next to the headline, or called so.
    """
    first, last = headline[0].number, headline[-1].number
    near = [x for x in page.lines if first - _LINES <= x.number < end and x not in headline]
    kicker = _saying(page.properties.get("introtitle", ""), near)
    below = _saying(page.properties.get("subtitle", ""), near)
    if not headline[0].is_title and not page.properties.get("title"):
        before = page.lines[first - 2 : first - 1]
        of_site = condense(page.title)
        kicker = kicker or [
            x for x in before if _is_part(x, _ABOVE) and condense(x.text) not in of_site
        ]
        after = [x for x in near if last < x.number <= last + _LINES]
        below = below or _leading(after)
    return kicker, below


def headline_text(page: WebPage, lines: Sequence[Seen]) -> str:
    """Return the headline that ``lines`` say, without a label before it and the site behind."""
    text = " ".join(line.text.strip()[:_LONGEST] for line in lines)
    if lines and lines[0].is_title:
        return _SITE.sub("", text) or text
    for stated in _stated(page):
        label = len(condense(text)) - len(condense(stated))
        if 0 < label <= _MOST_LABEL and condense(text).endswith(condense(stated)):
            return stated.strip()
    return text


def _stated(page: WebPage) -> list[str]:
    head = [page.properties.get("title", ""), page.title]
    head += [page.meta.get(name, "") for name in _STATED]
    return [text.strip()[:_LONGEST] for text in head if text.strip()]


def _saying(text: str, lines: Sequence[Seen]) -> list[Seen]:
    """Return the lines that say ``text`` or a part of it that the site's name is parted from."""
    own = [(condense(line.text), line) for line in lines]
    for wanted in _parts(text):
        same = [line for said, line in own if said == wanted]
        if same:
            return [max(same, key=lambda line: (0 < line.level < 4, -line.number))]
        several = _several(wanted, own) if len(wanted) >= _LEAST_OF_LINES else []
        if several:
            return several
        labelled = (x for said, x in own if _is_labelled(said, wanted) and _may_be_title(x))
        if len(wanted) >= _LEAST_OF_LINES and (one := next(labelled, None)):
            return [one]
    return []


def _is_labelled(said: str, wanted: str) -> bool:
    return said.endswith(wanted) and 0 < len(said) - len(wanted) <= _MOST_LABEL


def _parts(text: str) -> Iterator[str]:
    """Yield a title, and what is left of it without its end or its beginning, long ones first."""
    whole = condense(text)
    if whole:
        yield whole
    cuts = list(_PARTED.finditer(text))
    heads = [condense(text[: cut.start()]) for cut in reversed(cuts[-_MOST_PARTS:])]
    tails = [condense(text[cut.end() :]) for cut in cuts[:_MOST_PARTS]]
    yield from (part for part in (*heads, *tails) if len(part) >= _LEAST)


def _several(wanted: str, own: Sequence[tuple[str, Seen]]) -> list[Seen]:
    """Return the neighbouring lines that say ``wanted`` together."""
    for at, (said, _) in enumerate(own):
        for count in range(2, _LINES + 1) if said and wanted.startswith(said) else ():
            if "".join(one for one, _ in own[at : at + count]) == wanted:
                return [line for _, line in own[at : at + count]]
    return []


def _leading(lines: Sequence[Seen]) -> list[Seen]:
    found: list[Seen] = []
    for line in lines:
        if not _is_part(line, _BELOW):
            break
        found.append(line)
    return found


def _is_part(line: Seen, labels: frozenset[str]) -> bool:
    """Say whether a line next to a headline is of its titles: a heading, or called so."""
    called = any(labels & element.labels for element in islice(line.within.around(), 2))
    second = labels is _BELOW and line.text.lstrip().startswith(("——", "──"))
    return (bool(line.level) or called or second) and _may_be_title(line)


def _may_be_title(line: Seen) -> bool:
    text = line.text.strip()
    around = ends_article(text) or is_aside(text) or bool(_DATED.search(text))
    return not (line.is_link or around or len(text) > _MOST or _PROSE.search(text))
