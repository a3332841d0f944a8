"""What is told on the terminal to who found nothing, in the reader's language."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click

from hzsearch.cli.language import reads_chinese
from hzsearch.cli.render import articles
from hzsearch.model import Advice, Results

_ENGLISH = {
    "nothing": "Nothing found for {query}.",
    "empty": "There are no such articles.",
    "parts": "How it was understood, and what each part finds alone:",
    "part": "  {finds:>6}  {text}  ({kind})",
    "nearest": "Nearest query that finds something: {command}  ({articles})",
}
_CHINESE = {
    "nothing": "没有找到 {query}。",
    "empty": "没有这样的文章。",
    "parts": "这样理解您的检索，各部分单独能找到：",
    "part": "  {finds:>6} 篇  {text}（{kind}）",
    "nearest": "最接近的检索：{command}（{total} 篇）",
}
_KINDS = {
    "word": "词",
    "quoted": "原文",
    "pattern": "通配",
    "filter": "筛选",
    "group": "组合",
}


def nothing_found(query: str) -> str:
    """Return the line that says so."""
    says = _says()
    return says["nothing"].format(query=query) if query else says["empty"]


def nothing_lines(results: Results) -> Iterator[str]:
    """Yield the lines to print where a query found nothing."""
    yield nothing_found(results.query)
    if results.advice and (len(results.advice.parts) > 1 or results.advice.nearest):
        yield from _advice_lines(results.advice, _says())


def _says() -> dict[str, str]:
    return _CHINESE if reads_chinese() else _ENGLISH


def _advice_lines(advice: Advice, says: dict[str, str]) -> Iterator[str]:
    yield says["parts"]
    for part in advice.parts:
        kind = _kind(part.kind) if says is _CHINESE else part.kind
        yield says["part"].format(finds=part.finds, text=part.text, kind=kind)
    if advice.nearest:
        command = " ".join(["hzsearch query", shlex.quote(advice.nearest.query), *_kept()])
        total = advice.nearest.total
        yield says["nearest"].format(command=command, total=total, articles=articles(total))


def _kept() -> Iterator[str]:
    """Yield the options that the next query must have too, to find what is promised.

    Filters are part of its text.
    """
    given = click.get_current_context().params
    if given.get("exact"):
        yield "--exact"
    if given.get("folder"):
        yield f"--index {shlex.quote(str(given['folder']))}"


def _kind(kind: str) -> str:
    without = kind.startswith("without ")
    return ("不含 " if without else "") + _KINDS[kind.removeprefix("without ")]
