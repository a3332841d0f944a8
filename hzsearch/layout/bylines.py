"""Bylines 署名: who wrote it, who took the picture.

In: a row, or the end of a paragraph. Out: names, and the text without them. The
grammar is small: marks (▶▶ □), roles (本报记者, 通讯员), names, credits (摄, 文/图),
nothing else; a row or tail that holds anything else is no byline. A Chinese name
is a surname and one or two characters; names of other peoples are longer or have
no listed surname, so where the place alone proves a byline, any short word is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hzsearch.layout.lines import HAN
from hzsearch.layout.surnames import is_name, is_surname

_MARKS = r"[▶►▷▸■□◆◇●○◎★☆▲△▼▽※◤◥◢◣►〓◐◑⊙·•―—\-]"
_PAPER = r"(?:本[报報刊网網]|新华社|人民日报|中新社)"
_RANK = r"(?:特约|特派|首席|实习|见习|驻\S{2,4}|融媒体?)"
_ROLE = (
    rf"(?:{_PAPER}?{_RANK}{{0,2}}(?:记者|記者|通讯员|通訊員|评论员|[摄攝]影[师師]|撰稿人?|特约撰稿)"
    r"|实习生|作者|读者|网友|撰文|[摄攝]影|文字?|[图圖]片?)"
)
# What others than writers did (数据整理, 图片提供), and who is named behind it.
_WORK = (
    r"(?:(?:数据|资料|文字|图片|图表|录音|视频|素材|内容|照片)(?:整理|来源|提供|采集|制作|支持|统计)"
    r"|制图|绘图|漫画|插图|剪辑|口述|记录|执笔|翻译)"
)
_CREDIT = (
    rf"(?:{_WORK}|[摄攝]影[报報]道|[图圖]文[报報]道|[综綜]合[报報]道|[联聯]合[报報]道|采写报道|文并摄|文[/／][图圖]"
    r"|[图圖][/／]文|[图圖]文|文[图圖]|[摄攝]影|供[图圖]|[报報]道|采写|编译|整理|综合|[摄攝]|文|[图圖])"
)
_LEAD_MARK = re.compile(rf"^(?:{_MARKS}\s*)+")
_WRITER_MARK = re.compile(r"^(?:[▶►▷]{1,2}|□)\s")
_LEAD_ROLE = re.compile(rf"^(?:{_ROLE}\s*[:：/／]?|{_CREDIT}\s*[:：/／])\s*(?=\S)")
_LOOSE_CREDIT = re.compile(
    rf"(?:\s|[/／]){_CREDIT}$|(?:[摄攝]影[报報]道|[摄攝]影|供[图圖]|[报報]道|[摄攝])$"
)
_HAS_ROLE = re.compile(rf"^(?:{_MARKS}|\s)*{_ROLE}|{_CREDIT}$")
_PART = re.compile(r"[\s、，,；;/／&＆|｜]+")
_WORD = re.compile(rf"[{HAN}]{{1,4}}|[{HAN}]{{1,6}}(?:[·•・][{HAN}]{{1,8}})+")
_BRACKETS = re.compile(r"^[（(【\[]\s*(.*?)\s*[）)】\]]$")
_TAIL = re.compile(r"^(.*[。！？!?…][”’」』）)》]*)(\s*)([^。！？!?…]{2,40})$")
_BRACKET_TAIL = re.compile(r"^(.*\S)(\s*)([（(][^（()）]{2,40}[）)])$")
_ENDED = re.compile(r"[。！？!?…][”’」』）)》]*$")
_DATELINE_BYLINE = re.compile(
    r"^[【\[]?(?:本[报刊网報網]|新[华華]社|中新社)[^（(\s，。]{0,12}?[讯电訊電][】\]]?"
    r"\s*[（(]([^）)]{2,40})[）)]"
)
# Words that stand where a name might: a reader would not take them for one either.
_NOT_NAMES = re.compile(
    r"^图|^[见如附]|^(?:新闻|报道|故事|专题|文章|手记|札记|随笔|数据|资料|来源|整理|统计|消息|综述|侧记|专访|访谈|对话|问答"
    r"|调查|观察|话题|影像|速览|链接|按语|摘要|目录|要目|全文|完|续完?|待续|节选|摘编|有删[节减])$"
    r"|(?:速览|速递|快讯|短波|集锦|动态|时评|观察|话题|专访|问答|影像)$|读者$|编辑部$|评论员?$|公告|启事|声明|更正|通告|公示|本报|本刊|记者$|现场$|[讯电]$|高新区|公司$"
    r"|下转|上接|未完|待续"
)
_SPREAD_NAME = re.compile(rf"[{HAN}]\s+[^文图圖摄攝\W]\s+[^文图圖摄攝\W]")
_MOST_NAMES = 8
_LONGEST = 60
# Looking further back than this for the end of the text would cost time on one-line files.
_TAIL_REACH = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Names, and whether their shape alone proves them (a role, a mark, or surnames)."""

    names: tuple[str, ...]
    proven: bool


