"""Articles and hits as a reader sees them on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import click

from hzsearch.cli.language import localized
from hzsearch.columns import width
from hzsearch.highlight import Passage
from hzsearch.model import Article, Hit, Spans, mark, where

_KINDS = {"news": "", "photo": "图片", "notice": "公告"}
_FACETS = {"zone": "Zones 园区 ", "topic": "Topics 主题", "month": "Months 月份"}
_SHOWN = 8
_BEGINNING = 30


def echo_long(lines: Iterable[str]) -> None:
    """Print ``lines``; what is longer than the terminal goes through ``$PAGER``, as git's does."""
    text = "\n".join(lines)
    if not sys.stdout.isatty() or _fits(text):
        click.echo(text)
        return
    # Of less: colours; no clearing of the screen at the end.
    os.environ.setdefault("LESS", "-RX")
    click.echo_via_pager(text + "\n", color=click.get_current_context().color is not False)


def _fits(text: str) -> bool:
    """Say whether ``text`` leaves a line of the terminal for the prompt."""
    wide, high = shutil.get_terminal_size()
    lines = map(click.unstyle, text.split("\n"))
    return sum(max(1, -(-width(line) // wide)) for line in lines) < high


def hit_lines(place: int, hit: Hit) -> Iterator[str]:
    """Yield the lines of one hit: number, title, facts, snippet; matches are marked."""
    yield f"{place:>3}. {_marked_title(hit)}"
    yield "     " + click.style(" · ".join((*facts(hit.article), *_via(hit))), dim=True)
    yield "     " + marked(hit.snippet.text, hit.snippet.spans)
    if hit.similar:
        folded = f"+{len(hit.similar)} similar 篇相近: {', '.join(hit.similar)}"
        yield "     " + click.style(folded, dim=True)


def facet_lines(facets: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield a line for each facet: its most frequent values, the most frequent first."""
    for name, counts in facets.items():
        # Months would else be read as a run, with those between them left out.
        order = "most first 从多到少: " if name == "month" and len(counts) > 1 else ""
        yield click.style(f"{_FACETS[name]}  {order}{_most(counts)}", dim=True)


def _most(counts: Mapping[str, int]) -> str:
    most = sorted(counts, key=lambda value: -counts[value])[:_SHOWN]
    shown = "、".join(f"{value} {counts[value]}" for value in most)
    more = len(counts) - len(most)
    return f"{shown or '–'}{f' · {more} more 另有 {more} 个' if more else ''}"


def articles(number: int) -> str:
    """Return how many articles there are, in words."""
    return f"{number} article{'' if number == 1 else 's'}"


def marked(text: str, spans: Spans, *, bold: bool = False) -> str:
    """Return ``text`` with ``spans`` in bold red, or in 【】 where there is no colour."""
    plain = click.get_current_context().color is False or not _coloured()

    # Styles do not nest: the end of red is the end of bold too.
    def rest(text: str) -> str:
        return click.style(text, bold=True) if bold else text

    def bracketed(text: str) -> str:
        return rest(f"【{text}】")

    return mark(text, spans, bracketed if plain else _red, rest)


def _marked_title(hit: Hit) -> str:
    """Return the title with its matches marked; what ``title`` makes up has none."""
    article, spans = hit.article, hit.highlights
    parts = {"kicker": article.kicker, "headline": article.headline}
    shown = [marked(text, spans.get(name, ()), bold=True) for name, text in parts.items() if text]
    return " ".join(shown) or click.style(title(article), bold=True)


def _via(hit: Hit) -> Iterator[str]:
    """Yield what the text has instead of the words that were asked for."""
    if hit.via:
        yield f"found as 文中作: {'、'.join(hit.via)}"


def title(article: Article) -> str:
    """Return what stands over the article; for a photo, how its caption (图片说明) begins."""
    parts = (article.kicker, article.headline)
    if any(parts):
        return " ".join(filter(None, parts))
    whole = article.paragraphs[0] if article.paragraphs else article.id
    begin = whole if len(whole) <= _BEGINNING else whole[:_BEGINNING] + "…"
    return f"[{_KINDS[article.kind] or '无题'}] {begin}"


def facts(article: Article) -> Iterator[str]:
    """Yield the article's id, zone, date and topics, as far as it has them."""
    yield article.id
    yield from filter(None, (article.zone, article.date, "、".join(article.topics[:3])))


def article_lines(article: Article, passages: Iterable[Passage] = ()) -> Iterator[str]:
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
    yield click.style(" · ".join(facts(article)), dim=True)
    if article.bylines:
        yield " ".join(shown("bylines", k, name) for k, name in enumerate(article.bylines))
    yield from _body_lines(article, shown)
    yield ""
    yield from (click.style(f"{name}: {value}", dim=True) for name, value in article.meta)
    yield click.style(source_line(article), dim=True)
    yield from (click.style(f"? {localized(doubt)}", fg="yellow") for doubt in article.doubts)


def _body_lines(article: Article, shown: Callable[..., str]) -> Iterator[str]:
    """Yield the paragraphs, parted by blank lines, with the subheads (小标题) where they stand."""
    heads = list(zip(article.subhead_before, article.subheads, strict=False))
    for place, paragraph in enumerate(article.paragraphs):
        for number, (before, subhead) in enumerate(heads):
            if before == place:
                yield f"\n{shown('subheads', number, subhead, bold=True)}"
        yield f"\n{shown('paragraphs', place, paragraph)}"


def source_line(article: Article) -> str:
    """Return where the article stands, and where it goes on: files, pages and lines."""
    return " → ".join(map(where, (article.source, *article.continued)))


def _coloured() -> bool:
    return click.get_current_context().color is True or sys.stdout.isatty()


def _red(text: str) -> str:
    return click.style(text, fg="red", bold=True)
