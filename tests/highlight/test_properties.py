"""What holds for every article and every query: nothing invented, nothing cut to pieces."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import condense
from hzsearch.highlight import Exact, Passage, passages, snippet
from hzsearch.highlight.fragments import WIDTHS
from hzsearch.model import Article, Snippet

# Pieces of newspaper text; what is asked for is drawn from them too.
_PIECES = (
    *("信创", "信创谷", "企业", "高新区", "轴承每天下线", "周边居民说夜里安静多了", "AI", "ＡＩ"),
    *("25.78亿元", "3月28日", "1,234家", "76.6%", "二〇二四年", "34个", "Wi-Fi", "F3000CPU", "5G"),
    *("。", "。", "，", "，", "、", "；", "：", "“", "”", "（", "）", "《", "》", "……", "——", " "),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=80).map("".join)
_ARTICLES = st.builds(
    Article,
    id=st.just("1"),
    kicker=st.sampled_from(["", "信创谷：", "高新区"]),
    headline=_TEXTS.map(lambda text: text[:30]),
    bylines=st.lists(st.sampled_from(["罗砚之", "企业 信创"]), max_size=2).map(tuple),
    subheads=st.lists(_TEXTS.map(lambda text: text[:12]), max_size=2).map(tuple),
    paragraphs=st.lists(_TEXTS, max_size=5).map(tuple),
    subhead_before=st.lists(st.integers(0, 5), max_size=2).map(tuple),
)
_ASKED = st.lists(
    st.sampled_from(["信创", "创谷", "企业", "高新区", "ai", "2", "罗砚之", "，", "承每"]),
    max_size=5,
    unique=True,
)
_WORD = re.compile(r"\d+\.\d+亿元|\d月\d+日|1,234家|76\.6%|二〇二四年|Wi-Fi|F3000CPU|5G")


def _units(article: Article) -> list[str]:
    titles = (article.kicker, article.headline, article.subheadline)
    return [*titles, *article.bylines, *article.subheads, *article.paragraphs]


def _shown(article: Article, asked: list[str]) -> tuple[list[Passage], Snippet]:
    found = passages(article, [Exact(text, text) for text in asked])
    return found, snippet(found)


@given(_ARTICLES, _ASKED)
def test_passages_are_the_units(article: Article, asked: list[str]) -> None:
    found, _ = _shown(article, asked)
    assert sorted(passage.text for passage in found) == sorted(filter(str.strip, _units(article)))
    for passage in found:
        whole = getattr(article, passage.field)
        assert passage.text == (whole if isinstance(whole, str) else whole[passage.number])


@given(_ARTICLES, _ASKED)
def test_every_occurrence_is_marked_and_nothing_else(article: Article, asked: list[str]) -> None:
    found, _ = _shown(article, asked)
    for passage in found:
        condensed = condense(passage.text)
        expected = [False] * len(condensed)
        for text in asked:
            for match in re.finditer(re.escape(text), condensed):
                expected[slice(*match.span())] = [True] * len(text)
        marked = "".join(condense(passage.text[start:end]) + "\n" for start, end in passage.spans)
        assert len(marked.replace("\n", "")) == sum(expected)
        assert all(any(text in piece for text in asked) for piece in marked.split())


@given(_ARTICLES, _ASKED)
def test_a_fragment_stands_so_in_a_unit(article: Article, asked: list[str]) -> None:
    _, shown = _shown(article, asked)
    pieces = [shown.text[start:end] for start, end in shown.fragments]
    assert len(pieces) <= len(WIDTHS)
    assert all(piece and any(piece in unit for unit in _units(article)) for piece in pieces)
    rest = shown.text
    for piece in pieces:
        before, _, rest = rest.partition(piece)
        assert before in ("", "…", " … ")
    assert rest in ("", "…")


@given(_ARTICLES, _ASKED)
def test_spans_lie_within_fragments_and_are_what_was_asked(
    article: Article, asked: list[str]
) -> None:
    found, shown = _shown(article, asked)
    assert bool(shown.spans) == any(passage.matches for passage in found)
    for start, end in shown.spans:
        assert any(first <= start < end <= last for first, last in shown.fragments)
        assert any(text in condense(shown.text[start:end]) for text in asked)


@given(_ARTICLES, _ASKED)
def test_no_number_and_no_latin_word_is_cut(article: Article, asked: list[str]) -> None:
    _, shown = _shown(article, asked)
    for start, end in shown.fragments:
        piece = shown.text[start:end]
        places = [(u, k) for u in _units(article) for k in range(len(u)) if u.startswith(piece, k)]
        assert any(not _cuts(unit, place, place + len(piece)) for unit, place in places)


@given(
    st.text(st.sampled_from("。，“”（）—… \u3000\n第-1２.,:年月a一万信"), max_size=400),
    st.integers(0, 400),
)
def test_no_text_is_too_odd(text: str, place: int) -> None:
    asked = condense(text[place : place + 3])
    _, shown = _shown(Article("1", paragraphs=(text,)), [asked] if asked else [])
    assert bool(shown.spans) == bool(asked)
    assert all(shown.text[start:end] in text for start, end in shown.fragments)


def _cuts(unit: str, start: int, end: int) -> bool:
    words = [match.span() for match in _WORD.finditer(unit)]
    return any(first < place < last for first, last in words for place in (start, end))


@given(_ARTICLES, _ASKED)
def test_what_fits_into_fragments_is_shown(article: Article, asked: list[str]) -> None:
    body = replace(article, headline="", kicker="")
    found, shown = _shown(body, asked)
    there = {match.finder.asked for passage in found for match in passage.matches}
    marked = "\n".join(condense(shown.text[start:end]) for start, end in shown.spans)
    seen = sum(text in marked for text in there)
    assert seen >= min(len(there), len(WIDTHS))
    assert len(shown.text) <= 2 * WIDTHS[0] + 60
