"""Articles and hits as a reader sees them on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import click

from hzsearch.highlight import mark
from hzsearch.model import Article, Hit, Snippet, Source

_KINDS = {"news": "", "photo": "图片", "notice": "公告"}
_FACETS = {"zone": "Zones 园区 ", "topic": "Topics 主题", "month": "Months 月份"}
_SHOWN = 8


def hit_lines(place: int, hit: Hit) -> Iterator[str]:
    """Yield the lines of one hit: number, title, facts, snippet."""
    yield f"{place:>3}. {click.style(title(hit.article), bold=True)}"
    yield "     " + click.style(" · ".join(facts(hit.article)), dim=True)
    yield "     " + highlighted(hit.snippet)
    if hit.similar:
        folded = f"+{len(hit.similar)} similar 篇相近: {', '.join(hit.similar)}"
        yield "     " + click.style(folded, dim=True)


def facet_lines(facets: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield a line for each facet: its most frequent values, months in order of time."""
    for name, counts in facets.items():
        yield click.style(f"{_FACETS[name]}  {_most(name, counts)}", dim=True)


def _most(name: str, counts: Mapping[str, int]) -> str:
    most = sorted(counts, key=lambda value: -counts[value])[:_SHOWN]
    shown = "、".join(f"{v} {counts[v]}" for v in (sorted(most) if name == "month" else most))
    more = len(counts) - len(most)
    return f"{shown or '–'}{f' · {more} more 另有 {more} 个' if more else ''}"


def highlighted(snippet: Snippet) -> str:
    """Return the snippet with its matches in bold red, or in 【】 where there is no colour."""
    plain = click.get_current_context().color is False or not _coloured()
    return mark(snippet, _bracketed if plain else _red)


def title(article: Article) -> str:
    """Return what stands over the article; for a photo, how its caption (图片说明) begins."""
    parts = (article.kicker, article.headline)
    if any(parts):
        return " ".join(filter(None, parts))
    begin = article.paragraphs[0][:30] if article.paragraphs else article.id
    return f"[{_KINDS[article.kind] or '无题'}] {begin}…"


def facts(article: Article) -> Iterator[str]:
    """Yield the article's id, zone, date and topics, as far as it has them."""
    yield article.id
    yield from filter(None, (article.zone, article.date, "、".join(article.topics[:3])))


def article_lines(article: Article) -> Iterator[str]:
    """Yield the whole article: titles, facts, paragraphs, further facts, source, doubts."""
    if article.kicker:
        yield article.kicker
    yield click.style(article.headline or title(article), bold=True)
    if article.subheadline:
        yield article.subheadline
    yield click.style(" · ".join(facts(article)), dim=True)
    if article.bylines:
        yield " ".join(article.bylines)
    yield from body_lines(article)
    yield ""
    yield from (click.style(f"{name}: {value}", dim=True) for name, value in article.meta)
    yield click.style(source_line(article), dim=True)
    yield from (click.style(f"? {doubt}", fg="yellow") for doubt in article.doubts)


def body_lines(article: Article) -> Iterator[str]:
    """Yield the paragraphs, parted by blank lines, with the subheads (小标题) where they stand."""
    heads = list(zip(article.subhead_before, article.subheads, strict=False))
    for place, paragraph in enumerate(article.paragraphs):
        for before, subhead in heads:
            if before == place:
                yield f"\n{click.style(subhead, bold=True)}"
        yield f"\n{paragraph}"


def source_line(article: Article) -> str:
    """Return where the article stands, and where it goes on: files, pages and lines."""
    return " → ".join(map(_place, (article.source, *article.continued)))


def _place(source: Source) -> str:
    lines = ", ".join(f"{a}–{b}" if a < b else f"{a}" for a, b in source.lines)
    return f"{source.path}, page {source.page}, lines {lines or '–'}"


def _coloured() -> bool:
    return click.get_current_context().color is True or sys.stdout.isatty()


def _red(text: str) -> str:
    return click.style(text, fg="red", bold=True)


def _bracketed(text: str) -> str:
    return f"【{text}】"
