"""Rows that stand alone: display type printed once (主题, 小标题), or a sentence of prose.

In: rows between two paragraphs and what follows. Out: whether they are display type. By
their wording alone: short, no full stop, nothing that opens or breaks off a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hzsearch.layout import signs, title
from hzsearch.layout.captions import DATED
from hzsearch.layout.clauses import tells
from hzsearch.layout.lines import ends_sentence

_LONGEST = 60
_MOST_ROWS = 3
_SEMI = re.compile(r"[：；:;]$")
_SOFT = re.compile(r"[，、；;,]$")
_CRY = re.compile(r"[！？!?]$")


def is_display(texts: Sequence[str], following: str, titled: bool = False) -> bool:
    """Say whether rows that stand alone are no prose: short and without a full stop.

    ``titled`` says that they are or stand below a kicker.
    """
    whole = "".join(texts)
    if len(texts) > _MOST_ROWS or len(whole) > _LONGEST or "。" in whole:
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
