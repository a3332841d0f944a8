"""Articles and hits as a reader sees them on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import click

from hzsearch.cli.language import localized
from hzsearch.cli.links import Link, plain
from hzsearch.cli.screen import harmless
from hzsearch.cli.terminal import coloured
from hzsearch.highlight import Passage
from hzsearch.model import Article, Hit, Spans, mark, where
from hzsearch.model.counted import counted
from hzsearch.model.ids import source_of

_KINDS = {"news": "", "photo": "图片", "notice": "公告"}
_FACETS = {"zone": "Zones 园区 ", "topic": "Topics 主题", "month": "Months 月份"}
_SHOWN = 8
_BEGINNING = 30


def hit_lines(place: int, hit: Hit, link: Link = plain) -> Iterator[str]:
    """Yield the lines of one hit: number, title, facts, snippet; matches are marked."""
    yield f"{place:>3}. {_marked_title(hit)}"
    yield "     " + click.style(" · ".join((*facts(hit.article, link), *_via(hit))), dim=True)
    yield "     " + marked(hit.snippet.text, hit.snippet.spans)
    if hit.similar:
        others = ", ".join(link(one, source_of(one)) for one in hit.similar)
        folded = f"+{len(hit.similar)} similar 篇相近: {others}"
        yield "     " + click.style(folded, dim=True)


def facet_lines(facets: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield a line for each facet: its most frequent values, the most frequent first."""
    for name, counts in facets.items():
        # Months would else be read as a run, with those between them left out.
        order = "most first 从多到少: " if name == "month" and len(counts) > 1 else ""
        yield click.style(f"{_FACETS[name]}  {order}{_most(counts)}", dim=True)


def _most(counts: Mapping[str, int]) -> str:
    most = sorted(counts, key=lambda value: -counts[value])[:_SHOWN]
    shown = "、".join(f"{harmless(value)} {counts[value]}" for value in most)
    more = len(counts) - len(most)
    return f"{shown or '–'}{f' · {more} more 另有 {more} 个' if more else ''}"


def articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return counted(number, "article")


def marked(text: str, spans: Spans, *, bold: bool = False) -> str:
    """Return ``text`` with ``spans`` in bold red, or in 【】 where there is no colour."""

    text = harmless(text)

    # Styles do not nest: the end of red is the end of bold too.
    def rest(text: str) -> str:
        return click.style(text, bold=True) if bold else text

    def bracketed(text: str) -> str:
        return rest(f"【{text}】")

    return mark(text, spans, _red if coloured() else bracketed, rest)


def _marked_title(hit: Hit) -> str:
    """Return the title with its matches marked; what ``title`` makes up has none."""
    article, spans = hit.article, hit.highlights
    parts = {"kicker": article.kicker, "headline": article.headline}
    shown = [marked(text, spans.get(name, ()), bold=True) for name, text in parts.items() if text]
    return " ".join(shown) or click.style(title(article), bold=True)


def _via(hit: Hit) -> Iterator[str]:
    """Yield what the text has instead of the words that were asked for."""
    if hit.via:
        yield f"found as 文中作: {harmless('、'.join(hit.via))}"


def title(article: Article) -> str:
    """Return what stands over the article; for a photo, how its caption (图片说明) begins."""
    parts = (article.kicker, article.headline)
    if any(parts):
        return harmless(" ".join(filter(None, parts)))
    whole = harmless(article.paragraphs[0] if article.paragraphs else article.id)
    begin = whole if len(whole) <= _BEGINNING else whole[:_BEGINNING] + "…"
    return f"[{_KINDS[article.kind] or '无题'}] {begin}"


def facts(article: Article, link: Link = plain) -> Iterator[str]:
    """Yield the article's id, zone, date and topics, as far as it has them."""
    yield link(article.id, article.source)
    told = (article.zone, article.date, "、".join(article.topics[:3]))
    yield from map(harmless, filter(None, told))


def article_lines(
    article: Article, passages: Iterable[Passage] = (), link: Link = plain
) -> Iterator[str]:
    """Yield the whole article: titles, facts, paragraphs, further facts, source, doubts.

    The matches in ``passages``, its units, are marked.
    """
    spans = {(passage.field, passage.number): passage.spans for passage in passages}

    def shown(field: str, number: int, text: str, *, bold: bool = False) -> str:
        return marked(text, spans.get((field, number), ()), bold=bold)

    if article.kicker:
        yield shown("kicker", 0, article.kicker)
    yield shown("headline", 0, article.headline or title(article), bold=True)
    if article.subheadline:
        yield shown("subheadline", 0, article.subheadline)
    yield click.style(" · ".join(facts(article, link)), dim=True)
    if article.bylines:
        yield " ".join(shown("bylines", k, name) for k, name in enumerate(article.bylines))
    yield from _body_lines(article, shown)
    yield ""
    yield from (click.style(harmless(f"{name}: {value}"), dim=True) for name, value in article.meta)
    yield click.style(source_line(article, link), dim=True)
    yield from (
        click.style(f"? {harmless(localized(doubt))}", fg="yellow") for doubt in article.doubts
    )


def _body_lines(article: Article, shown: Callable[..., str]) -> Iterator[str]:
    """Yield the paragraphs, parted by blank lines, with the subheads (小标题) where they stand."""
    heads = list(zip(article.subhead_before, article.subheads, strict=False))
    for place, paragraph in enumerate(article.paragraphs):
        for number, (before, subhead) in enumerate(heads):
            if before == place:
                yield f"\n{shown('subheads', number, subhead, bold=True)}"
        yield f"\n{shown('paragraphs', place, paragraph)}"


def source_line(article: Article, link: Link = plain) -> str:
    """Return where the article stands, and where it goes on: files, pages and lines."""
    places = (article.source, *article.continued)
    return " → ".join(link(where(place), place) for place in places)


def _red(text: str) -> str:
    return click.style(text, fg="red", bold=True)
