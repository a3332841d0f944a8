"""What each line of a page was taken for, by which rule: the page explained.

In: a :class:`~hzsearch.layout.draft.Draft`. Out: a :class:`LineRole` for every line.
Nothing is decided here: titles, stories and furniture know what their rows are and
by which rule; only the second print of a vertical headline is told from the first
anew. Made only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hzsearch.layout.assemble import Piece, is_photo
from hzsearch.layout.draft import Draft
from hzsearch.layout.lines import Row, compact
from hzsearch.layout.overprint import copies
from hzsearch.layout.rules import RULES
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display, Title


@dataclass(frozen=True, slots=True)
class LineRole:
    """What a line is: its number, its role, its article's name on the page, and the rule.

    ``article`` is None for furniture and blank lines. Roles and rules are those of
    ``hzsearch.layout.rules``.
    """

    number: int
    role: str
    article: str | None
    rule: str


def line_roles(draft: Draft) -> tuple[LineRole, ...]:
    """Return the role of every line of a page, blank ones too, in their order.

    A line that holds rows of several columns has the role of the one that decides
    whose line it is: the first that a piece holds.
    """
    rules = {at: (p, rule) for p in draft.pieces for at, rule in _piece_rules(p, draft.rows)}
    found = {number: _furniture(number, "furniture.unprinted") for number in draft.unprinted}
    for at in sorted(range(len(draft.rows)), key=lambda at: at not in rules):
        number = draft.rows[at].number
        if at in rules:
            piece, rule = rules[at]
            role = RULES[rule].role
            told = LineRole(number, role, piece.name, draft.given.get(at, rule))
        else:
            rule = draft.furniture.get(at, "furniture.left")
            told = _furniture(number, draft.given.get(at, rule))
        found.setdefault(number, told)
    numbers = (line.number for line in draft.page.lines)
    return tuple(found.get(n, LineRole(n, "blank", None, "blank.blank")) for n in numbers)


def _furniture(number: int, rule: str) -> LineRole:
    return LineRole(number, "furniture", None, rule)


def _piece_rules(piece: Piece, rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the places of a piece's rows and the rule of each; the last one counts."""
    if piece.title:
        yield from _title_rules(piece.title, rows)
    if piece.story:
        yield from _story_rules(piece.story, is_photo(piece))


def _title_rules(title: Title, rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the rules of a title's rows."""
    for at in title.rows:
        yield at, title.rules.get(at, "kicker.vertical" if title.kicker else "headline.vertical")
    for loose in title.loose:
        yield from ((at, "headline.digits") for at in loose.rows)
    for places in title.part_rows:
        yield from ((at, rule) for at, rule in _second_print(title, places, rows))


def _second_print(
    title: Title, places: tuple[int, ...], rows: Sequence[Row]
) -> Iterator[tuple[int, str]]:
    """Yield the rows that only repeat what other rows of a headline's line hold."""
    rules = {title.rules.get(at) for at in places}
    if rules == {"headline.repeated"}:
        yield from ((at, "copy.repeated") for at in places[1:])
    if rules == {"headline.vertical"}:
        cells = [at for at in places for _ in compact(rows[at].text)]
        found = copies("".join(compact(rows[at].text) for at in places)) or ()
        yield from ((at, "copy.vertical") for at in _second_halves(cells, found))


def _second_halves(cells: Sequence[int], stretches: Sequence[str]) -> set[int]:
    """Return the rows of the second copies, each stretch standing twice in a row.

    A row that holds its character twice is in the first copy as well.
    """
    first, second, at = set[int](), set[int](), 0
    for stretch in stretches:
        half, end = at + len(stretch), at + 2 * len(stretch)
        first.update(cells[at:half])
        second.update(cells[half:end])
        at = end
    return second - first


def _story_rules(story: Story, photo: bool) -> Iterator[tuple[int, str]]:
    """Yield the rules of a body's rows."""
    for unit in story.units:
        yield from ((at, "continued.wrap") for at in unit.places[1:])
        yield unit.places[0], _unit_rule(unit.rule, photo)
    for _, display in story.subheads:
        yield from ((at, "subhead.alone") for at in display.rows)
    for display in story.bylines:
        yield from ((at, "byline.below") for at in display.rows)
    for display in story.endings:
        yield from ((at, _ending_rule(display)) for at in display.rows)


def _unit_rule(rule: str, photo: bool) -> str:
    if rule == "caption":
        return "caption.opens"
    return "caption.photo" if photo else f"paragraph.{rule}"


def _ending_rule(display: Display) -> str:
    return f"ending.{display.ending}"
