"""Furniture 版面套件: what a page carries besides its articles.

In: the flat rows of a page. Out: the rules by which rows are furniture. Every rule
matches the whole row, so that a sentence that merely mentions a page number or an
editor is never taken; what is furniture only at the edge of a page (a bare number, a
section's name) must stand there, or next to other furniture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hzsearch.analysis import simplified
from hzsearch.layout.lines import HAN
from hzsearch.layout.signs import is_contact
from hzsearch.layout.zones import zone_keys

_DIGITS = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,3}}|[A-Z]\d{{1,2}}|[{_DIGITS}]{{1,3}})"
_PAGE = rf"(?:第?{_NUMBER}版|第{_NUMBER}[页頁])"
# The names of pages in business and regional papers.
_SECTIONS = (
    "要闻 园区 综合 专题 新闻 头版 评论 产业 创新 创业 科技 专版 时评 广告 视点 深度 国际 "
    "国内 人物 金融 企业 区域 特刊 副刊 文化 教育 健康 财经 市场 公司 生活 社会 理论 观察 "
    "高新区 导刊 对话 访谈 副刊 "
    "动态 资讯 聚焦 导读 高新 技术 智能 环保 能源 医药 政策 声音 调查 周刊 经济 投资 成果 "
    "人才 服务 前沿 纵横 时讯"
)
_SECTION = rf"(?:(?:{_SECTIONS.replace(' ', '|')})[·・•]?){{1,3}}"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_NUMERIC = r"\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}"
_DAY = rf"(?:{_YEAR}年[\d{_DIGITS}]{{1,3}}月[\d{_DIGITS}]{{1,3}}日|{_NUMERIC})"
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_LUNAR = rf"(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[{HAN}]{{2,12}}"
_ISSUE = r"[（(]?(?:总?第\d{1,6}期|今日\d{1,3}版|(?:本期|共)\d{1,3}版)[）)]?"
_PAPER = (
    rf"《?[{HAN}]{{2,14}}(?:日报|晚报|晨报|早报|时报|导报|周报|商报|都市报|快报|学报|周刊|通讯"
    r"|科技报|经济报|工人报|青年报)》?"
)
_MASTHEAD = r"[A-Za-z][A-Za-z .&'\-]{6,60}(?i:news|daily|herald|times|post|weekly|tribune|journal)"
_DUTY = r"(?:本版|本期|本报|值班|执行|责任|首席|文字|美术|图片|新闻)"
_JOB = (
    r"(?:编辑|主编|编委|总编|编审|美编|责编|组版|版式|版面|排版|校对|审校|审读|检校|统筹|监制"
    r"|制图|制版|视觉|策划)(?:设计|统筹|编辑|/版式)?"
)
_OFFICE = (
    r"电子信箱|电子邮[箱件]|投稿[邮信]箱|邮箱|信箱|邮编|邮政编码|电话|热线|传真|网址|网站|官网"
    r"|微信|微博|QQ|E-?[Mm]ail|email|T(?:el|EL)|Fax|(?:国内)?统一(?:连续)?(?:出版物号|刊号)"
    r"|邮发代号|国外代号|ISSN|CN|总第|社址|地址|印刷|承印|零售价?|定价|订阅|发行|编辑部|新闻热线"
    r"|广告(?:经营)?(?:许可证|热线|部)?|(?:广告|发行|编辑|总编|采编|采访|通联|群工|印务|订阅|读者|值班|经营|新闻)(?:[部室处]|中心)?(?:电话|热线|传真|邮箱|信箱)|出版|主管|主办|社长|总编辑|副总编辑"
)
_LABEL = rf"(?:{_DUTY}{{0,3}}{_JOB}|{_OFFICE})"
_VALUE = rf"(?:[A-Za-z0-9@.\-_/:()（）#,+—－第期号元版]{{1,60}}|[{HAN}·]{{1,4}})"
_ADDRESS = rf"[:：][{HAN}A-Za-z0-9（）()\-]{{1,30}}"

_DATED = re.compile(
    rf"(?:{_DAY}|{_WEEKDAY}|{_PAGE}(?:[:：]{_SECTION})?|{_ISSUE}|{_LUNAR}){{1,4}}|{_PAPER}"
)
# A section that no list knows, with its page's number (海洋与装备 12).
_NUMBERED = re.compile(
    rf"(?:[{HAN}·]{{2,8}}\s+)?[A-D]?\d{{1,2}}\s+[{HAN}·]{{2,8}}|[{HAN}·]{{2,8}}\s+[A-D]?\d{{1,2}}"
)
# One word of a folio that no list knows is its section, if enough of it is known.
_SHORT = re.compile(rf"[{HAN}]{{2,6}}")
_FEWEST = 2
_SECTION_LENGTH = 4
_MONTH_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_LOOSE = re.compile(rf"[—\-·]?{_NUMBER}[—\-·]?")
# A bold page number; what counts in a headline has no naught before it.
FOLIO_TWICE = re.compile(r"(0\d)\1")
_NAMED = re.compile(_SECTION)
_PRESS = re.compile(
    rf"{_MASTHEAD}|(?:https?://)?www\.[\w./\-]{{4,60}}|[\w.\-]{{2,30}}@[\w.\-]{{4,30}}"
)
# A paper's name in the letters of its pinyin (GAOXIN ZHOUKAN).
_SPELT = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){1,7}")
_FOREIGN = re.compile(rf"^{_MASTHEAD}\s+|\s+{_MASTHEAD}$")
_LABELLED = re.compile(
    rf"{_LABEL}(?:[:：/／]{_VALUE}?|{_ADDRESS}|[\d()（）\-—]{{7,}})?|(?:CN|ISSN)[\d\-/A-Z]+"
)
_BARE_VALUE = re.compile(_VALUE)
# What only a newspaper says of itself, whatever stands behind it on the row.
_COLOPHON = re.compile(
    r"本[报報刊](?:社址|地址|社地址|[广廣]告|[发發]行|[订訂][阅閱]|通[讯訊][处處]|[编編][辑輯]部地址|[电電][话話]|[热熱][线線])[^。]*"
    r"|(?:社址|[广廣]告(?:[经經][营營])?[许許]可[证證]|[订訂][阅閱][处處]?|零售|全年定价|[每本]月定价|(?:刊登|[广廣]告|[发發]行|新[闻聞]|[读讀]者|"
    r"征[订訂]|投稿|[订訂][阅閱])(?:[热熱][线線]|[电電][话話]|[邮郵]箱)|[总總][编編]室|[^，。：:]{0,4}投稿(?:信箱|[邮郵]箱|[热熱][线線]|[电電][话話])|法律[顾顧][问問]|印刷)(?:\s|[：:]|每份)[^。]*"
)
# What asks for letters and articles.
_CALL = re.compile(
    r"(?:(?:来稿|投稿|赐稿)(?:[请须时寄至]|一经|要求|要件|邮|信箱|地址|热线|电话|[:：\s])|欢迎(?:来稿|投稿|赐稿|订阅))[^。]{0,60}。?"
)
# What a notice's contacts never hold.
_OF_PAPER = re.compile(rf"{_DUTY}|{_JOB}|社址|广告|发行|印刷|定价|零售|版|{_WEEKDAY}")
# What the page of a digital edition has to click on, and what stands below it.
_WEB = re.compile(
    r"(?:[上下]一[篇版期条页]|[返][回]?(?:首页|目录|顶部)|首页|字号[:：]?|放大|缩小|默认|分享到?[:：]?|打印|收藏|关闭|复制链接|微信|微博|QQ空间|朋友圈"
    r"|版面导航|标题导航|往期回顾|版面目录|本版(?:新闻|标题|内容)|上一版面?|下一版面?|数字报|电子报|PDF版?|[大中小]"
    r"|版权所有|版权声明|未经(?:书面)?(?:许可|授权)|不得转载|(?:[A-Z]?ICP|公网安备)\S*|技术支持[:：]?\S*|Copyright\S*|©\S*"
    r"|《?[\u4e00-\u9fff]{2,14}(?:日报|晚报|导报|时报|周报|商报)》?(?:数字报|电子报|电子版))+"
)
_BREAK = re.compile(r"[\s|｜、,，；;□■●]+")
_TIGHT = re.compile(
    rf"(?<=[\d〇零{_DIGITS}])\s*([年月])\s*(?=[\d{_DIGITS}])|\s*([:：])\s*"
    r"|(?<=第)\s+|(?<=\d)\s+(?=[日版期])"
)
# A page of notices is called so; without a folio beside it that is a headline.
_NOTICES = re.compile(r"(?:公告|公示|启事|通知公告|信息公告)")
_LONGEST = 90
# Digits and letters as wide as Han.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}


def find_furniture(texts: Sequence[str]) -> dict[int, str]:
    """Return the rules of the rows that are furniture, in a page without its display lines."""
    sure = {at: rule for at, text in enumerate(texts) if (rule := furniture_rule(text))}
    sure = {at: rule for at, rule in sure.items() if not _is_of_notice(texts, sure, at)}
    loose = {at: rule for at, text in enumerate(texts) if (rule := edge_rule(text))}
    notices = {at for at, text in enumerate(texts) if _NOTICES.fullmatch(text)}
    edges = _touching(set(loose), {*sure, -1, len(texts)})
    named = _touching(notices, set(sure)) | _headings(texts, set(sure), sure.keys() | edges)
    sections = dict.fromkeys(named, "furniture.section")
    return {**{at: loose[at] for at in edges}, **sections, **sure}


def _is_of_notice(texts: Sequence[str], sure: Mapping[int, str], at: int) -> bool:
    """Say whether an address is a notice's: a contact row stands beside it, and nobody's job."""
    if sure[at] not in ("furniture.editors", "furniture.colophon"):
        return False
    first = last = at
    while first > 0 and (first - 1 in sure or is_contact(texts[first - 1])):
        first -= 1
    while last + 1 < len(texts) and (last + 1 in sure or is_contact(texts[last + 1])):
        last += 1
    run = range(first, last + 1)
    own = any(k not in sure for k in run) and first > 0
    return own and not any(_OF_PAPER.search(texts[k]) for k in run if k in sure)


def _headings(texts: Sequence[str], sure: set[int], known: set[int]) -> set[int]:
    """Return the rows that name the page's section: a word or two above the folio, or amid it.

    ``known`` are rows that are furniture; one of those around such a row must be ``sure``.
    """
    found = {
        at
        for at, text in enumerate(texts)
        if at not in known and _SHORT.fullmatch(text) and not zone_keys(text)
        if {at - 1, at + 1} <= {*known, -1} and {at - 1, at + 1} & sure
    }
    top = next((at for at in range(len(texts)) if at not in known | found), len(texts))
    word = top < len(texts) and _SHORT.fullmatch(texts[top]) and len(texts[top]) <= _SECTION_LENGTH
    return found | ({top} if word and top + 1 in sure else set())


def furniture_rule(text: str) -> str:
    """Return the rule by which a row is furniture wherever it stands; nothing if none is."""
    if len(text) > _LONGEST:
        return ""
    text = simplified(text).translate(_NARROW)
    native = _FOREIGN.sub("", text) or text
    words = [_single(word) for word in _BREAK.split(_TIGHT.sub(r"\1\2", native)) if word]
    if _is_folio(words) or FOLIO_TWICE.fullmatch(text):
        return "furniture.folio"
    if _is_staff(words):
        return "furniture.editors"
    if _PRESS.fullmatch(text):
        return "furniture.press"
    if _COLOPHON.fullmatch(text) or _CALL.fullmatch(text):
        return "furniture.colophon"
    return "furniture.web" if _is_web(words) else ""


def edge_rule(text: str) -> str:
    """Return the rule by which a row is furniture at an edge; nothing if none is."""
    plain = simplified(text).translate(_NARROW)
    bare = "".join(map(_single, _BREAK.split(plain[:_LONGEST])))
    if _NUMBERED.fullmatch(plain):
        return "furniture.section"
    if len(text) <= _LONGEST and not any(char.isalnum() for char in bare):
        return "furniture.ornament"
    if _LOOSE.fullmatch(bare):
        return "furniture.number"
    if _SPELT.fullmatch(plain):
        return "furniture.press"
    return "furniture.section" if _NAMED.fullmatch(bare) else ""


def _single(word: str) -> str:
    """Return a word whose characters were printed twice each as it was meant (专专题题)."""
    doubled = len(word) > 2 and word[::2] == word[1::2] and not word.isdigit()
    return word[::2] if doubled else word


def _is_folio(words: Sequence[str]) -> bool:
    """Say whether words are a day, a page, a paper's name; a section only beside one of them."""
    dated = [bool(_DATED.fullmatch(word)) for word in words]
    numbers = [bool(_LOOSE.fullmatch(word) or _MONTH_DAY.fullmatch(word)) for word in words]
    named = [bool(_NAMED.fullmatch(word)) for word in words]
    known = list(map(any, zip(dated, numbers, named, strict=True)))
    if known.count(False) == 1 and any(dated) + any(numbers) == 2 and len(known) > _FEWEST:
        return _SHORT.fullmatch(words[known.index(False)]) is not None
    return all(known) and (any(dated) or (any(numbers) and any(named)))


