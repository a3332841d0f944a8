"""One web page that asks nobody for anything: all articles, readable on paper and on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import BinaryIO

from hzsearch.citations import cited, gbt7714
from hzsearch.exports.table import NO_XML, body
from hzsearch.messages import in_chinese
from hzsearch.model import Article

HEAD = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; line-height: 1.8; }
article { border-top: 1px solid #999; margin-top: 2em; break-inside: avoid-page; }
.kicker, .facts, footer { color: #555; font-size: .9em; }
p { text-indent: 2em; margin: .4em 0; }
.kicker, .facts, footer p { text-indent: 0; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #ddd; }
  .kicker, .facts, footer { color: #aaa; }
}
</style>
"""


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles`` one after the other, each an ``<article>`` with its id.

    Before them stand ``notes`` on all of them.
    """
    out.write(HEAD.replace("{title}", "hzsearch").encode())
    for note in notes:
        out.write(f'<p class="facts">{plain(in_chinese(note))}</p>\n'.encode())
    for article in articles:
        out.write("".join(f"{line}\n" for line in _lines(article, paper)).encode())
    out.write(b"</html>\n")


def _lines(article: Article, paper: str) -> Iterator[str]:
    yield f'<article id="{plain(article.id)}">'
    if article.kicker and article.headline:
        yield f'<p class="kicker">{plain(article.kicker)}</p>'
    yield f"<h2>{plain(cited(article).title)}</h2>"
    facts = [article.zone, article.date, *article.topics, *article.bylines]
    if any(facts):
        yield f'<p class="facts">{plain(" · ".join(fact for fact in facts if fact))}</p>'
    for unit in body(article):
        tag = "h3" if unit.field == "subheads" else "p"
        yield f"<{tag}>{plain(unit.text)}</{tag}>"
    yield f"<footer><p>{plain(gbt7714.cite(article, paper))} {plain(article.id)}</p></footer>"
    yield "</article>"


def plain(text: str) -> str:
    """Return ``text`` so that nothing in it is a mark of HTML's.

    Control characters are left out.
    """
    return escape(NO_XML.sub("", text))
