"""Running text: hard-wrapped rows become paragraphs again.

In: the rows of a page that are no display type, as a
:class:`~hzsearch.layout.columns.Galley`. Out: :class:`Unit` values: paragraphs, and
rows that stand alone in the text (subheads 小标题, headlines printed once). Two signs
part paragraphs in a column whose indents were not dumped: the last line falls
short, and the first line of the next is two Han narrower than the column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hzsearch.layout import labels, signs, title
from hzsearch.layout.captions import DATED
from hzsearch.layout.clauses import breaks_off, goes_on, names_speaker, tells
from hzsearch.layout.columns import Galley, alone, first_line, is_foreign, last_line, new_column
from hzsearch.layout.lines import ends_sentence, runs_on

_LONGEST_DISPLAY = 60
_MOST_DISPLAY_ROWS = 3
_MOST_TITLE_ROWS = 6
# Subheads that ask: how long, and how many paragraphs apart at most.
_LONGEST_ASKED = 14
_SERIES = 10
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
_CRY = re.compile(r"[！？!?]$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or rows that stand alone: their places, texts, widest row and kind.

    ``display`` says that it is no prose, ``opens`` that it begins with a dateline,
    ``signed`` that it ends in a byline or a jump line, ``spaced`` that a telling blank
    line is above, ``inserted`` that it stands within a sentence of the text around it.
    ``rule`` is why it begins where it does (see ``rules``).
    """

    places: tuple[int, ...]
    texts: tuple[str, ...]
    width: float
    display: bool
    opens: bool = False
    signed: bool = False
    spaced: bool = False
    inserted: bool = False
    labelled: bool = False
    rule: str = "first"

    @property
    def text(self) -> str:
        """Return the rows' texts, joined."""
        return "".join(self.texts)


def cut_units(galley: Galley) -> list[Unit]:
    """Cut a galley into paragraphs and rows that stand alone."""
    units: list[Unit] = []
    begin, rule = 0, "first"
    for at in range(1, len(galley.rows) + 1):
        found = _break(galley, begin, at) if at < len(galley.rows) else "end"
        if found:
            units.append(_unit(galley, begin, at, rule))
            begin, rule = at, found
    asked = [k for k, unit in enumerate(units) if _asks(unit)]
    heads = {k for k in asked if any(0 < abs(k - other) <= _SERIES for other in asked)}
    return [replace(unit, display=unit.display or k in heads) for k, unit in enumerate(units)]


def _asks(unit: Unit) -> bool:
    """Say whether a paragraph is one short question or cry; such subheads come in series."""
    short = len(unit.texts) == 1 and len(unit.text) <= _LONGEST_ASKED
    whole = not re.search("[，；。]", unit.text) and unit.text[0] not in _OPENING
    return short and whole and bool(_CRY.search(unit.text)) and not signs.speaks(unit.text)


def _unit(galley: Galley, begin: int, end: int, rule: str) -> Unit:
    texts = tuple(row.text for row in galley.rows[begin:end])
    signed = signs.signature(texts[-2:]) is not None or bool(signs.split_jump(texts[-1])[1])
    jumped = end - 1 in galley.jumped
    spread = end == begin + 1 and galley.rows[begin].spread
    broken = end == begin + 1 and breaks_off(galley, begin)
    titled = _is_kicker(galley, begin) or (begin > 0 and _is_kicker(galley, begin - 1))
    return Unit(
        places=galley.places[begin:end],
        texts=texts,
        width=max(galley.widths[begin:end]),
        display=spread
        or (not (signed or jumped or broken) and _is_display(texts, galley.text(end), titled)),
        opens=signs.starts_story(texts[0]),
        signed=signed,
        rule=(_opens(galley, begin, begin) if rule == "first" else "") or rule,
    )


def _is_display(texts: Sequence[str], following: str, titled: bool = False) -> bool:
    """Say whether rows that stand alone are no prose: short and without a full stop.

    ``titled`` says that they are or stand below a kicker.
    """
    whole = "".join(texts)
    if len(texts) > _MOST_DISPLAY_ROWS or len(whole) > _LONGEST_DISPLAY or "。" in whole:
        return False
    prose = signs.is_caption(whole) or signs.starts_story(whole) or tells(whole)
    if prose or _SOFT.search(whole):
        return False
    broken = signs.is_caption(following) or DATED.match(following)
    if broken and re.search("[，、]", whole) and not titled:  # the caption breaks it off
        return False
    # What goes on elsewhere may break off in the middle of a sentence.
    if signs.is_item(whole) or signs.is_contact(whole) or signs.split_jump(texts[-1])[1]:
        return False
    if _SEMI.search(whole) and signs.is_item(following):  # it announces a list
        return False
    headed = signs.starts_story(following) or title.opens_with_dash(following)
    cry = _CRY.search(whole) and headed and len(texts) == 1
    return bool(cry) or not ends_sentence(whole)


def _break(galley: Galley, begin: int, at: int) -> str:
    """Return why row ``at`` begins a new unit, the current one having begun at ``begin``.

    Nothing where it does not.
    """
    rule = _opens(galley, begin, at)
    if rule or len(galley.text(at)) == 1:  # the end of a word or of a name
        return rule
    if names_speaker(galley, begin, at) and not _has_gap(galley, at):
        return ""
    if _is_complete(galley, begin, at) or _is_kicker(galley, at, begin):
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


def _opens(galley: Galley, begin: int, at: int) -> str:
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
    return not ends and len(text) < _LONGEST_DISPLAY


def _is_complete(galley: Galley, begin: int, at: int) -> bool:
    """Say whether the unit above row ``at`` is complete: signed, or a line of a title."""
    rows = [row.text for row in galley.rows[max(begin, at - 2) : at]]
    if signs.signature(rows, galley.text(at)) or signs.split_jump(rows[-1])[1]:
        return True
    return begin == at - 1 and _is_title(galley, begin)


def _is_title(galley: Galley, at: int) -> bool:
    """Say whether row ``at``, first of its unit, is a label, a kicker or below one."""
    text = galley.text(at)
    if _is_kicker(galley, at) or (signs.heads_notice(text) and len(text) < _LONGEST_DISPLAY):
        return True
    if not runs_on(text) and (labels.is_rubric(text) or labels.is_pointer(text)):
        return True
    below = at > 0 and not galley.parted[at] and _is_kicker(galley, at - 1)
    goes_on = galley.gapped and at + 1 < len(galley.rows) and not _is_apart(galley, at + 1)
    return below and not (ends_sentence(text) or signs.links(text)) and not goes_on


def _is_apart(galley: Galley, at: int) -> bool:
    return galley.parted[at] or galley.rows[at].gap > 0


def _is_kicker(galley: Galley, at: int, begin: int | None = None) -> bool:
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
    while end < len(galley.rows) and not (galley.parted[end] or _opens(galley, at, end)):
        end += 1
        if end > at + _MOST_TITLE_ROWS:
            return False
    texts = [row.text for row in galley.rows[at:end]]
    if end - 1 in galley.jumped:
        return False
    if any("。" in text or len(text) > _LONGEST_DISPLAY for text in texts):
        return False
    if end < len(galley.rows) and galley.parted[end] and "".join(texts).count("，") > 1:
        return False  # prose that a caption or furniture breaks off
    return _is_display(texts[-1:], galley.text(end)) and not _SEMI.search(texts[-1])


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
