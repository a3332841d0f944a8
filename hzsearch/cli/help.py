"""Help in the language of the person at the terminal: English as it is written, or Chinese.

So are the words that a shell shows beside what it offers, and what is wrong with a command.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import gettext
from typing import TYPE_CHECKING, Any

import click

from hzsearch.cli.language import reads_chinese
from hzsearch.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Whose full stop click writes itself, and a second sentence behind it.
_TO_MEND = (click.MissingParameter, click.NoSuchOption)

# What Python makes of bytes that are no UTF-8; paths may have them.
_NO_TEXT = re.compile("[\ud800-\udfff]")

# What other programs call a command of ours.
_MEANT = {"search": "query", "find": "query", "index": "build", "delete": "remove"}


class HelpContext(click.Context):
    """The context of a command whose help is in the reader's language."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what writes help and usage."""
        from hzsearch.cli.formatter import Formatter  # noqa: PLC0415  few ask for help

        if reads_chinese():
            from hzsearch.cli.chinese import ChineseFormatter as Formatter  # noqa: PLC0415

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class HelpCommand(click.Command):
    """A command that is explained in the reader's language."""

    context_class = HelpContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what stands behind the command."""
        try:
            rest = super().parse_args(ctx, args)
        except _TO_MEND as error:
            if not reads_chinese():
                raise
            from hzsearch.cli.chinese import sentence  # noqa: PLC0415  most commands are right

            raise click.UsageError(sentence(error.format_message()), error.ctx or ctx) from None
        _check(ctx.params)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what a shell may offer for ``incomplete``, with what each does."""
        found = super().shell_complete(ctx, incomplete)
        if reads_chinese():
            from hzsearch.cli.chinese import said  # noqa: PLC0415  few commands are to complete

            for item in found:
                item.help = said(item.help or "")
        return found


class HelpGroup(HelpCommand, click.Group):
    """Commands that are explained in the reader's language."""

    command_class = HelpCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named first; UsageError, with the nearest, if there is none.

        Click knows only the commands that are loaded, and before 8.4 names none that is near.
        """
        name = args[0]
        is_wrong = self.get_command(ctx, name) is None and not name.startswith("-")
        if is_wrong and not ctx.resilient_parsing:
            raise UsageError(_no_such(name, self.list_commands(ctx), ctx))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what a shell may offer for ``incomplete``, with what each does."""
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            if command := self.get_command(ctx, item.value):
                item.help = summary(command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, whole."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, summary(one)) for name, one in commands if one])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return how the command is called, with our own sign for “and so on”."""
        return [piece.replace("...", "…") for piece in super().collect_usage_pieces(ctx)]


def _check(given: Mapping[str, Any]) -> None:
    """Raise UsageError for text that is none, or for both forms of JSON."""
    for value in given.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and _NO_TEXT.search(one):
                raise UsageError(f"“{_NO_TEXT.sub('?', one)}” is not UTF-8; type it in UTF-8.")
    if given.get("as_json") and given.get("as_lines"):
        raise UsageError("--json is one document and --jsonl a line for each; leave out one.")


def summary(command: click.Command) -> str:
    """Return what a command does, in a line of a list of commands: its first sentence."""
    from hzsearch.cli.formatter import paragraphs  # noqa: PLC0415  as above

    text, _ = next(paragraphs(command.help or ""))
    if reads_chinese():
        from hzsearch.cli.chinese import said  # noqa: PLC0415  as above

        return said(text).removesuffix("。")
    return text.partition(". ")[0].removesuffix(".")


def _no_such(name: str, commands: list[str], ctx: click.Context) -> str:
    """Return the sentence on a command that there is not."""
    from difflib import get_close_matches  # noqa: PLC0415  most commands are right

    path, asked = ctx.command_path, name.casefold()
    near = [_MEANT[asked]] if asked in _MEANT else get_close_matches(asked, commands, n=1)
    if near and near[0] in commands:
        return f"No command is called “{name}”; did you mean '{path} {near[0]}'?"
    if ctx.parent is None and not name.isascii():
        return f"No command is called “{name}”; to search for it, write 'hzsearch query {name}'."
    return f"No command is called “{name}”; '{path} --help' lists those there are."
