"""The pipeline of layout, one step a line: rows, display type, text, stories, titles, pairs."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hzsearch.layout.account import Account
from hzsearch.layout.assemble import Piece, article
from hzsearch.layout.bodies import build_stories
from hzsearch.layout.display import find_displays
from hzsearch.layout.draft import Draft
from hzsearch.layout.echoes import fold_echoes
from hzsearch.layout.endings import find_endings
from hzsearch.layout.furniture import find_furniture
from hzsearch.layout.galleys import lay_galleys
from hzsearch.layout.labels import drop_labels, find_pointers, is_picture_rubric
from hzsearch.layout.lines import Row, close_up, read
from hzsearch.layout.pairing import pair
from hzsearch.layout.paragraphs import Unit, cut_units
from hzsearch.layout.reasons import Reason, article_reasons
from hzsearch.layout.roles import LineRole, line_roles
from hzsearch.layout.spaces import find_spaces
from hzsearch.layout.story import Story
from hzsearch.layout.stretches import mark_titles, order_titles, titles_in
from hzsearch.layout.title import Display, Title
from hzsearch.layout.titles import read_titles
from hzsearch.layout.vertical import find_columns
from hzsearch.model import Article, Page


@dataclass(frozen=True, slots=True)
class Layout:
    """A page cut up: its articles in the order of the page, and its furniture's line numbers.

    ``draft`` is what they were written down from: what to correct and to explain.
    """

    articles: tuple[Article, ...]
    furniture: tuple[int, ...]
    draft: Draft | None = field(default=None, compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return what each article is called on the page: its number, if nobody corrected it."""
        if self.draft:
            return tuple(piece.name for piece in self.draft.pieces)
        return tuple(str(number) for number in range(1, len(self.articles) + 1))

    @property
    def roles(self) -> tuple[LineRole, ...]:
        """Return what each line was taken for and why; worked out only when asked for."""
        return line_roles(self.draft) if self.draft else ()

    @property
    def reasons(self) -> dict[str, tuple[Reason, ...]]:
        """Return why each article is what it is, by its name; worked out only when asked for."""
        return article_reasons(self.draft) if self.draft else {}


def cut(page: Page) -> Layout:
    """Cut a page into articles and furniture; every non-blank line is in exactly one of them."""
    return write_down(draft(page))


def draft(page: Page) -> Draft:
    """Return the pieces of a page, in its order, each named by its number."""
    rows, unprinted = read(page)
    furniture, displays = _forms(rows)
    units, between = text(rows, furniture, displays)
    pieces = sorted(find_pieces(units, between, rows), key=lambda piece: piece.order)
    named = tuple(replace(piece, name=str(k)) for k, piece in enumerate(pieces, start=1))
    return Draft(page, rows, unprinted, named, {**_labels(rows, units, between), **furniture})


def write_down(draft: Draft) -> Layout:
    """Return the articles that the pieces of a draft are."""
    account = Account(draft.pieces, draft.rows, draft.unprinted)
    articles = tuple(
        article(piece, draft.rows, draft.page, lines)
        for piece, lines in zip(draft.pieces, account.ranges(), strict=True)
    )
    return Layout(articles, account.furniture, draft)


def find_pieces(
    units: Sequence[Unit], between: Sequence[tuple[Display, ...]], rows: Sequence[Row]
) -> list[Piece]:
    """Return the pieces that paragraphs and the display type between them make up."""
    stories, left = build_stories(units, between)
    titles = fold_echoes(
        [title for stretch in left for block in titles_in(stretch) for title in read_titles(block)]
    )
    return pair(_credit(titles, stories), stories, rows)


def _forms(rows: Sequence[Row]) -> tuple[dict[int, str], dict[int, Display]]:
    """Return the rules of furniture by place, and the display type that its form gives away."""
    columns = find_columns(rows)
    vertical = {at for column in columns for chunk in column.chunk_rows for at in chunk}
    flat = [at for at in range(len(rows)) if at not in vertical]
    texts = [rows[at].text for at in flat]
    found = {**dict.fromkeys(find_pointers(texts), "furniture.pointer"), **find_furniture(texts)}
    endings = {at: ending for at, ending in find_endings(rows).items() if at not in vertical}
    furniture = {flat[k]: rule for k, rule in found.items() if flat[k] not in endings}
    displays = find_displays(rows, columns, furniture.keys() | endings.keys())
    return furniture, {**displays, **endings}


def text(
    rows: Sequence[Row], furniture: Mapping[int, str], displays: Mapping[int, Display]
) -> tuple[list[Unit], list[tuple[Display, ...]]]:
    """Return the paragraphs of a page, and what display type stands before each and at the end."""
    taken = furniture.keys() | {at for display in displays.values() for at in display.rows}
    places = [at for at in range(len(rows)) if at not in taken]
    galleys = lay_galleys(rows, places, furniture, displays) if places else []
    units = [unit for galley in galleys[:1] for unit in cut_units(galley)]
    lifted = [unit for galley in galleys[1:] for unit in cut_units(galley)]
    units = sorted(
        [*units, *(replace(unit, inserted=True) for unit in lifted)],
        key=lambda unit: unit.places[0],
    )
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
    order = [replace(display, spaced=display.rows[0] in spaced) for display in order]
    pictured = {unit.places[0] for unit in _below_labels(texts, order)}
    texts = [replace(unit, labelled=unit.places[0] in pictured) for unit in texts]
    between = _between(texts, order)
    gapped = any(galley.gapped for galley in galleys)
    return texts, order_titles(mark_titles(between, rows) if gapped else between)


def _below_labels(units: Sequence[Unit], order: Sequence[Display]) -> Iterator[Unit]:
    """Yield the paragraphs right above which nothing but the label of a photo stands."""
    labels = [display.rows[-1] for display in order if is_picture_rubric(display.text)]
    others = [display.rows[0] for display in order if not is_picture_rubric(display.text)]
    for above, unit in pairwise(units):
        first, last = above.places[-1], unit.places[0]
        own = any(first < at < last for at in labels)
        if own and not any(first < at < last for at in others):
            yield unit


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


def _labels(
    rows: Sequence[Row], units: Sequence[Unit], between: Sequence[tuple[Display, ...]]
) -> dict[int, str]:
    """Return the rule of the rows that stand in no text and were dropped as labels."""
    kept = {at for unit in units for at in unit.places}
    kept.update(at for stretch in between for display in stretch for at in display.rows)
    return {at: "furniture.label" for at in range(len(rows)) if at not in kept}


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
