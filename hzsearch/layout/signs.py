"""Signs in the wording of a row: what opens a story, a caption, a quotation, what closes one.

In: text. Out: what it shows. All of it is the common phrasing of the trade (本报讯,
图为, 特此更正), none of it of any one page; widths and places are ``columns``' matter.
Rules are in simplified script; text in traditional script is read through it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hzsearch.analysis import simplified
from hzsearch.layout.bylines import Byline, split_tail
from hzsearch.layout.lines import compact, ends_sentence
from hzsearch.layout.title import visits

_AGENCY = r"(?:本[报報]|本刊|本[网網]|据?新[华華][社网網]|据?中新[社网網]|人民[网網])"
_DAY = r"\d{1,2}\s?月\s?\d{1,2}\s?日"
# 讯 begins many other words (讯息, 讯问), 电 even more (电话, 电力), so 电 needs a day before it.
_REPORT = r"(?:[讯訊](?![员員息问飞号通技])|(?<=日)[电電]|(?<=日 )[电電]|消息)"
_DATELINE = re.compile(
    rf"^[【\[(（]?{_AGENCY}[^\s，。；：（(]{{0,8}}?(?:\s?{_DAY})?\s?{_REPORT}[】\])）]?"
    r"(?:\s*[（(][^（()）。]{2,40}[）)])?"
)
_CORRECTION = re.compile(rf"^本[报刊]\s?(?:\d{{4}}\s?年\s?)?{_DAY}.{{0,12}}刊[发登载]")
_HEREBY = re.compile(
    r"特此(?:更正|公告|声明|说明|通告|致歉|公示)[^。]{0,20}。$"
    r"|(?:联系(?:人|电话|方式)|(?:咨询|监督|举报|报名)(?:电话|热线))：.{2,60}$|致(?:以)?歉意?。$"
)
_CAPTION = re.compile(
    r"^[（(]?(?:上|下|左|右|本|题|附)?[图圖]"
    r"(?:为|為|片为|[①-⑳一二三四五六七八九十\d]{1,2}\s?(?:为|[:：]))"
)
_SAYS = re.compile(
    r"^[^。！？“「]{0,45}(?:说|表示|介绍|坦言|认为|指出|强调|感慨|感叹|回忆|透露"
    r"|告诉|解释|道|笑称|谈到|提到)"
)
_NO_NAME = re.compile(r"^(?:说|表示|介绍|坦言|认为|指出|强调|告诉|，|、|。|；)")
# Words that link a paragraph to the one before it, and the day of a caption or an anecdote.
_LINKS = re.compile(
    r"^(?:据(?:介绍|了解|悉|统计|测算)|目前|近年来|下一步|接下来|此外|同时|与此同时|截至"
    r"|当天|日前|近日|未来|记者了解到|值得一提|不仅如此|为此|如今|眼下|近期|随着|作为|在此"
    r"|按照|根据|除了|\d{1,2}\s?月\s?\d{1,2}\s?日[，,])"
)
_ANNOUNCES = re.compile(r"^[^，。；！？：]{2,18}[区區](?:（[^）]{1,8}）)?(?:：|——)$")
_COLON = re.compile(r"^[^。]{2,40}(?:：|——)$")
_NOTICE = re.compile(
    r"^[^，。；！？]{0,40}(?:公告|启事|声明|通告|更正|讣告|公示|(?:招租|招聘|招标|招商|征集)(?:广告|信息)?)$"
)
# What a notice is called by itself.
_NOTICE_NAMES = re.compile(
    r"(?:遗失|作废|注销|减资|清算|拍卖|招租|招聘|招标|中标|征文|征稿|征集|征订|更名|迁址|搬迁|停水|停电|闭馆|开业|债权|本报|本刊|重要"
    r"|郑重|严正|紧急|送达|开庭|寻人|寻物|认领)?(?:公告|启事|声明|通告|公示|讣告)"
    r"|诚聘(?:英才|精英|启事|人才)?|招贤纳士|招聘(?:信息|英才|人才)|诚征[^，。]{0,4}|致(?:广大)?读者|敬告读者|致歉信?|鸣谢|感谢信|(?:征稿|征订|来稿)须知"
)
_ITEM = re.compile(
    r"^(?:\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])"
)
_FOLIO = r"\s*第?\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页]"
_JUMP = re.compile(
    rf"\s*(?:[（(【\[][▶►▷>→]*(?:下转|转|紧接){_FOLIO}[^。（(]{{0,30}}[）)】\]]|[▶►▷>→]*下转{_FOLIO})$"
)
# Without brackets 上接第1版 stands on a row of its own only.
_RESUMPTION = re.compile(rf"^[（(【\[][◀◄]*(?:上接|紧接){_FOLIO}[^。（(]{{0,42}}?[）)】\]]\s*")
_SPEAKER = re.compile(r"^(?:记者|问|答|主持人|[A-Z]|本报(?:记者)?|[^，。：]{2,4})：(?=\S)")
_CONTACT = re.compile(
    r"^(?:联系(?:人|电话|方式|地址)|[咨查]询(?:电话|热线|方式)|报名(?:电话|地址|邮箱|方式|时间|地点)?|[^，。：:]{0,6}联系人|(?:单位|公司|办公)?地址|投稿|[^，。：:]{2,4}(?:电话|热线|邮箱)"
    r"|公示(?:期|时间)|附件?|时间|地点|电子?邮箱|通讯地址|受理(?:时间|地点)|网址|座右铭)[：:]"
)
_SALUTATION = re.compile(
    r"^(?:(?:各|尊敬的|致|敬告|亲爱的)[^，。；：]{1,24}|[^，。；：]{0,12}(?:同志们?|先生|女士|朋友们?|编辑部))[：:]$"
)
_NUMBERED_CAPTION = re.compile(r"^[（(]?[图圖](?:[①-⑳]|[一二三四五六七八九十\d]{1,2}(?=[:：为為]))")
_ITEM_NUMBER = re.compile(r"^[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])")
_NUMERALS = "一二三四五六七八九十"
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"), ("「", "」"), ("『", "』"))
_TAKEN = re.compile(
    r"(?:(?:本[报報刊])?(?:[记記]者|通[讯訊][员員]))\s?\S{2,4}\s?(?:[摄攝]|供[图圖])"
)
_LONGEST_SIGNED = 120
_LONGEST_JUMP = 60


def starts_story(text: str) -> bool:
    """Say whether a row opens with a dateline (本报讯, 新华社3月1日电), or as a correction does.

    What goes on from another page opens with where it comes from (（上接第1版）).
    """
    plain = simplified(text)
    return bool(_DATELINE.match(plain) or _CORRECTION.match(plain) or _RESUMPTION.match(plain))


def dateline(text: str) -> str:
    """Return the dateline that ``text`` opens with, or nothing."""
    found = _DATELINE.match(simplified(text))
    return text[: found.end()] if found else ""


def ends_notice(text: str) -> bool:
    """Say whether ``text`` ends as notices and corrections do (特此更正, 联系电话)."""
    return _HEREBY.search(simplified(text)) is not None


def heads_notice(text: str) -> bool:
    """Say whether a row is a notice's headline (…公告, 诚聘英才)."""
    return _NOTICE.search(compact(simplified(text))) is not None or names_notice(text)


