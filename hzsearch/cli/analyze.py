"""``hzsearch analyze``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

import hzsearch
from hzsearch.cli.asking import AskingCommand, exact_option, text_argument
from hzsearch.cli.language import localized
from hzsearch.cli.options import echo_json, index_option, json_option
from hzsearch.engines.location import Location

if TYPE_CHECKING:
    from hzsearch.index.analyze import Analysis


@click.command(cls=AskingCommand)
@text_argument
@exact_option
@index_option
@json_option
def analyze(text: str, exact: bool, folder: Location | None, as_json: bool) -> None:
    """Show how TEXT is cut, and what it means as a query. 分析。

    Without an index, it says what TEXT asks for; with one, also what that comes to
    there, and how many articles have each part of it.

    Exit code: 0, or 2 where something is wrong.
    """
    analysis = hzsearch.open(folder).analyze(text, exact=exact)
    if as_json:
        echo_json(analysis.to_dict())
    else:
        click.echo("\n".join(_lines(analysis)))


def _lines(analysis: Analysis) -> Iterator[str]:
    yield f"Folded 折叠         {analysis.folded}"
    yield f"Condensed 紧缩      {analysis.condensed}"
    yield f"Words 分词          {' / '.join(word for word in analysis.words if word.strip())}"
    yield f"Search words 检索词  {' / '.join(analysis.search_words)}"
    if analysis.added:
        yield f"Added words 增补词   {' / '.join(analysis.added)}"
    yield "As written 照写:"
    yield from analysis.parsed.lines("  ")
    if analysis.resolved:
        yield "In this archive 在本档案中:"
        yield from analysis.resolved.lines("  ")
    else:
        yield "There is no index, so what it means in an archive is not known. 没有索引。"
    yield from map(localized, analysis.notes)
