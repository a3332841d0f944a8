"""Labels that a page sets beside its articles: rubrics 栏题, pointers 导读, boxes 链接, notes 按语.

In: the text of a row or paragraph. Out: what it is. A rubric (园区动态, 图片新闻) stands
over several stories or over a series and heads none of them; a pointer sends the reader
to another page; a box explains what a story speaks of and is an article of its own;
an editor's note introduces a story and is its first paragraph. All of it is the common
phrasing of the trade, read in simplified script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hzsearch.analysis import simplified
from hzsearch.layout.bylines import read_byline
from hzsearch.layout.lines import HAN, compact, ends_sentence
from hzsearch.layout.signs import is_caption
from hzsearch.layout.title import Display, is_kicker, is_plain

_ORNAMENT = r"[■□◆◇●○★☆▲△▼▽▶►▷※·•|｜【】\[\]〔〕<>〈〉《》「」『』()（）—\-~～]*"
_ORNAMENTS = re.compile(f"^{_ORNAMENT}|{_ORNAMENT}$")
_ABOUT = (
    r"(?:新闻|要闻|时讯|园区|高新区?|创新|创业|科技|科创|一周|本周|每周|产业|政策|企业|人才|金融|简明|综合|国内|国际"
    r"|海外|全国|各地|地方|区域|资讯|权威|经济|市场|技术|成果|前沿|服务|营商|招商|项目|双创|专利|开放"
    r"|一线|基层|部委|两会|会展|生态|党建|文化|民生|社会|行业|财经|投资|热点|焦点|最新|今日|本期|本版|图片|图文)"
)
_SERIES = (
    r"(?:速递|快讯|速览|动态|集锦|播报|传真|扫描|短波|快报|资讯|短讯|简讯|简报|一览|看台|广角|速读|速报|集萃|荟萃"
    r"|在线|连线|直通车|风采|观察|聚焦|视点|视窗|之窗|窗口|瞭望|纵横|时空|前线|时评|短评|快评|热评|锐评|微评"
    r"|随笔|札记|茶座|广场|沙龙|论坛|笔谈|访谈|对话|面对面|圆桌|人物|故事|故事汇|风云|先锋|榜样"
    r"|巡礼|纪行|见闻|走笔|调查|深读|深一度|解读|解码|前瞻|透视|盘点|回眸|点击|点评|大家谈|百家谈|回音壁|参考|信箱"
    r"|新语|一线|动向|风向|追踪|直击|直播|掠影|剪影|行动|有约|现场|前哨|快递|实录|视界|声音|新闻|报道|专栏|专题|专版|特刊|进行时|在行动|新征程|新篇章|集结号|加速度)"
)
# What only names a genre, so that any word or two before it make the name of a series.
_GENRE = (
    r"(?:专访|访谈|对话|问答|答疑|释疑|话题|观察|时评|短评|快评|热评|锐评|微评|述评|漫评|点评|评论|评弹|杂谈|漫谈|纵谈|夜话|手记|札记|随笔"
    r"|笔谈|视点|视窗|之窗|瞭望|纵横|扫描|透视|聚焦|速递|快讯|速览|播报|集锦|短波|传真|广角|看台|讲堂|讲坛|论坛|沙龙|茶座|圆桌|信箱|影像"
    r"|镜头|掠影|剪影|调查|解读|解码|探访|走笔|纪行|巡礼|见闻|风采|大家谈|面对面|直通车|经纬|档案|园地|天地|特稿|特写|[者家长]说)"
)
_SERIES_NAME = re.compile(rf"[{HAN}]{{1,4}}(?<!的){_GENRE}")
# Who speaks for the paper, without a name.
_VOICE = re.compile(
    r"(?:(?:本报|本刊|特约)?(?:特约)?评论员(?:文章|观察)?|(?:本报)?社[论评]|本报评论|编辑部文章)"
)
_LONGEST_SERIES = 6
_CAMPAIGN = re.compile(
    r"[^，。；：:！？]{2,14}(?:进行时|在行动|新征程|新篇章|新作为|看园区|看高新|园区行|高新行|走基层|走企业|走园区|走高新|开新局|起好步|"
    r"系列(?:报道|评论|访谈|谈)?|特别(?:报道|策划|关注)|专题报道|专栏|巡礼|大家谈|面对面|观察|调研行|纪行)"
    r"(?:[之（(·]?[①-⑳一二三四五六七八九十\d]{1,3}[）)]?)?"
)
# Rubrics of one word, which no headline and hardly a subhead is.
_WORDS = (
    r"(?:[微锐时短快热]评|微[言观]|言论|评论|杂谈|漫谈|深度|对话|访谈|专访|特写|特稿|视点|声音|语录|观点|热点|焦点|话题|追踪|解读|解码"
    r"|[图数]说|图[解片文]新?闻?|信息窗|资讯窗|人物|故事|讲述|前沿|瞭望|广角|视窗|连线|直击|探访|走访|调查|纵横|百家谈?"
    r"|(?:记者|采访|编辑|采编)(?:手记|札记|观察|调查|视线)|(?:一线|现场|新闻)(?:观察|调查|特写|现场|深度))"
)
_RUBRIC = re.compile(
    rf"{_ABOUT}{{1,3}}{_SERIES}{{1,2}}|{_ABOUT}[·•]{_ABOUT}|(?:要目|导读|看点|关注|聚焦|链接|速览|速递|简讯|短讯|快讯|快报|短波|动态|集锦|一览|看台)"
    rf"|{_WORDS}|(?:特别|本期|今日|独家)(?:关注|策划|报道|聚焦|导读|看点|推荐)|编读往来|(?:信息|知识|科普|资讯|政策|服务|文化)[窗港]|信息[台岛]|一句话新闻|百字新闻"
)
_PICTURES = re.compile(
    rf"(?:图片|摄影|图文|影像|镜头|瞬间|光影|视觉)(?:新闻|报道|故事|专题|之窗)?|[{HAN}]{{2}}(?:影像|镜头|掠影|剪影|光影|图说)|图[说看读][{HAN}]{{1,3}}"
)
_POINTERS = re.compile(r"(?:本期|今日|内页|要闻|新闻|精彩|本报)?(?:导读|要目|看点|提示|目录|索引)")
_NUMBERED = r"第?\s*(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*[版页]"
_LETTERED = r"(?<![A-Za-z0-9])(?:[A-D]\d{1,2}|P\d{1,2})(?![A-Za-z0-9])"
_SECTION = rf"(?:[·\s(（]*[{HAN}]{{2,4}}[）)]?)?"
_PAGE = rf"(?:(?:详见|见|请看)?\s*(?:{_NUMBERED}{_SECTION}|{_LETTERED}))"
_POINTER = re.compile(
    rf"[^。；]{{4,40}}?(?<![\d.])[（(▶►>…·.\s\-—]*{_PAGE}[）)]?|[（(▶►]?{_PAGE}[）)▶►：:·\s]+[^。；]{{4,30}}"
)
_JUMPS = re.compile(r"下转|上接|紧接|转第")
_BOX = re.compile(
    r"^[■◆●▶►【\[〔*]*\s*(?:相关|延伸|新闻|背景|名词|知识|政策)?(?:链接|阅读|名词解释|背景资料|新闻背景|相关新闻|小贴士"
    r"|小知识|知识点|知识窗|小资料|资料链接|延伸阅读|新闻链接|解释|大事记|事件回放|(?:人物|企业|园区)?(?:名片|小?档案|简介|小传)"
    r"|[^，。；]{2,14}(?:大事记|时间表|名录|一览表)$|(?:什么是|何为|何谓)[^，。；]{2,14}$|数[说读看字][^，。；]{0,8})(?:[：:】\]〕\s·|｜—]|$)"
)
# A box of sayings or figures is called so, and nothing stands between it and them.
_SAYINGS = re.compile(r"(?:声音|语录|微言|微观|观点|言论|数字|数据|信息窗|资讯窗|图说|数说)")
_BOXES = re.compile(r"(?:相关|新闻|延伸|背景|知识)?(?:链接|阅读)")
_PREFACE = re.compile(
    r"^[■◆●▶【\[〔（(]?\s*(?:编\s*者\s*按|编\s*者\s*的\s*话|开\s*栏\s*(?:的\s*话|语)|编\s*前\s*(?:语|话)?|按\s*语|"
    r"核心提示|阅读提示|内容提要|导\s*语|引\s*言)(?:\s*[：:】\]〕）)]|\s|$)"
)
_NOTE = re.compile(
    r"^[（(](?:本文)?(?:作者|本报记者|执笔|来源|据|摘自|原载|原文|编译|整理|系列报道|未完|完|图片由|资料来源)"
    r"[^（）()]{0,60}[）)]$"
)
_LONGEST = 16


def is_rubric(text: str) -> bool:
    """Say whether a row is a rubric by its words (新闻速递, 高质量发展看园区)."""
    bare = "" if is_kicker(text) else _bare(text)
    if len(bare) <= _LONGEST_SERIES and _SERIES_NAME.fullmatch(bare):
        return True
    known = _RUBRIC.fullmatch(bare) or _CAMPAIGN.fullmatch(bare) or _VOICE.fullmatch(bare)
    return bool(known) or is_picture_rubric(text)


def is_voice(text: str) -> bool:
    """Say whether a row says who speaks for the paper, and names nobody (本报评论员)."""
    return _VOICE.fullmatch(_bare(text)) is not None


def is_picture_rubric(text: str) -> bool:
    """Say whether a row is the rubric over a photo (图片新闻)."""
    return _PICTURES.fullmatch(_bare(text)) is not None


def is_pointer(text: str) -> bool:
    """Say whether a row points to another page (让数据跑起来 02版), or is the rubric of such."""
    bare = simplified(text).strip()
    if _POINTERS.fullmatch(_bare(text)):
        return True
    return len(bare) < 50 and bool(_POINTER.fullmatch(bare)) and not _JUMPS.search(bare)


def find_pointers(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of rows that point to other pages: several in a row, or below a rubric.

    One alone may be a text that happens to end in a number and 版.
    """
    found = {at for at, text in enumerate(texts) if is_pointer(text) and not ends_sentence(text)}
    heads = {at for at in found if _POINTERS.fullmatch(_bare(texts[at]))}
    near = {at for at in found - heads if {at - 1, at + 1} & found}
    return frozenset(near | {at for at in heads if at + 1 in near})


