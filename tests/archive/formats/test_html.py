"""Web pages: which lines are seen, which are the article's, and what is no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.archive import read
from hzsearch.archive.formats.visible import look_at
from hzsearch.errors import ArchiveError
from tests.archive.formats.shown import shown
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).parent / "cases" / "web.txt"))
SAVED = """<html><head><meta charset="utf-8"><title>高新区推进算力建设_某报</title></head><body>
<nav><ul><li><a href="/">首页</a><li><a href="/2">要闻</a></ul></nav>
<div class="main"><h1>高新区推进算力建设</h1>
<p class="info">2024-04-02 08:30　来源：某报　作者：王小明</p>
<div class="content">
<p>　　昨日，记者从无锡高新区获悉，当地推进算力建设，已建成智算中心两座，服务企业三百余家。</p>
<p><strong>夯实底座</strong></p>
<p>　　据介绍，该区今年将继续加大投入，完善配套政策，吸引更多企业落户，形成产业集聚效应。</p>
<p>（记者 王小明）</p></div></div>
<div class="ad">广告：欢迎订阅某报</div><footer>版权所有 某报社 2024</footer></body></html>"""


@pytest.mark.parametrize(("page", "wanted"), CASES)
def test_a_marked_page_becomes_its_article(page: str, wanted: str) -> None:
    assert shown(read(page.encode(), "a.html")) == wanted


def test_a_saved_page_becomes_its_article() -> None:
    found = read(SAVED.encode(), "a.html")
    (article,) = found.articles
    assert article.headline == "高新区推进算力建设"
    assert (article.published, article.bylines) == ("2024-04-02", ("王小明",))
    assert article.subheads == ("夯实底座",)
    assert [text[:3] for text in article.paragraphs] == ["昨日，", "据介绍"]
    assert found.furniture == (1, 2, 3, 10, 11)


def test_where_no_article_stands_out_all_is_cut_like_a_page() -> None:
    found = read("<p>甲</p><p>乙</p>".encode(), "a.html")
    assert [line.text for line in found.pages[0].lines] == ["甲", "乙"]
    assert (found.articles, len(found.doubts)) == ((), 1)


@pytest.mark.parametrize("encoding", ["gb2312", "GBK", "utf-8", "utf-16"])
def test_the_same_page_in_every_encoding(encoding: str) -> None:
    text = f'<meta charset="{encoding}"><h1>信创谷</h1><!--enpcontent--><p>一。'
    assert read(text.encode(encoding), "a.html").articles[0].headline == "信创谷"


def test_a_web_archive_holds_its_page() -> None:
    head = 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    part = '--x\nContent-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: 8bit\n\n'
    data = (head + part).encode() + "<h1>甲</h1><!--enpcontent-->一。".encode("gb2312") + b"\n--x--"
    assert read(data, "a.mht").articles[0].headline == "甲"
    with pytest.raises(ArchiveError, match="holds no web page"):
        read(head.encode() + b"--x--", "a.mht")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>x" * 2_500_000, "larger than any page"),
        (b"<b>" * 300_001, "larger than any page"),
        (b"<meta charset=utf-8>\xff\xff\xff", "not text"),
    ],
)
def test_what_is_no_page_is_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason) as error:
        read(data, "a.html")
    assert str(error.value).startswith("a.html ")


# Each took time in proportion to its square in some program that reads web pages.
HOSTILE = [
    "<!--",
    "<a ",
    '<a "',
    "<a '\"",
    "<div>",
    "<p><b></i>",
    "<!doctype [",
    "<title>",
    "&#",
    "<",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_page_takes_time_in_proportion_to_its_length(piece: str) -> None:
    # No time is measured: the square of this would take hours.
    page = look_at(piece * 50_000 + "</div></b>完")
    assert len(page.lines) <= 2


@given(st.text(alphabet="甲乙。 \n<>/&;!-\"'=", max_size=60))
def test_text_without_tags_is_seen_whole(text: str) -> None:
    bare = text.replace("<", "").replace("&", "")
    seen = "".join(line.text for line in look_at(bare).lines)
    assert "".join(seen.split()) == "".join(bare.split())


TAGS = ["p", "div", "td", "a", "b", "h1", "li", "founder-content", "span", "br"]
PIECES = st.lists(
    st.tuples(st.sampled_from(TAGS), st.text("甲乙丙丁。", max_size=5), st.booleans()), max_size=12
)


@given(PIECES)
def test_every_visible_line_is_in_one_place(pieces: list[tuple[str, str, bool]]) -> None:
    html = "".join(f"<{tag}>{text}{f'</{tag}>' if ends else ''}" for tag, text, ends in pieces)
    html = f"<h1>题</h1>{html}<!--enpcontent--><p>文。<!--/enpcontent--><p>完"
    found = read(html.encode(), "a.html")
    seen = [line.number for line in look_at(html).lines]
    own = [
        n for a in found.articles for first, last in a.source.lines for n in range(first, last + 1)
    ]
    assert sorted([*own, *found.furniture]) == seen
    assert len(own) == found.lines


WORDS = [
    "<p>甲园昨天开工，四百人到场。",
    "<p>乙",
    "<a>丙园</a>",
    "<h2>题</h2>",
    "<br>2024-05-07",
    "<p>作者：丁",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_so_it_is_on_a_page_without_marks(pieces: list[str]) -> None:
    html = "<title>题_某报</title><div>" + "</div><div class=share>分享到：</div>".join(pieces)
    found = read(html.encode(), "a.html")
    cut = [line.number for page in found.pages for line in page.lines]
    spans = [span for article in found.articles for span in article.source.lines]
    own = [number for first, last in spans for number in range(first, last + 1)]
    assert sorted([*own, *found.furniture, *cut]) == [line.number for line in look_at(html).lines]
