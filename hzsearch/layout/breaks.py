"""Breaks: where in running text a new paragraph begins, or a row that stands alone.

In: a :class:`~hzsearch.layout.columns.Galley` and a row of it. Out: the name of the rule by
which the row begins a unit (see ``rules``), or nothing. What the row says of itself comes
first (本报讯, an indent, a byline above), then blank lines where a page parts paragraphs by
them, then the widths of the rows around it.
"""

from __future__ import annotations

import re

from hzsearch.layout import labels, signs, title
from hzsearch.layout.clauses import goes_on, names_speaker, tells
from hzsearch.layout.columns import Galley, alone, first_line, is_foreign, last_line, new_column
from hzsearch.layout.lines import ends_sentence, runs_on
from hzsearch.layout.standing import is_display

_LONGEST = 60
_MOST_TITLE_ROWS = 6
# Weights beside those of the widths, on the same scale.
_SPEECH = -2.0
_LINK = 0.6
_QUOTE = 0.4
_END = 1.5
_SPACED = -1.0
_OPENING = frozenset("“‘「『")
_CLOSING = frozenset("”’」』")
# A colon or semicolon ends a paragraph only in lists, where rows fall far short.
_LIST = 2.5
_CLEARLY = 2.0
_SEMI = re.compile(r"[：；:;]$")
_SOFT = re.compile(r"[，、；;,]$")
_PROSE = re.compile("[，。；！？]")


def break_rule(galley: Galley, begin: int, at: int) -> str:
    """Return why row ``at`` begins a new unit, the current one having begun at ``begin``.

    Nothing where it does not.
    """
    rule = opening_rule(galley, begin, at)
    if rule or len(galley.text(at)) == 1:  # the end of a word or of a name
        return rule
    if names_speaker(galley, begin, at) and not _has_gap(galley, at):
        return ""
    if _is_complete(galley, begin, at) or is_kicker_row(galley, at, begin):
        return "complete"
    if galley.gapped and not galley.parted[at]:
        return _parted_by_blank(galley, at)
    return _parted_by_width(galley, begin, at)


def _parted_by_width(galley: Galley, begin: int, at: int) -> str:
    """Return why row ``at`` begins a unit as the rows above and below are wide."""
    before = galley.text(at - 1)
    if ends_sentence(before) or _SEMI.search(before):
        if signs.is_item(galley.text(at)):
            return "item"
        return "widths" if _ends_paragraph(galley, begin, at) else ""
    return "apart" if not runs_on(before) and _stands_alone(galley, begin, at) else ""


def _parted_by_blank(galley: Galley, at: int) -> str:
    """Return why row ``at`` begins a unit where blank lines part all paragraphs."""
    if not galley.rows[at].gap:
        return ""
    return "widths" if ends_sentence(galley.text(at - 1)) else "apart"


def opening_rule(galley: Galley, begin: int, at: int) -> str:
    """Return by which sign of its own row ``at`` begins a unit; nothing without one.

    The current unit began at ``begin``.
    """
    row = galley.rows[at]
    if signs.starts_story(row.text):
        return "dateline"
    if labels.is_preface(row.text):
        return "preface"
    if galley.credited[at]:
        return "credited"
    if galley.indents and row.indent:
        return "indent"
    apart = is_foreign(galley, begin, at) or _is_set_off(galley, at)
    if apart or labels.is_picture_rubric(row.text):
        return "apart"
    return _opens_as(galley, begin, at)


def _opens_as(galley: Galley, begin: int, at: int) -> str:
    """Return whether row ``at`` opens as an item or a caption does, as the name of the rule."""
    text = galley.text(at)
    above = galley.text(at - 1)
    listed = signs.is_contact(text) and (ends_sentence(above) or signs.is_contact(above))
    if signs.speaks(text) and signs.speaks(galley.text(begin)) and ends_sentence(above):
        return "item"
    if listed or signs.follows_item(galley.text(begin), text):
        return "item"
    after = signs.is_caption(text) and ends_sentence(galley.text(at - 1))
    return "caption" if signs.is_numbered_caption(text) or galley.pictured[at] or after else ""


def _is_item_alone(galley: Galley, begin: int, at: int) -> bool:
    """Say whether a list's item is one row, or the row above a list its title."""
    if signs.is_first_item(galley.text(at)):
        return not _SEMI.search(galley.text(begin))
    return signs.is_item(galley.text(at)) or last_line(galley, begin, at) > _CLEARLY