def read_byline(text: str) -> Byline | None:
    """Return the byline that ``text`` is as a whole, else None."""
    if len(text) > _LONGEST:
        return None
    bare = _LEAD_MARK.sub("", text)
    marked = bare != text
    inner = _BRACKETS.match(bare)
    bare = inner[1] if inner else bare
    names = _names(bare)
    if not names:
        return None
    longest = 4 if _WRITER_MARK.match(text) else 3
    likely = all(is_name(name) or (marked and len(name) <= longest) for name in names)
    return Byline(names, likely or bool(_HAS_ROLE.search(bare)))


def has_role(text: str) -> bool:
    """Say whether a byline names a mark, a role or a credit besides its names."""
    return bool(_LEAD_MARK.match(text) or _HAS_ROLE.search(text.strip("（()）")))


def heads_column(text: str) -> bool:
    """Say whether a byline has the mark of a commentary (□ 甲某), where the author comes first."""
    return text.startswith(("□", "■", "◎", "●"))


def split_tail(text: str) -> tuple[str, Byline, bool] | None:
    """Split ``…。 甲某 乙某`` into text, byline, and whether white space parts them."""
    head, tail = text[:-_TAIL_REACH], text[-_TAIL_REACH:]
    found = _BRACKET_TAIL.match(tail) or _TAIL.match(tail)
    if found is None:
        return None
    byline = read_byline(found[3])
    if byline is None or not (_ENDED.search(found[1]) or has_role(found[3])):
        return None
    if not _ENDED.search(found[1]) and _DATELINE_BYLINE.match(text):
        return None
    return head + found[1], byline, bool(found[2])


def dateline_names(text: str) -> tuple[str, ...]:
    """Return the names in ``本报讯（记者 甲某）近日``; they stay in the text as printed."""
    found = _DATELINE_BYLINE.match(text)
    byline = read_byline(found[1]) if found else None
    return byline.names if byline else ()


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a text that holds names, roles and credits only; else nothing.

    文 is a credit, unless a name set wide lacks it (文 静).
    """
    if _SPREAD_NAME.fullmatch(text) and is_surname(text[0]):
        return (re.sub(r"\s", "", text),)
    parts = _PART.split(_LOOSE_CREDIT.sub("", text))
    return _read_names(map(_strip_role, parts)) or _read_names(
        part if len(part) == 1 else _strip_role(part) for part in parts
    )


def _read_names(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the names that ``parts`` make up; nothing if one of them is no word."""
    words: list[str] = []
    for word in parts:
        if word and not _WORD.fullmatch(word):
            return ()
        words += [word] if word else []
    names = tuple(_pair(words))
    fit = all(len(name) >= 2 and not _NOT_NAMES.search(name) for name in names)
    return names if fit and len(names) <= _MOST_NAMES else ()


def _strip_role(part: str) -> str:
    if re.fullmatch(f"{_ROLE}|{_CREDIT}", part):
        return ""
    return _LEAD_ROLE.sub("", part) if len(part) > 3 else part


def _pair(words: Iterable[str]) -> list[str]:
    """Close up names set wide: 丁 宁 is one name, and so is 尹 未 央 alone."""
    names: list[str] = []
    open_ = False
    for word in words:
        if len(word) == 1 and open_:
            names[-1] += word
        else:
            names.append(word)
        open_ = len(word) == 1 and len(names[-1]) == 1
    return names
