"""Words around articles: known wherever they stand, and not where an article speaks of them."""

from __future__ import annotations

import pytest

from hzsearch.archive.formats.webcredits import is_credit, writers_in, writers_of_text
from hzsearch.archive.formats.webwords import ends_article, is_aside, is_info

ENDS = [
    "（责任编辑：周文）",
    "【编辑：周文】",
    "分享到：",
    "相关阅读",
    "为您推荐了10篇文章",
    "关键词 >> 渡口,船票",
    "声明：凡注明来源的稿件，版权均属于本报，转载请与本报联系。",
    "版权所有 江城晚报社 未经授权不得转载",
    "下一篇：渡口新添两班船",
    "网友评论仅供表达个人看法",
]
ASIDES = [
    "（原标题：渡口添了船）",
    "（原题为《渡口添了船》）",
    "字号：大 小",
    "QQ空间",
    "来源：江城晚报",
]
TEXTS = [
    "法院认为，版权所有者有权请求赔偿，摄影作品也不例外，该案将择期宣判。",
    "县里为老书楼提供技术支持，主办单位还送来了三千册图书。",
    "评论员到了村里，把大家的意见一一记下。",
    "他把照片分享到家里的群，母亲回了一个笑脸。",
    "推荐他的人是老校长。",
    "标签贴在罐子上，写着腌菜的日子。",
    "（二）",
    "1",
]
WRITERS = {
    "2024-05-07 12:11来源：江城晚报作者：陈小雨": ("陈小雨",),
    "陈小雨/江城晚报": ("陈小雨",),
    "江城晚报见习记者 陈小雨 王明": ("陈小雨", "王明"),
    "【文/江城网专栏作者 陈小雨】": ("陈小雨",),
    "发表于2024-05-07 21:30| 11次阅读| 作者陈小雨": ("陈小雨",),
    "2024-05-07 10:22  作者：陈小雨 编辑：周文       评论(18)        人气： 5380 次": ("陈小雨",),
    "时间：2024-05-07 作者：网络整理": (),
    "作者最新文章": (),
    "来源：江城晚报 2024-05-07": (),
}


@pytest.mark.parametrize("text", ENDS)
def test_what_stands_behind_an_article_ends_it(text: str) -> None:
    assert ends_article(text)


@pytest.mark.parametrize("text", ASIDES)
def test_what_a_page_says_of_an_article_is_none_of_it(text: str) -> None:
    assert is_aside(text)
    assert not ends_article(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_of_the_same_words_stays(text: str) -> None:
    assert not any(is_none(text) for is_none in (ends_article, is_aside, is_info))


@pytest.mark.parametrize(("text", "names"), WRITERS.items())
def test_writers_below_a_headline(text: str, names: tuple[str, ...]) -> None:
    assert writers_in(text) == names


def test_writers_within_a_text() -> None:
    assert is_credit("采写：江城晚报记者 陈小雨")
    assert not is_credit("记者陈小雨昨天到了渡口。")
    assert writers_of_text("江城晚报讯（记者 陈小雨）渡口添了船。", "船票一元。") == ("陈小雨",)
    assert writers_of_text("渡口添了船。", "船票一元。（陈小雨）") == ("陈小雨",)
    assert writers_of_text("渡口添了船。", "船票一元。（完）") == ()
