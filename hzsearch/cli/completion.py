"""``hzsearch completion``, and what a shell then offers where the value of a filter is to come.

That is those of the index, most articles first; where there is no index, all that are known.
"""

from __future__ import annotations

from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem, get_completion_class

from hzsearch.cli.help import HelpCommand
from hzsearch.cli.language import reads_chinese
from hzsearch.errors import HzsearchError


def zones(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the zones that begin with ``typed``, or have it in them."""
    return _offered(_counted(ctx, "zone") or _known_zones(), typed)


def topics(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the topics that begin with ``typed``, or have it in them."""
    return _offered(_counted(ctx, "topic") or _known_topics(), typed)


def kinds(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the kinds of articles, in Chinese where ``typed`` is; in any case."""
    from hzsearch.index.fields import KINDS  # noqa: PLC0415  as below

    return _offered([name for name in KINDS if typed or name.isascii()], typed)


def values(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return what articles may be counted or grouped by, with what each is."""
    from hzsearch.plots.chart import NAMES  # noqa: PLC0415  as below

    found = _offered(list(NAMES), typed)
    for item in found:
        item.help = NAMES[item.value][reads_chinese()]
    return found


def provinces(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the provinces that begin with ``typed``, or have it in them."""
    return _offered(_counted(ctx, "province") or _known_provinces(), typed)


def _offered(names: Sequence[str], typed: str) -> list[CompletionItem]:
    asked = typed.casefold()
    begin = [name for name in names if name.casefold().startswith(asked)]
    inside = [name for name in names if asked in name.casefold()[1:]] if not begin else []
    return [CompletionItem(name) for name in begin or inside]


def _counted(ctx: click.Context, by: str) -> Sequence[str]:
    import hzsearch  # noqa: PLC0415  a command has no need of it

    try:
        return list(hzsearch.open(ctx.params.get("folder")).count(by=by))
    except HzsearchError:
        return ()


def _known_zones() -> Sequence[str]:
    from hzsearch.gazetteer.table import read_zones  # noqa: PLC0415  as above

    return sorted(zone.short_name for zone in read_zones())


def _known_provinces() -> Sequence[str]:
    from hzsearch.gazetteer.table import read_zones  # noqa: PLC0415  as above

    return sorted({zone.province for zone in read_zones()})


def _known_topics() -> Sequence[str]:
    from hzsearch.taxonomy import load_taxonomy  # noqa: PLC0415  as above

    return [topic.name for topic in load_taxonomy().topics]


@click.command(cls=HelpCommand)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options and what filters take. 补全。

    \b
    In ~/.bashrc:  eval "$(hzsearch completion bash)"
    In ~/.zshrc:   eval "$(hzsearch completion zsh)"
    For fish:
      hzsearch completion fish > ~/.config/fish/completions/hzsearch.fish

    Exit code: 0, or 2 where something is wrong.
    """
    from hzsearch.cli import main  # noqa: PLC0415  it imports this module

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(main, {}, "hzsearch", "_HZSEARCH_COMPLETE").source())