def names_notice(text: str) -> bool:
    """Say whether a row is the name of a kind of notice and nothing else (遗失启事)."""
    return _NOTICE_NAMES.fullmatch(simplified(compact(text))) is not None


def announces(text: str) -> bool:
    """Say whether a row is a kicker that names a zone (…高新区：), or who was interviewed."""
    return _ANNOUNCES.search(simplified(text)) is not None or visits(text)


def ends_in_colon(text: str) -> bool:
    """Say whether a short row ends as kickers do, in a colon or a dash."""
    return _COLON.search(text) is not None and not is_open(text)


def is_caption(text: str) -> bool:
    """Say whether a row opens as a caption does (图为…)."""
    return _CAPTION.match(simplified(text)) is not None


def says(text: str) -> bool:
    """Say whether ``text`` opens by telling who said what was just quoted."""
    return _SAYS.match(simplified(text)) is not None


def links(text: str) -> bool:
    """Say whether ``text`` opens as prose only does: with words that link it to more, or a day."""
    return _LINKS.match(simplified(text)) is not None


def is_item(text: str) -> bool:
    """Say whether ``text`` opens as an item of a list does (1. 一、 ①)."""
    return _ITEM.match(text) is not None


def speaks(text: str) -> bool:
    """Say whether ``text`` opens by naming its speaker, as in interviews (记者：, 问：)."""
    return _SPEAKER.match(simplified(text)) is not None


