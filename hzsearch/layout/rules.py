"""The rules that say what a line is, by name: one table for every face and for the docs.

A rule's name is the role it gives and what gave it away (``headline.overprint``). The
modules that decide record the name; this table says in a sentence what it means.
``pair`` and ``boundary`` rules are about an article and not about a line.
"""

from __future__ import annotations

from typing import NamedTuple

#: What a line can be: in English and as the trade in China calls it.
ROLES = {
    "kicker": ("kicker", "肩题"),
    "headline": ("headline", "主题"),
    "copy": ("second print", "重影"),
    "subheadline": ("subheadline", "副题"),
    "byline": ("byline", "署名"),
    "subhead": ("subhead", "小标题"),
    "paragraph": ("paragraph", "段首"),
    "continued": ("continued", "续行"),
    "caption": ("caption", "图片说明"),
    "jump": ("jump line", "转版"),
    "signoff": ("sign-off", "落款"),
    "furniture": ("furniture", "版面杂项"),
    "blank": ("blank", "空行"),
}


class Rule(NamedTuple):
    """What a rule says, in English and in Chinese, and the role it gives, if always one."""

    role: str
    english: str
    chinese: str


RULES = {
    "kicker.colon": Rule(
        "kicker", "ends in a colon or a dash, before a headline", "以冒号或破折号收尾，在主题之前"
    ),
    "kicker.above": Rule(
        "kicker", "printed once, right above a bold headline", "单印，紧靠重影主题之上"
    ),
    "kicker.zone": Rule(
        "kicker", "a zone's name and nothing else, above a headline", "只有园区名，在主题之上"
    ),
    "kicker.placed": Rule("kicker", "smaller type before a headline", "标题前的小字号"),
    "kicker.vertical": Rule(
        "kicker", "the part of a vertical title up to its colon", "竖排标题冒号前的部分"
    ),
    "headline.overprint": Rule(
        "headline", "the line holds its text twice: bold type", "一行文字印了两遍（加粗重影）"
    ),
    "headline.repeated": Rule(
        "headline", "its copy stands on a line of its own below", "下面另有一行相同文字"
    ),
    "headline.wrapped": Rule(
        "headline", "lines that together hold their text twice", "几行合起来文字印了两遍"
    ),
    "headline.vertical": Rule(
        "headline", "one character a line: set vertically", "一行一字，竖排标题"
    ),
    "headline.digits": Rule(
        "headline",
        "digits or Latin that fell out of a vertical headline",
        "从竖排标题脱落的数字或西文",
    ),
    "headline.placed": Rule("headline", "the largest type of its block", "标题块中最大的字号"),
    "headline.alone": Rule(
        "headline",
        "stands alone, short and without a full stop",
        "独立成行，短而无句号",
    ),
    "headline.parted": Rule(
        "headline",
        "a line of a block of titles that fits a body of its own",
        "标题块中的一行，另有对应正文",
    ),
    "copy.repeated": Rule("copy", "the copy of the headline above it", "上面主题的重影"),
    "copy.listed": Rule("copy", "a headline once more, in a list of them", "标题集中重印的一份"),
    "copy.vertical": Rule("copy", "the second print of a vertical headline", "竖排主题的第二遍"),
    "subheadline.dash": Rule("subheadline", "opens with a dash", "以破折号开头"),
    "subheadline.below": Rule(
        "subheadline", "printed once, right below a bold headline", "单印，紧靠重影主题之下"
    ),
    "subheadline.placed": Rule("subheadline", "smaller type behind a headline", "标题后的小字号"),
    "byline.above": Rule("byline", "names and nothing else, in a title", "标题中只有人名的一行"),
    "byline.voice": Rule(
        "byline", "who speaks for the paper (本报评论员)", "代表本报发言者，无人名"
    ),
    "byline.below": Rule("byline", "names and nothing else, at a body", "正文旁只有人名的一行"),
    "subhead.alone": Rule(
        "subhead",
        "stands alone between two paragraphs of one body",
        "独立成行，在同一正文的两段之间",
    ),
    "paragraph.first": Rule("paragraph", "the first running text", "首行正文"),
    "paragraph.dateline": Rule("paragraph", "opens with a dateline", "以电头开头（本报讯）"),
    "paragraph.preface": Rule("paragraph", "opens as an editor's note does", "以编者按开头"),
    "paragraph.credited": Rule("paragraph", "stands right below a byline", "紧接署名行"),
    "paragraph.indent": Rule("paragraph", "is indented", "行首缩进"),
    "paragraph.complete": Rule(
        "paragraph", "what stands above is complete: signed, or a title", "上文已完（署名或标题）"
    ),
    "paragraph.item": Rule("paragraph", "opens as an item of a list does", "以序号开头"),
    "paragraph.widths": Rule(
        "paragraph",
        "the sentence above ends, and widths or blanks part the two",
        "上句已完，行宽或空行分段",
    ),
    "paragraph.placed": Rule(
        "paragraph", "is set in, or the line above it falls short", "行首缩进，或上一行未满"
    ),
    "paragraph.apart": Rule("paragraph", "the line above stands alone", "上一行独立成行"),
    "paragraph.kept": Rule(
        "paragraph", "what is left of a paragraph after a correction", "更正后余下的段落"
    ),
    "caption.opens": Rule(
        "caption", "opens as a caption does, or ends in who took it", "以图为开头或以摄影署名结尾"
    ),
    "caption.photo": Rule(
        "caption", "a paragraph of a piece that is all caption", "整篇都是图片说明"
    ),
    "continued.wrap": Rule("continued", "goes on from the line above it", "接上一行"),
    "ending.jump": Rule("jump", "sends the reader to another page", "转至另一版"),
    "ending.resumption": Rule("jump", "comes from another page", "接自另一版"),
    "ending.signature": Rule("signoff", "who gives a notice, and when", "公告落款与日期"),
    "furniture.folio": Rule(
        "furniture", "the date, the page's number, the paper's name", "日期、版次、报名"
    ),
    "furniture.editors": Rule(
        "furniture", "labels and short values: 责任编辑, 电话", "责任编辑、电话等栏目"
    ),
    "furniture.press": Rule(
        "furniture", "a Latin masthead, a web or mail address", "西文报名、网址、邮箱"
    ),
    "furniture.colophon": Rule(
        "furniture", "what a paper says of itself: address, price, calls", "社址、定价、征稿等"
    ),
    "furniture.web": Rule("furniture", "a web page's links and notices", "网页的链接与声明"),
    "furniture.pointer": Rule("furniture", "points to another page", "导读，指向另一版"),
    "furniture.label": Rule("furniture", "a rubric over articles", "栏目名"),
    "furniture.number": Rule("furniture", "a bare number at an edge", "版边的数字"),
    "furniture.section": Rule("furniture", "a section's name at an edge", "版边的版名"),
    "furniture.ornament": Rule("furniture", "nothing but signs, at an edge", "版边的装饰符号"),
    "furniture.unprinted": Rule(
        "furniture", "holds only characters that are not printed", "只有不可见字符"
    ),
    "furniture.placed": Rule(
        "furniture",
        "by its words, or its place at the page's head or foot",
        "按文字或版头版脚的位置",
    ),
    "furniture.left": Rule("furniture", "no article took it", "没有文章收入此行"),
    "blank.blank": Rule("blank", "holds nothing", "空行"),
    "text.unknown": Rule("", "the page was cut in another way", "此版另法切分"),
    "correction.move": Rule("", "moved by hand", "人工移入"),
    "correction.join": Rule("", "joined to this article by hand", "人工并入"),
    "correction.split": Rule("", "parted from another article by hand", "人工拆出"),
    "correction.article": Rule("", "made an article by hand", "人工设为文章"),
    "correction.furniture": Rule("", "made furniture by hand", "人工设为版面杂项"),
    "correction.fact": Rule("", "set by hand", "人工设定"),
    "correction.paragraph": Rule("", "begins a paragraph by hand", "人工分段"),
    "boundary.first": Rule("", "the body is the first one", "本版首篇正文"),
    "boundary.opens": Rule(
        "", "the body opens with a dateline, a note or its author", "正文以电头、编者按或作者开头"
    ),
    "boundary.signed": Rule(
        "",
        "the body before it ends: signed, a notice, or a jump line",
        "前篇已完（署名、公告、转版）",
    ),
    "boundary.inserted": Rule(
        "",
        "a caption stands within a sentence, which goes on behind it",
        "图片说明插在句子中间，句子在其后接续",
    ),
    "boundary.signs": Rule(
        "",
        "the sum of weaker signs: a date, another zone, another width, a headline",
        "日期、园区、栏宽、标题等迹象合计",
    ),
    "boundary.placed": Rule("", "columns that lead to one another", "栏位相接的正文"),
    "boundary.headline": Rule("", "a headline left over fits from here on", "余下的标题对应此处"),
    "boundary.hand": Rule("", "the body begins here by hand", "人工设定正文由此开始"),
    "pair.fit": Rule("", "headline and body go together by these signs", "标题与正文的对应依据"),
    "pair.headless": Rule("", "no headline fits the body", "正文无对应标题"),
    "pair.bodiless": Rule("", "no body fits the headline", "标题无对应正文"),
}
