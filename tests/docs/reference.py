"""The command line's reference, made from the commands' own help; the table of rules.

``python -m tests.docs.reference`` writes docs/cli.md and the table in
docs/extraction.md; tests hold the files to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from hzsearch.cli import main
from hzsearch.layout import ROLES, RULES

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
RULES_PAGE = PAGE.with_name("extraction.md")
_TABLE = re.compile("(?<=<!-- rules -->\n).*(?=<!-- /rules -->)", re.DOTALL)

_HEAD = """# The command line

Made from `hzsearch --help` and `hzsearch COMMAND --help` by
`python -m tests.docs.reference`; do not edit.
"""


def reference() -> str:
    """Return docs/cli.md as it should be."""
    return _HEAD + "".join(_section(name, command) for name, command in _commands())


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "hzsearch", main
    context = click.Context(main)
    for name in sorted(main.list_commands(context)):
        command = main.get_command(context, name)
        assert command is not None
        yield f"hzsearch {name}", command
        if isinstance(command, click.Group):
            for part in sorted(command.commands):
                yield f"hzsearch {name} {part}", command.commands[part]


def _section(name: str, command: click.Command) -> str:
    context = command.context_class(
        command,
        info_name=name,
        terminal_width=90,
        help_option_names=main.context_settings["help_option_names"],
    )
    return f"\n## {name}\n\n```text\n{command.get_help(context).strip()}\n```\n"


def with_rules(page: str) -> str:
    """Return docs/extraction.md with the table of rules as it should be."""
    return _TABLE.sub("\n" + "".join(_rule_rows()) + "\n", page)


def _rule_rows() -> Iterator[str]:
    yield "| rule | role | says | 说明 |\n|---|---|---|---|\n"
    for name, rule in RULES.items():
        role = " ".join(reversed(ROLES[rule.role])) if rule.role else ""
        yield f"| `{name}` | {role} | {rule.english} | {rule.chinese} |\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
    RULES_PAGE.write_text(with_rules(RULES_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
