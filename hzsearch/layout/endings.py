"""What stands below a text and is none: jump lines 转版, sign-offs 落款 of notices.

In: the rows of a page. Out: :class:`~hzsearch.layout.title.Display` values by place.
A jump line sends the reader to another page (下转第6版) or back (上接第1版). A sign-off
is who gives a notice and on which day, each on a row of its own right behind the
notice, most often set to the right; a day that stands there is no date line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hzsearch.layout.labels import is_note
from hzsearch.layout.lines import HAN, Row, compact, ends_sentence
from hzsearch.layout.signs import ends_notice, is_contact, is_item
from hzsearch.layout.title import Display

_NUMBER = r"(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_JUMP = re.compile(
    rf"[（(【\[]?[▶►▷>→◀◄]*(?P<to>下[转轉]|[转轉])?(?P<from>上接|[紧緊]接)?第?{_NUMBER}[版页頁]"
    r"(?:《[^》]{1,40}》)?[）)】\]]?"
)
_DAY = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月"
    r"[\d一二三四五六七八九十]{1,3}日"
)
_WHO = re.compile(
    rf"[{HAN}A-Za-z0-9（）()·《》“”]{{2,40}}(?:[报報]社|[杂雜]志社|出版社|[编編][辑輯]部|委[员員][会會]|"
    r"管委[会會]|公司|集[团團]|[局厅廳部院校处處社会會所站馆館]|中心|大[学學]|[办辦]公室|政府|[银銀支]行|清算[组組]|管理人|工作[组組]|筹[备備][组組处處]|[记記]者站|指[挥揮]部|[协協商学學]会|基金会"
    r"|法院|检察院|[联聯]盟|合作社|事[务務]所|[编編][辑輯]室)"
)
# The paper itself signs what it has to say, with no day.
_PAPER = re.compile(
    rf"(?:本[报報刊]|《[{HAN}]{{2,14}}》)(?:[编編][辑輯]部|[总總]?[编編][室委]|[报報]?社|[广廣]告部|[发發]行部)"
)

_NAME = re.compile(rf"[{HAN}A-Za-z0-9（）()·《》“”]{{2,30}}")
# A row set to the right begins this many Han in; no indent is as deep.
_DEEP = 5.0
_MOST = 4


def find_endings(rows: Sequence[Row]) -> dict[int, Display]:
    """Return the jump lines and sign-offs of a page by their place."""
    found: dict[int, Display] = {}
    for at, row in enumerate(rows):
        jump = _read_jump(at, row.text) if not {at - 1, at - 2} <= found.keys() else None
        if jump or (at and is_note(row.text)):
            found[at] = jump or _sign_off(at, row.text)
    for at in range(1, len(rows)):
        if at not in found and _ends_notice(rows, at):
            found.update({k: _sign_off(k, rows[k].text) for k in _signed(rows, at)})
    return found


def _read_jump(at: int, text: str) -> Display | None:
    found = _JUMP.fullmatch(compact(text)) if len(text) < 60 else None
    if found is None or not (found["to"] or found["from"]):
        return None
    return Display((at,), text, ending="jump" if found["to"] else "resumption")


def _ends_notice(rows: Sequence[Row], at: int) -> bool:
    """Say whether a notice ends above row ``at``: by its words, or because it is signed there."""
    if ends_notice(rows[at - 2].text + rows[at - 1].text if at > 1 else rows[at - 1].text):
        return True
    who, above = compact(rows[at].text), rows[at - 1].text
    if _PAPER.fullmatch(who) and ends_sentence(above):
        return True
    if _WHO.fullmatch(who) and is_contact(above):
        return True
    below = rows[at + 1] if at + 1 < len(rows) else rows[at]
    dated = _WHO.fullmatch(who) and _DAY.fullmatch(compact(below.text))
    if dated and (below.depth >= _DEEP or is_item(above)):
        return True
    right = rows[at].depth >= _DEEP and rows[at].depth > rows[at - 1].depth
    return right and ends_sentence(rows[at - 1].text)


def _signed(rows: Sequence[Row], at: int) -> list[int]:
    """Return the places from ``at`` on of a sign-off: who, and the day, which ends it."""
    end = at
    while end < min(at + _MOST, len(rows)) and (end == at or rows[end].gap <= rows[at].gap):
        text = compact(rows[end].text)
        if _DAY.fullmatch(text):
            return list(range(at, end + 1))
        deep = rows[end].depth >= _DEEP and _NAME.fullmatch(text)
        if not (deep or _WHO.fullmatch(text) or _PAPER.fullmatch(text)):
            break
        end += 1
    return list(range(at, end)) if end > at and _is_office(rows[at:end]) else []


def _is_office(rows: Sequence[Row]) -> bool:
    """Say whether one of ``rows`` names an office; without a day, persons do not sign."""
    texts = [compact(row.text) for row in rows]
    return any(_WHO.fullmatch(text) or _PAPER.fullmatch(text) for text in texts)


def _sign_off(at: int, text: str) -> Display:
    return Display((at,), text, ending="signature")
