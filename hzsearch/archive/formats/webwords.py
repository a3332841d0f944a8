"""Words that web pages of the press have around an article, and never in it.

In: a line's text, or the words of a class. Out: whether the line ends an article (the
editor, related news, sharing, comments), or is none of its text wherever it stands.
"""

from __future__ import annotations

import re

#: A line with such words is as long at most; a longer one is a sentence about them.
_SHORT = 40

# What follows an article: nothing behind it is its text.
_ENDS = re.compile(
    r"(?:责任编辑|责编)\s*[:：|丨]|^\W*编辑\s+\S{2,4}(?:\s+校对|$)|^正文已结束"
    r"|^\W*(?:责任?编辑?|责编|编辑|网络编辑|本文(?:来源|系|转自)|校对|编审|审核|终审|值班\S{2,4})\s*[:：|丨]"
    r"|^\W*(?:分享(?:到|至)?\W*$|分享(?:到|至)\s*[:：]|分享(?:到|至)好友)"
    r"|^\W*(?:相关|延伸|推荐|拓展|更多|热门|热点|精彩|今日|猜你|大家都|最新|往期|其他|附件|友情)\W{0,3}"
    r"(?:新闻|阅读|推荐|文章|稿件|报道|搜索|链接|事件|专题|内容|资讯|评论|热点|图片|视频|排行|喜欢|在看|爱看|回顾|下载|头条|标签)"
    r"\S{0,4}$"
    r"|^\W*(?:新闻|阅读|点击|文章|评论|跟[贴帖]|一周|本周|本月|24小时)\W?(?:推荐|排行榜?|热门|热点|评论)\W*$"
    r"|^\W*(?:为[你您]推荐|推荐给[你您]|作者最新文章|[小作][编者]最近文章|热新闻|热话题|媒体报道)"
    r"|^\W*(?:上|下|前|后)一(?:篇|版|页|条)\W*(?:$|[:：])|^\W*(?:返回|回到)(?:列表|首页|目录|顶部|版面)"
    r"|^\W*(?:网友评论|最[新热]评论|热门评论|全部评论|发表评论|我要评论|评论区?\W*(?:\d+\W*)?$|跟贴|网友跟贴|我要(?:反馈|跟[帖贴]|纠错|评论))"
    r"|^\W*(?:关键[词字]|文章关键词|标签|TAGS?)\s*(?:[:：>》]|$)"
    r"|^\W*(?:相关|更多)\S{0,8}关注|^\W*(?:THE\s*END|转载请注明)|^\W*图片来自网络"
    r"|^\W*(?:扫一扫|扫描(?:下方|左方|右方|上方|二维码|关注)|扫二维码|长按(?:识别)?二维码|用微信扫)"
    r"|^\W*(?:点击进入专题|打印本[页文]|打印|关闭(?:窗口|本页)?|收藏本文|已收藏|举报)\W*(?:$|\s)"
    r"|^\W*(?:举报|投诉|反馈|注册|登录)\W*$",
    re.IGNORECASE,
)
# Whose page it is, and what it answers for: sentences, and long ones, too.
_STATED = re.compile(
    r"^\W*(?:免责|版权|特别|郑重|法律)?声明\s*(?:[:：]|$)|^\W*(?:免责|版权|特别|郑重)声明"
)
_OWNER = re.compile(
    r"版权所有(?![者人权])|All Rights? Reserved|Copyright|©|ICP[备证]|公网安备"
    r"|未经(?:书面)?授权\S{0,6}(?:不得|禁止)转载"
    r"|报料(?:热线|电话)?\s*[:：]|^\W*(?:技术支持|主办单位|承办单位|网站标识码)",
    re.IGNORECASE,
)
# What a page says of an article, in its midst too.
_ASIDE = re.compile(
    r"^\W*(?:本文)?原(?:标题|题)\s*(?:[:：]|为)|^\W*您的浏览器|^\W*(?:自动播放|正在播放)|^\W*(?:缩小|放大|调整)字[体号]"
    r"|^\W*字[号体]\W*(?:$|[:：大默])|^\W*T\s*[+|]|^\W*$|^[\W\d]{3,}$|^\W*(?:点击(?:看|查看)?(?:清晰)?大图|点击图片)"
    r"|^\W*(?:来源于?|稿源|信息来源)\s*[:：|丨]\s*\S{1,20}$|^\W*(?:最后更新|更新时间|发布时间|发布日期|浏览次数|阅读数?|点击数?)\s*[:：(（]"
    r"|^\W*(?:本文)?仅代表\S{0,12}观点|本文来自.{2,20}(?:更多|下载)|【(?:点击|下载)[^】]{0,6}】"
    r"|^\W*(?:安装|下载|打开)\S{0,12}(?:客户端|APP)|关注\S{0,16}(?:公众号|官方微信|官方微博)\W*\S{0,24}$"
    r"|^\W*(?:\+1|【?纠错】?|关注|转发|微信|微博|QQ(?:空间|好友)|Qzone|易信|更多|复制链接|收藏|点赞|换一换|加载更多)\W*\d*$",
    re.IGNORECASE,
)
# What stands below a headline: who, whence and when.
_INFO = re.compile(
    r"(?<!图片)(?<!视频)来源\s*[:：]|(?:发布|更新|时间|日期)\s*[:：]|(?<!\d)(?:20|19)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*(?:$|\s|\d\d:|[来作浏字])"
    r"|\d\d:\d\d|(?:作者|记者|编辑)\s*[:：]|浏览|阅读\W*\d|^\W*(?:刚刚|今天|昨天|前天|\d+(?:分钟|小时|天)前)\W*$"
)
_SENTENCE = re.compile(r"[。！？；][”’」』）)]*$")
# Words of a class or an id, in names that sites of all kinds give.
_LABELS = frozenset(
    re.findall(
        r"\S+",
        "related relate relation relevant recommend recommended recommendation recommends hot rank "
        "ranking comment comments reply share sharing bdshare jiathis social footer foot copyright "
        "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs sidebar aside tags "
        "tag keyword keywords login toolbar pager pagination editor statement disclaimer ad ads "
        "advert advertisement banner qrcode ewm tuijian xiangguan pinglun fenxiang",
    )
)
_TAGS = frozenset({"nav", "footer", "aside", "button", "form", "select", "option", "textarea"})


def ends_article(text: str) -> bool:
    """Say whether a line stands behind an article: nothing after it is the article's."""
    bare = text.strip()
    if _STATED.search(bare):
        return True
    # An article may be about copyright.
    is_text = len(bare) > _SHORT and bool(_SENTENCE.search(bare))
    return bool(_OWNER.search(bare) and not is_text) or (
        len(bare) <= 2 * _SHORT and bool(_ENDS.search(bare))
    )


def is_aside(text: str) -> bool:
    """Say whether a line is no text of the article it stands in."""
    bare = text.strip()
    return len(bare) <= 2 * _SHORT and bool(_ASIDE.search(bare))


def is_info(text: str) -> bool:
    """Say whether a line tells who wrote an article, whence it is, and when it came out."""
    bare = text.strip()
    return len(bare) <= 2 * _SHORT and bool(_INFO.search(bare)) and not _SENTENCE.search(bare)


def is_around(tag: str, labels: frozenset[str]) -> bool:
    """Say whether an element is called as those around an article are."""
    return tag in _TAGS or bool(_LABELS & labels)
