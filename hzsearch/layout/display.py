"""Display type on a page: which rows are no running text, by their form alone.

In: the rows of a page. Out: :class:`~hzsearch.layout.titles.Display` values for
vertical runs, overprinted rows and byline rows, by the place of their first row.
Headlines printed once look like text; only their surroundings give them away, and
``paragraphs`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from hzsearch.layout.bylines import Byline, has_role, read_byline
from hzsearch.layout.labels import is_rubric
from hzsearch.layout.lines import Row, close_up, compact, ends_sentence
from hzsearch.layout.notices import find_notice_heads
from hzsearch.layout.overprint import copies, undouble
from hzsearch.layout.signs import announces, is_signed, starts_story
from hzsearch.layout.surnames import is_name
from hzsearch.layout.title import Display, opens_with_dash
from hzsearch.layout.vertical import Column

# Copies of a headline's lines stand at most this many rows apart (line, line, copy, copy).
_REACH = 3
_FEWEST = 5
_WRAPPED = (2, 3)
# A row without any mark, as headlines are and few rows of prose.
_TITLE = re.compile("[^，。；：！？,;:!?]{5,24}")
# A headline above a byline may have marks within, and may end in a question or a cry.
_HEADED = re.compile("[^。；;]{4,30}(?<![，、,：:—])")
_ASKED = re.compile("[^。；;]{4,30}[？！?!]")
# How much longer than one word a headline is.
_FAR_LONGER = 3
# Longer names in a row of their own are of other peoples, and no surname proves them.
_SHORT = 3
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
    for at in find_notice_heads(rows, taken):
        found[at] = Display((at,), close_up(rows[at].text))
        taken.add(at)
    bylines = _bylines(rows, free, taken)
    for display in [*bylines, *_asked(rows, bylines, taken)]:
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
    taken = set(taken)
    for k, at in enumerate(free):
        byline = read_byline(rows[at].text) if at not in taken else None
        if byline is None or is_rubric(rows[at].text):
            continue
        signed = bool(found) and found[-1].rows[0] == at - 1
        after = free[k + 1] if k + 1 < len(free) else len(rows)
        over = at + 1 >= len(rows) or at + 1 in taken or _begins(rows, after, byline)
        titled = byline.proven and at > 0 and _is_titled(rows, at - 1, taken)
        stands = signed or titled or _is_apart(rows, at, taken) or has_role(rows[at].text)
        if stands and _is_certain(rows[at].text, byline, over, _below(rows, at)):
            found.append(Display((at,), rows[at].text, names=byline.names))
            taken.add(at)
    return found


def _begins(rows: Sequence[Row], at: int, byline: Byline) -> bool:
    """Say whether row ``at``, behind a byline, is of another story."""
    text = rows[at].text if at < len(rows) else ""
    # A pen name, and not the first of a headline's two lines, which are about as long.
    alike = not byline.proven and len(text) < _FAR_LONGER * len(byline.names[0])
    titled = len(byline.names) == 1 and not alike and _TITLE.fullmatch(text) is not None
    return starts_story(text) or announces(text) or is_rubric(text) or titled


def _is_apart(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` goes on with no sentence: it stands below an end or a dash."""
    before = _below(rows, at)
    if not before or at - 1 in taken or ends_sentence(before) or is_signed(before, ""):
        return True
    return opens_with_dash(before)


def _is_titled(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` stands where a headline does: below an end or a rubric, unmarked."""
    if not _HEADED.fullmatch(rows[at].text):
        return False
    above = _below(rows, at)
    return not above or at - 1 in taken or is_rubric(above) or ends_sentence(above)


def _below(rows: Sequence[Row], at: int) -> str:
    """Return the text that row ``at`` stands below, nothing at the head of the page."""
    return rows[at - 1].text if at else ""


def _is_certain(text: str, byline: Byline, over: bool, before: str) -> bool:
    """Say whether a row of short words is a byline, by its form or where the story is over.

    One word that is no known name is one in brackets behind a sentence, or where the
    story is over: right behind its last sentence, which nobody has signed yet.
    """
    short = all(len(name) <= _SHORT for name in byline.names)
    if byline.proven and (has_role(text) or len(byline.names) == 1):
        return True
    if has_role(text):
        return short or over
    if len(byline.names) > 1:
        listed = any(map(is_name, byline.names)) or not _LISTED.search(text)
        return (short or over) and listed
    ended = ends_sentence(before) and not is_signed(before, "")
    return short and ended and (over or text[-1] in "）)")


def _asked(
    rows: Sequence[Row], bylines: Sequence[Display], taken: Collection[int]
) -> list[Display]:
    """Return the headlines that end as a sentence may, told by the byline right below them."""
    found = []
    for byline in bylines:
        at = byline.rows[0] - 1
        ends = at < 0 or at in taken or not _ASKED.fullmatch(rows[at].text)
        below = rows[at + 2].text if at + 2 < len(rows) else ""
        over = not below or at + 2 in taken or _begins(rows, at + 2, Byline(byline.names, True))
        if not ends and not over and _is_titled(rows, at, taken):
            found.append(Display((at,), rows[at].text))
    return found
