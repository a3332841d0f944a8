"""``hzsearch stats``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.options import echo_json, index_option, json_option
from hzsearch.cli.screen import harmless
from hzsearch.engines.location import Location
from hzsearch.model.counted import counted

# So many words are named of those that a rebuild would help.
_NAMED = 5


@click.command(cls=HelpCommand)
@index_option
@json_option
def stats(folder: Location | None, as_json: bool) -> None:
    """Say what is in the index. 索引概况。

    Exit code: 0, or 2 where something is wrong.
    """
    facts = hzsearch.open(folder).stats()
    if as_json:
        echo_json(facts)
    else:
        click.echo("\n".join(map(harmless, _lines(facts))))


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    yield f"Index 索引        {facts['index']} ({facts['bytes'] / 1e6:.1f} MB, {facts['engine']})"
    yield f"Words cut by 分词  {facts['cutter']} (jieba {facts['analysis']['jieba']})"
    yield from _dictionary(facts["dictionary"])
    yield f"Articles 文章     {facts['articles']}"
    yield f"Files 文件        {facts['files']} · {counted(facts['pages'], 'page')} 版"
    lines, furniture = facts["lines"], facts["furniture"]
    yield f"Lines 行         {lines} in articles 入文 · {furniture} furniture 杂项"
    first, last = facts["dates"] or ("–", "–")
    yield f"Dates 日期        {first} … {last}"
    for label, name in (("Zones 园区", "zones"), ("Topics 主题", "topics")):
        yield f"{label}        {len(facts[name])}: {_most(facts[name])}"


def _dictionary(facts: dict[str, Any]) -> Iterator[str]:
    own = f" · {facts['path']}" if facts["path"] else ""
    yield f"Added words 增补词 {facts['words']}{own}"
    if changed := facts["changed"]:
        named = "、".join(changed[:_NAMED]) + ("…" if len(changed) > _NAMED else "")
        yield (
            f"  Added or removed since the build 词典增删: {len(changed)} ({named}); "
            "'hzsearch build ARCHIVE --rebuild' cuts the articles by the words as they are now."
        )


def _most(counts: dict[str, int]) -> str:
    return "、".join(f"{name} {count}" for name, count in list(counts.items())[:8])
