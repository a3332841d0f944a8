"""Who wrote the article of a web page: lines and brackets that name writers.

In: lines between headline and text, and the text. Out: names. A medium may stand
before a role (甲报见习记者 张三) or behind a name (张三/甲报); words that only look like
names (网络整理, 最新文章) are none.
"""

from __future__ import annotations

import re

from hzsearch.archive.formats.blocks import names_of
from hzsearch.layout.bylines import read_byline
from hzsearch.layout.lines import HAN
from hzsearch.layout.surnames import is_name

_ROLES = (
    r"(?:见习|实习|特约|特派|首席|全媒体|职工)?"
    r"(?:记者|通讯员|评论员|特约撰稿人?|专栏作者|作者|实习生)"
)
# 甲报见习记者 张三 李四: the whole line.
_ROLED = re.compile(
    r"^[【\[（(]?\s*(?:文|采写|撰文|执笔)?\s*[/／:：|]?\s*\S{0,10}?"
    rf"{_ROLES}\s*[:：|/／]?\s*(\S.*?)\s*[】\]）)]?$"
)
_TOLD = re.compile(
    r"(?:作者|记者|撰文|采写|执笔|撰稿|文字)\s*[:：/／|]\s*"
    r"([^:：|｜\s]{1,20}(?:[ 　]+[^:：|｜\s]{1,20})*)"
)
_ALONE = re.compile(rf"^[（(]\s*([{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}){{0,3}})\s*[）)]$")
# … | 作者张三 | …
_BARE = re.compile(rf"(?:^|[|｜\s])作者\s*([{HAN}]{{2,4}})(?=$|[|｜\s])")
_LEADING = re.compile(r"^(?:作者|撰文|采写|执笔|撰稿)\s*[:：/／|]")
_MEDIUM = re.compile(rf"^([{HAN}·]{{2,8}})\s*[/／|｜]\s*[{HAN}]{{2,12}}(?:报|社|网|刊|台|新闻)$")
_DATELINE = re.compile(
    rf"^\s*\S{{0,24}}(?:讯|电|消息)\s*[（(]\s*([^）)]{{0,8}}{_ROLES}[^）)]{{2,30}})[）)]"
)
_SIGNED = re.compile(rf"[。！？!?…][”’」』]?\s*[（(]\s*([{HAN}]{{2,3}})\s*[）)]$")
# The day, the newspaper and its page stand in the same line.
_WHEN = re.compile(r"《[^》]{1,20}》|[（(][^（()）]*\d[^（()）]*[）)]|\d{4}[-/年.]\d.*$")
_CREDIT = re.compile(r"\s*(?:整合|摄影报道|报道|摄|文/图)$")
_PARTS = re.compile(r"[\s、，,&＆/／]+")
_NO_NAMES = re.compile(
    r"文章|整理|网络|未知|佚名|编辑|记者|公司|支部|中心|综合|来源|频道|新闻|本站|管理员|匿名|首页|正文"
    r"|小编|原创|[号网社报台部局院委]$"
)


def writers_in(text: str) -> tuple[str, ...]:
    """Return the names that a line names as the writers; none where it is something else."""
    bare = " ".join(text.split())
    if len(bare) > 60:
        return ()
    without = _WHEN.sub("", bare).strip()
    told = _TOLD.search(bare)
    whole = [pattern.match(without) for pattern in (_ROLED, _MEDIUM, _ALONE)]
    for found in (*whole, _BARE.search(bare)):
        names = _known(found[1]) if found else ()
        if names:
            return names
    names = names_of(f"作者：{_PARTS.sub('、', told[1])}" if told else bare)
    return tuple(name for name in names if not _NO_NAMES.search(name))


def is_credit(text: str) -> bool:
    """Say whether a line as a whole is a credit that stands apart from a text."""
    bare = text.strip()
    found = _ROLED.match(bare) or _MEDIUM.match(bare) or _ALONE.match(bare)
    named = bool(found and _known(found[1])) or bool(_LEADING.match(bare) and writers_in(bare))
    return len(bare) <= 40 and named


def writers_of_text(first: str, last: str) -> tuple[str, ...]:
    """Return the names in 甲报讯（记者 张三）at the beginning, or in （张三） at the end."""
    dateline, signed = _DATELINE.match(first[:80]), _SIGNED.search(last[-20:])
    roled = _ROLED.match(dateline[1]) if dateline else None
    if roled:
        return _known(_CREDIT.sub("", roled[1]))
    return (signed[1],) if signed and is_name(signed[1]) else ()


def _known(text: str) -> tuple[str, ...]:
    """Return the names that a text is made up of, if all have the shape of one."""
    byline = read_byline(_PARTS.sub(" ", text))
    names = byline.names if byline else ()
    fit = all(is_name(name) and not _NO_NAMES.search(name) for name in names)
    return names if fit else ()
