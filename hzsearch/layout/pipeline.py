"""The pipeline of layout, one step a line: rows, display type, text, stories, titles, pairs."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hzsearch.layout.account import Account
from hzsearch.layout.assemble import article
from hzsearch.layout.bodies import build_stories
from hzsearch.layout.columns import lay
from hzsearch.layout.display import find_displays
from hzsearch.layout.endings import find_endings
from hzsearch.layout.furniture import find_furniture
from hzsearch.layout.labels import drop_labels, find_pointers
from hzsearch.layout.lines import Row, close_up, read
from hzsearch.layout.pairing import pair
from hzsearch.layout.paragraphs import Unit, cut_units
from hzsearch.layout.spaces import find_spaces
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display, Title
from hzsearch.layout.titles import read_titles
from hzsearch.layout.vertical import find_columns
from hzsearch.model import Article, Page


@dataclass(frozen=True, slots=True)
class Layout:
    """A page cut up: its articles in the order of the page, and its furniture's line numbers."""

    articles: tuple[Article, ...]
    furniture: tuple[int, ...]


def cut(page: Page) -> Layout:
    """Cut a page into articles and furniture; every non-blank line is in exactly one of them."""
    rows, unprinted = read(page)
    furniture, displays = _forms(rows)
    units, between = _text(rows, furniture, displays)
    stories, left = build_stories(units, between)
    titles = _credit([title for stretch in left for title in read_titles(stretch)], stories)
    pieces = pair(titles, stories, rows)
    pieces.sort(key=lambda piece: piece.order)
    account = Account(pieces, rows, unprinted)
    articles = tuple(
        article(piece, rows, page, lines)
        for piece, lines in zip(pieces, account.ranges(), strict=True)
    )
    return Layout(articles, account.furniture)


def _forms(rows: Sequence[Row]) -> tuple[frozenset[int], dict[int, Display]]:
    """Return the places of furniture, and the display type that its form gives away."""
    columns = find_columns(rows)
    vertical = {at for column in columns for chunk in column.chunk_rows for at in chunk}
    flat = [at for at in range(len(rows)) if at not in vertical]
    texts = [rows[at].text for at in flat]
    found = find_furniture(texts) | find_pointers(texts)
    endings = {at: ending for at, ending in find_endings(rows).items() if at not in vertical}
    furniture = frozenset(flat[k] for k in found) - endings.keys()
    displays = find_displays(rows, columns, furniture | endings.keys())
    return furniture, {**displays, **endings}


def _text(
    rows: Sequence[Row], furniture: frozenset[int], displays: dict[int, Display]
) -> tuple[list[Unit], list[tuple[Display, ...]]]:
    """Return the paragraphs of a page, and what display type stands before each and at the end."""
    taken = furniture | {at for display in displays.values() for at in display.rows}
    bylines = {at for at, display in displays.items() if display.names}
    places = [at for at in range(len(rows)) if at not in taken]
    galley = lay(rows, places, bylines, furniture)
    units = cut_units(galley) if galley.rows else []
    flat = [
        Display((at,), close_up(rows[at].text))
        for unit in units
        if unit.display
        for at in unit.places
    ]
    order = sorted([*displays.values(), *flat], key=lambda display: display.rows[0])
    texts = [unit for unit in units if not unit.display]
    spaced = find_spaces(rows, texts)
    texts = [replace(unit, spaced=unit.places[0] in spaced) for unit in texts]
    return texts, _between(texts, [replace(d, spaced=d.rows[0] in spaced) for d in order])


def _between(units: Sequence[Unit], order: Sequence[Display]) -> list[tuple[Display, ...]]:
    """Return the displays before each unit, and those behind the last, without labels."""
    between: list[tuple[Display, ...]] = []
    at = 0
    for unit in units:
        start = at
        while at < len(order) and order[at].rows[0] < unit.places[0]:
            at += 1
        between.append(drop_labels(order[start:at], unit.text))
    return [*between, drop_labels(order[at:])]


def _credit(titles: list[Title], stories: Sequence[Story]) -> list[Title]:
    """Give titles that are a byline and nothing else to the story they stand before."""
    kept = []
    order = sorted(stories, key=lambda story: story.first)
    firsts = [story.first for story in order]
    for title in titles:
        later = bisect(firsts, min(title.rows))
        if title.parts or title.kicker or title.subheadline or later == len(order):
            kept.append(title)
        else:
            byline = Display(tuple(title.rows), "", names=title.bylines)
            order[later].bylines.append(byline)
    return kept
