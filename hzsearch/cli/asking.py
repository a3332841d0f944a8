"""The text and the filters that every command takes that asks the index something."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hzsearch.cli.help import HelpCommand
from hzsearch.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])

# What begins with one hyphen and is none of our short options.
_EXCLUSION = re.compile(r"-(?!-|$|h$|n=?\d*$).+", re.DOTALL)
_NUMBER = re.compile(r"^-n=(?=\d+$)")
_GUARD = "\x00"


class AskingCommand(HelpCommand):
    """Takes ``-word`` for a part of the text, an exclusion, and not for an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with exclusions guarded from click, but not what an option takes."""
        taking = {name for one in self.params for name in one.opts if _takes_value(one)}
        before = ["", *args]
        guarded = [
            arg if {arg, last} & taking else _guarded(arg, taking)
            for last, arg in zip(before, args, strict=False)
        ]
        rest = super().parse_args(ctx, guarded)
        ctx.params = {name: _unguarded(value) for name, value in ctx.params.items()}
        return rest


def _guarded(arg: str, taking: set[str]) -> str:
    if arg.startswith("-o") and "-o" in taking:
        _check_no_file(arg.removeprefix("-o").removeprefix("="))
    return _GUARD + arg if _EXCLUSION.fullmatch(arg) else _NUMBER.sub("-n", arg)


def _unguarded(value: Any) -> Any:
    """Return the value of a parameter as it was typed."""
    return value.removeprefix(_GUARD) if isinstance(value, str) else value


def _check_no_file(name: str) -> None:
    from hzsearch.exports import FORMATS  # noqa: PLC0415  no query writes files

    if Path(name).suffix.removeprefix(".").casefold() in FORMATS:
        raise UsageError(f"To write the file {name}, write -o {name}, with a blank between.")


def _takes_value(parameter: click.Parameter) -> bool:
    """Say whether what follows an option is its value; of one that may go without, it is not."""
    may_go_without = getattr(parameter, "_flag_needs_value", False)
    return isinstance(parameter, click.Option) and not parameter.is_flag and not may_go_without


def _text(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    return " ".join(word.removeprefix(_GUARD) for word in words)


def offer(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what a shell asks for values of an option: the function ``what`` of completion."""

    def offered(ctx: click.Context, one: click.Parameter, typed: str) -> list[CompletionItem]:
        from hzsearch.cli import completion  # noqa: PLC0415  a query completes nothing

        found: list[CompletionItem] = getattr(completion, what)(ctx, one, typed)
        return found

    return offered


text_argument = click.argument("text", metavar="[TEXT]…", nargs=-1, callback=_text)
exact_option = click.option(
    "--exact", is_flag=True, help="Take every word literally 逐字, as if it were quoted."
)


def _named(option: str, offered: str, says: str) -> Callable[[F], F]:
    """Return an option for names, of which there may be several, completed from the archive."""
    add = offer(offered)
    return click.option(option, metavar="NAME", multiple=True, shell_complete=add, help=says)


_PARAMETERS = (
    text_argument,
    _named("--zone", "zones", "Only this zone (园区); may be repeated."),
    _named("--topic", "topics", "Only this topic (主题); may be repeated."),
    _named(
        "--kind", "kinds", "Only news, photo or notice (体裁: 新闻, 图片, 公告); may be repeated."
    ),
    _named(
        "--province",
        "provinces",
        "Only what is mainly on a zone in this province (省份); may be repeated.",
    ),
    click.option(
        "--since", metavar="DAY", help="Dated this day or later: 2024-03-28, 2024-03 or 2024."
    ),
    click.option(
        "--until", metavar="DAY", help="Dated this day or earlier; written like that of --since."
    ),
    click.option(
        "--amount",
        metavar="RANGE",
        help="With an amount (金额) in this range, in quotes: '>10亿', '5亿..8亿', '>1亿美元'.",
    ),
    exact_option,
)
_NAMES = ("text", "zone", "topic", "kind", "province", "since", "until", "amount", "exact")


def asking(command: F) -> F:
    """Add TEXT and the filters to a command, which gets them in ``asked``.

    ``asked`` is a dictionary that the methods of an Index which ask take as keywords.
    """

    @wraps(command)
    def asks(**options: Any) -> Any:
        return command(asked={name: options.pop(name) for name in _NAMES}, **options)

    return reduce(lambda made, add: add(made), reversed(_PARAMETERS), asks)  # type: ignore[return-value]