def _is_set_off(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` stands between telling blank lines, and is no sentence's end."""
    if not (_has_gap(galley, at) and _has_gap(galley, at + 1)):
        return False
    text = galley.text(at)
    ends = ends_sentence(text) or _SOFT.search(text) or goes_on(galley, at) or signs.links(text)
    return not ends and len(text) < _LONGEST


def _is_complete(galley: Galley, begin: int, at: int) -> bool:
    """Say whether the unit above row ``at`` is complete: signed, or a line of a title."""
    rows = [row.text for row in galley.rows[max(begin, at - 2) : at]]
    if signs.signature(rows, galley.text(at)) or signs.split_jump(rows[-1])[1]:
        return True
    return begin == at - 1 and _is_title(galley, begin)


def _is_title(galley: Galley, at: int) -> bool:
    """Say whether row ``at``, first of its unit, is a label, a kicker or below one."""
    text = galley.text(at)
    if is_kicker_row(galley, at) or (signs.heads_notice(text) and len(text) < _LONGEST):
        return True
    if not runs_on(text) and (labels.is_rubric(text) or labels.is_pointer(text)):
        return True
    below = at > 0 and not galley.parted[at] and is_kicker_row(galley, at - 1)
    goes_on = galley.gapped and at + 1 < len(galley.rows) and not _is_apart(galley, at + 1)
    return below and not (ends_sentence(text) or signs.links(text)) and not goes_on


def _is_apart(galley: Galley, at: int) -> bool:
    return galley.parted[at] or galley.rows[at].gap > 0


def is_kicker_row(galley: Galley, at: int, begin: int | None = None) -> bool:
    """Say whether row ``at`` is a kicker: a zone and a colon, or a colon before display type.

    Below headlines, rows without any mark since ``begin``, a colon or a dash is enough.
    """
    text = galley.text(at)
    above = "".join(
        galley.text(k)
        for k in range(at if begin is None else max(begin, at - _MOST_TITLE_ROWS), at)
    )
    if above and not _PROSE.search(above + text[:-1]) and title.is_kicker(text):
        return True
    last = at + 1 >= len(galley.rows) or galley.parted[at + 1]
    if not (signs.announces(text) or (last and signs.ends_in_colon(text))):
        return False
    if at == 0 or galley.parted[at] or ends_sentence(galley.text(at - 1)) or _has_gap(galley, at):
        return True
    rows = [row.text for row in galley.rows[max(0, at - 2) : at]]
    return signs.signature(rows, text) is not None


def _ends_paragraph(galley: Galley, begin: int, at: int) -> bool:
    """Weigh whether the sentence that ends above row ``at`` ends its paragraph."""
    sentence = ends_sentence(galley.text(at - 1))
    short = last_line(galley, begin, at)
    if galley.indents and galley.wrapped and not galley.parted[at]:
        return _is_flush(galley, at) or short > _CLEARLY
    if not galley.wrapped or _has_gap(galley, at) or (galley.parted[at] and sentence):
        return True
    score = short + first_line(galley, begin, at) + new_column(galley, begin, at)
    return score + _wording(galley, begin, at) > (0.0 if sentence else _LIST)


def _wording(galley: Galley, begin: int, at: int) -> float:
    """Return what the wording around row ``at`` says for a paragraph's beginning there."""
    before, text = galley.text(at - 1), galley.text(at)
    weight = (_LINK if signs.links(text) else 0.0) + (_QUOTE if text[0] in _OPENING else 0.0)
    if signs.is_caption(galley.text(begin)) or signs.ends_notice(before):
        weight += _END
    quoted = before[-1] in _CLOSING and galley.text(begin)[:1] in _OPENING
    return weight + (_SPEECH if quoted and signs.says(text + galley.text(at + 1)) else 0.0)


def _is_flush(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` of an indented text, itself without indent, is of a title.

    A title is a few rows without a full stop that reach down to an indent, a dateline
    or display type; what is left of a paragraph would end in a full stop there.
    """
    end = at + 1
    while end < len(galley.rows) and not (galley.parted[end] or opening_rule(galley, at, end)):
        end += 1
        if end > at + _MOST_TITLE_ROWS:
            return False
    texts = [row.text for row in galley.rows[at:end]]
    if end - 1 in galley.jumped:
        return False
    if any("。" in text or len(text) > _LONGEST for text in texts):
        return False
    if end < len(galley.rows) and galley.parted[end] and "".join(texts).count("，") > 1:
        return False  # prose that a caption or furniture breaks off
    return is_display(texts[-1:], galley.text(end)) and not _SEMI.search(texts[-1])


def _has_gap(galley: Galley, at: int) -> bool:
    return galley.gaps and at < len(galley.rows) and galley.rows[at].gap > 0


def _stands_alone(galley: Galley, begin: int, at: int) -> bool:
    """Say whether the row above ``at``, alone in its unit and no sentence, is all of it."""
    text = galley.text(begin)
    if begin != at - 1 or "。" in text or signs.starts_story(text) or signs.is_open(text):
        return False
    set_off = not galley.parted[at] and _has_gap(galley, at)
    prose = signs.links(text) or tells(text) or (set_off and goes_on(galley, begin))
    if prose and galley.wrapped:  # however narrow
        return False
    if signs.is_item(text) or signs.is_first_item(galley.text(at)):
        return _is_item_alone(galley, begin, at)
    if galley.parted[at] or not galley.wrapped or _has_gap(galley, at):
        return True
    if galley.indents:
        return not galley.rows[begin].indent and _is_flush(galley, begin)
    least = galley.seams[at] + (_SPACED if _has_gap(galley, begin) else 0.0)
    return alone(galley, begin, at) > least
