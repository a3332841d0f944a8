"""The command line's reference, made from the commands' own help.

``python -m tests.docs.reference`` writes docs/cli.md; a test holds the file to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from hzsearch.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"

_HEAD = """# The command line

Made from `hzsearch --help` and `hzsearch COMMAND --help` by
`python -m tests.docs.reference`; do not edit.
"""


def reference() -> str:
    """Return docs/cli.md as it should be."""
    return _HEAD + "".join(_section(name, command) for name, command in _commands())


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "hzsearch", main
    for name in sorted(main.commands):
        yield f"hzsearch {name}", main.commands[name]


def _section(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=90,
        help_option_names=main.context_settings["help_option_names"],
    )
    return f"\n## {name}\n\n```text\n{command.get_help(context).strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