def _is_staff(words: Sequence[str]) -> bool:
    """Say whether words are labels and short values (责任编辑：甲某 电话：1234)."""
    rest = [word for word in words if not _DATED.fullmatch(word)]
    while rest and _is_place(rest[0]):
        rest = rest[1:]
    labelled = [bool(_LABELLED.fullmatch(word)) for word in rest]
    if not labelled or not labelled[0]:
        return False
    return all(
        known or _BARE_VALUE.fullmatch(word) for known, word in zip(labelled, rest, strict=True)
    )


def _is_web(words: Sequence[str]) -> bool:
    """Say whether words are a web page's links and notices (上一篇 下一篇, 版权所有)."""
    rest = [word for word in words if not _WEB.fullmatch(word)]
    return len(rest) < len(words) and all(_DATED.fullmatch(word) for word in rest)


def _is_place(word: str) -> bool:
    """Say whether a word is a page's number or its section's name."""
    return bool(_LOOSE.fullmatch(word) or _NAMED.fullmatch(word))


def _touching(loose: set[int], sure: set[int]) -> set[int]:
    """Return the places of ``loose`` that reach a ``sure`` one through ``loose`` ones only."""
    reached: set[int] = set()
    for order, step in ((sorted(loose), -1), (sorted(loose, reverse=True), 1)):
        for at in order:
            if at + step in sure or at + step in reached:
                reached.add(at)
    return reached
