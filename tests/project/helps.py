"""The texts of all help, each of which the catalogue of help has in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

import click

from hzsearch.cli import main
from hzsearch.cli.examples import EXAMPLES
from hzsearch.cli.formatter import paragraphs


def helps() -> dict[str, list[str]]:
    """Return every text of help, with the commands that print it."""
    found: dict[str, list[str]] = {}
    for name, command in commands(main, "hzsearch"):
        for text in dict.fromkeys(texts(command)):
            found.setdefault(text, []).append(name.replace(" ", "-"))
    for name, examples in EXAMPLES.items():
        for says, _ in examples:
            found.setdefault(says, []).append(f"hzsearch-{name.replace(' ', '-')}")
    return found


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the command with its name, and those below it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            assert below is not None
            yield from commands(below, f"{name} {part}")


def texts(command: click.Command) -> Iterator[str]:
    """Yield what a command's help says: paragraphs, what it does first, and options."""
    yield from (text for text, _ in paragraphs(command.help or ""))
    # A command keeps its option for help as it was first asked for.
    names = main.context_settings["help_option_names"]
    for option in command.get_params(click.Context(command, help_option_names=names)):
        if isinstance(option, click.Option):
            assert option.help, f"{command.name} {option.name} has no help"
            yield option.help
            if isinstance(option.show_default, str):
                yield option.show_default
