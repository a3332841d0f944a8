"""Display type on a page: which rows are no running text, by their form alone.

In: the rows of a page. Out: :class:`~hzsearch.layout.titles.Display` values for
vertical runs, overprinted rows and byline rows, by the place of their first row.
Headlines printed once look like text; only their surroundings give them away, and
``paragraphs`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from hzsearch.layout.bylines import Byline, has_role, is_name, read_byline
from hzsearch.layout.labels import is_rubric
from hzsearch.layout.lines import Row, compact, ends_sentence
from hzsearch.layout.overprint import copies, undouble
from hzsearch.layout.signs import announces, is_signed, starts_story
from hzsearch.layout.title import Display
from hzsearch.layout.vertical import Column

# Copies of a headline's lines stand at most this many rows apart (line, line, copy, copy).
_REACH = 3
_FEWEST = 5
_WRAPPED = (2, 3)
# A row without any mark, as headlines are and few rows of prose.
_TITLE = re.compile("[^，。；：！？,;:!?]{5,24}")
# Marks that stand between the halves of a slogan (多出题，少点名), and seldom between names.
_LISTED = re.compile("[，,；;]")


def find_displays(
    rows: Sequence[Row], columns: Sequence[Column], skip: Collection[int]
) -> dict[int, Display]:
    """Return the display type of a page by the place of its first row; ``skip`` is furniture."""
    found = {
        min(c.chunk_rows[0]): Display(_places(c), "".join(c.chunks), True, (), c, form="vertical")
        for c in columns
    }
    taken = {at for display in found.values() for at in display.rows} | set(skip)
    free = [at for at in range(len(rows)) if at not in taken]
    for display in [*_bold(rows, free), *_repeated(rows, free), *_wrapped(rows, free)]:
        if not taken & set(display.rows):
            found[display.rows[0]] = display
            taken.update(display.rows)
    for display in _bylines(rows, free, taken):
        found[display.rows[0]] = display
    return found


def _places(column: Column) -> tuple[int, ...]:
    return tuple(dict.fromkeys(at for chunk in column.chunk_rows for at in chunk))


def _bold(rows: Sequence[Row], free: Sequence[int]) -> list[Display]:
    """Return the rows that hold their text twice."""
    undone = ((at, undouble(rows[at].text)) for at in free)
    return [Display((at,), text, bold=True, form="overprint") for at, text in undone if text]


def _repeated(rows: Sequence[Row], free: Sequence[int]) -> list[Display]:
    """Return the lines whose copy is a row of its own just below."""
    seen: dict[str, int] = {}
    found = []
    for k, at in enumerate(free):
        text = compact(rows[at].text)
        if len(text) < _FEWEST or ends_sentence(text):
            continue
        if text in seen and k - seen[text] <= _REACH:
            twice = (free[seen.pop(text)], at)
            found.append(Display(twice, rows[at].text, bold=True, form="repeated"))
        else:
            seen[text] = k
    return found


def _wrapped(rows: Sequence[Row], free: Sequence[int]) -> list[Display]:
    """Return overprinted lines that were wrapped after they were doubled."""
    found = []
    for size in _WRAPPED:
        for k in range(len(free) - size + 1):
            places = tuple(free[k : k + size])
            texts = [compact(rows[at].text) for at in places]
            stretches = copies("".join(texts)) if len(texts[0]) >= _FEWEST else None
            if stretches and max(map(len, stretches)) >= _FEWEST:
                found.append(Display(places, "".join(stretches), bold=True, form="wrapped"))
    return found


def _bylines(rows: Sequence[Row], free: Sequence[int], taken: Collection[int]) -> list[Display]:
    """Return the rows that are bylines as a whole."""
    found: list[Display] = []
    for k, at in enumerate(free):
        if at in taken or len(rows[at].text) > 60:
            continue
        before = rows[at - 1].text if at else ""
        after = rows[free[k + 1]].text if k + 1 < len(free) else ""
        alone = not before or at - 1 in taken or ends_sentence(before) or is_signed(before, "")
        signed = bool(found) and found[-1].rows[0] == at - 1
        byline = read_byline(rows[at].text)
        over = at + 1 >= len(rows) or at + 1 in taken or starts_story(after) or announces(after)
        lone = byline is not None and len(byline.names) == 1
        over = over or is_rubric(after) or (lone and _TITLE.fullmatch(after) is not None)
        if (
            byline
            and (alone or signed or has_role(rows[at].text))
            and _is_certain(rows[at].text, byline, over)
        ):
            found.append(Display((at,), rows[at].text, names=byline.names))
    return found


def _is_certain(text: str, byline: Byline, over: bool) -> bool:
    """Say whether a row of short words is a byline, by its form or where the story is over."""
    short = all(len(name) <= 3 for name in byline.names)
    if byline.proven and (has_role(text) or len(byline.names) == 1):
        return True
    if has_role(text):
        return short or over
    if len(byline.names) > 1:
        listed = any(map(is_name, byline.names)) or not _LISTED.search(text)
        return (short or over) and listed
    return over and short