def heads_box(text: str) -> bool:
    """Say whether a row heads a box that explains (相关链接, 名词解释)."""
    return _BOX.match(simplified(text)) is not None or _SAYINGS.fullmatch(_bare(text)) is not None


def is_preface(text: str) -> bool:
    """Say whether a paragraph opens as an editor's note 编者按 does."""
    return _PREFACE.match(simplified(text)) is not None


def is_note(text: str) -> bool:
    """Say whether a row is a note on the author or the source, in brackets behind a text.

    Where it holds names and nothing else it is their byline.
    """
    return _NOTE.match(simplified(text)) is not None and read_byline(text) is None


def _bare(text: str) -> str:
    if len(text) > 2 * _LONGEST:
        return text
    return _ORNAMENTS.sub("", compact(simplified(text)))


def drop_labels(stretch: Sequence[Display], following: str = "") -> tuple[Display, ...]:
    """Return a stretch of display type without rubrics and pointers; these become furniture.

    ``following`` is the text below. A rubric with nothing below it but text heads that
    text, so it stays, unless that is a caption.
    """
    return tuple(_kept(stretch, is_caption(following)))


def _kept(stretch: Sequence[Display], pictured: bool) -> Iterator[Display]:
    labelled = False
    for at, display in enumerate(stretch):
        headed = any(_is_line(below) for below in stretch[at + 1 :])
        if not _is_dropped(display, headed, pictured):
            yield replace(display, labelled=labelled)
            labelled = False
        else:
            labelled = headed and not is_pointer(display.text)


def _is_dropped(display: Display, headed: bool, pictured: bool) -> bool:
    """Say whether a row is a label: a pointer, or a rubric with a line or a photo below it."""
    if not display.names and not is_plain(display) and not display.bold:
        return False
    if is_pointer(display.text) or is_picture_rubric(display.text):
        return True
    over = is_rubric(display.text) or _BOXES.fullmatch(_bare(display.text)) is not None
    return over and (headed or pictured)


def _is_line(display: Display) -> bool:
    return not display.names and not display.ending
