"""Help in the language of the person at the terminal: English as it is written, or Chinese."""

from __future__ import annotations

import click

from hzsearch.cli.language import reads_chinese


class HelpContext(click.Context):
    """The context of a command whose help is in the reader's language."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what writes help and usage."""
        if not reads_chinese():
            return super().make_formatter()
        from hzsearch.cli.chinese import ChineseFormatter  # noqa: PLC0415  few ask for help

        return ChineseFormatter(width=self.terminal_width, max_width=self.max_content_width)


class HelpGroup(click.Group):
    """Commands whose help is in the reader's language."""

    context_class = HelpContext

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        command = super().get_command(ctx, cmd_name)
        if command:
            command.context_class = HelpContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        if not reads_chinese():
            super().format_commands(ctx, formatter)
            return
        from hzsearch.cli.chinese import summary  # noqa: PLC0415  as above

        names = self.list_commands(ctx)
        commands = [(name, self.get_command(ctx, name)) for name in names]
        with formatter.section("命令"):
            formatter.write_dl([(name, summary(one)) for name, one in commands if one])