def is_contact(text: str) -> bool:
    """Say whether a row gives a notice's contact or greets those it is for: a paragraph of it."""
    text = simplified(text)
    return bool(_CONTACT.match(text) or _SALUTATION.match(text))


def greets(text: str) -> bool:
    """Say whether a row greets those a letter or a notice is for (编辑同志：)."""
    return _SALUTATION.match(simplified(text)) is not None


def is_numbered_caption(text: str) -> bool:
    """Say whether a row opens a caption by its picture's number (图①：); no sentence does."""
    return _NUMBERED_CAPTION.match(text) is not None


def follows_item(before: str, text: str) -> bool:
    """Say whether ``text`` is the item of a list behind the one that ``before`` opens with."""
    if not (is_item(before) and is_item(text)):
        return False
    return _number(text) == _number(before) + 1


def is_first_item(text: str) -> bool:
    """Say whether ``text`` opens as the first item of a list does."""
    return is_item(text) and _number(text) == 1


def _number(text: str) -> int:
    """Return the number of a list's item; 0 where it is none we count by."""
    found = _ITEM_NUMBER.match(text)
    sign = found[1] if found else ""
    if sign.isdecimal():
        return int(sign)
    if len(sign) == 1 and "①" <= sign <= "⑳":
        return ord(sign) - ord("①") + 1
    tens, _, units = sign.rpartition("十") if "十" in sign else ("", "", sign)
    ten = 10 * (_NUMERALS.find(tens) + 1 or 1) if "十" in sign else 0
    return ten + _NUMERALS.find(units) + 1 if len(units) <= 1 else 0


def split_jump(text: str) -> tuple[str, str]:
    """Split ``…。（下转第6版）`` into text and jump line, which may be empty."""
    found = _JUMP.search(simplified(text[-_LONGEST_JUMP:]))
    size = len(found[0]) if found else 0
    return text[: len(text) - size], text[len(text) - size :].strip()


def split_resumption(text: str) -> tuple[str, str]:
    """Split ``（上接第1版）…`` into what tells the origin, which may be empty, and text."""
    found = _RESUMPTION.match(simplified(text[:_LONGEST_JUMP]))
    size = len(found[0]) if found else 0
    return text[:size].strip(), text[size:]


def is_open(text: str) -> bool:
    """Say whether a quotation or bracket opened in ``text`` is not closed in it."""
    return any(text.count(left) > text.count(right) for left, right in _PAIRS)


def is_signed(text: str, following: str) -> bool:
    """Say whether ``text`` ends in a byline behind a full stop; ``following`` is the next row."""
    found = split_tail(text)
    if found is None or _NO_NAME.match(simplified(following)):
        return False
    head, byline, spaced = found
    over = not following or starts_story(following) or announces(following)
    # Who took the picture, told with a role, needs no blank before it.
    spaced = spaced or _TAKEN.fullmatch(text[len(head) :]) is not None
    return spaced or text[-1] in "）)" or (over and byline.proven)


def signature(texts: Sequence[str], following: str = "") -> tuple[list[str], Byline] | None:
    """Return a paragraph's rows without the byline at their end, and it; None without one.

    A byline may be wrapped, even within a name.
    """
    for rows, glue in ((1, ""), (2, " "), (2, "")) if texts else ():
        last = glue.join(texts[-rows:])
        if rows > len(texts) or len(last) > _LONGEST_SIGNED or not is_signed(last, following):
            continue
        found = split_tail(last)
        if found and rows == 2 and not found[1].proven and ends_sentence(texts[-2]):
            continue  # a row of its own: the end of the one above parts it from nothing
        if found and len(found[0]) <= len(texts[-rows]):
            return [*texts[:-rows], found[0]], found[1]
    return None


@lru_cache(maxsize=4096)
def closes(text: str) -> bool:
    """Say whether a row ends a sentence, signed or not."""
    return ends_sentence(text) or is_signed(text, "…") or bool(split_jump(text)[1])
