"""The command line: one command is one call, drawn on a terminal or as JSON."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from hzsearch import __version__
from hzsearch.cli.examples import help_of
from hzsearch.cli.help import HelpGroup
from hzsearch.cli.language import localized, translate_click
from hzsearch.cli.screen import Screen, shown
from hzsearch.errors import HzsearchError

WRONG = 2
#: What a shell says of a program that SIGPIPE and SIGINT end (POSIX: 128 and the signal's number).
ENOUGH, ABORTED = 141, 130


#: The commands, in the order of their use; each is in the module of its name.
COMMANDS = (
    "build",
    "watch",
    "query",
    "count",
    "terms",
    "amounts",
    "similar",
    "show",
    "issues",
    "saved",
    "stats",
    "serve",
    "mcp",
    "convert",
    "export",
    "digest",
    "import",
    "analyze",
    "extract",
    "demo",
    "completion",
)


class _Group(HelpGroup):
    """Commands whose errors are one sentence on stderr and exit code 2, never a traceback.

    Only the command that is asked for is imported: a query starts in a tenth of a second.
    """

    def main(self, *args: Any, **given: Any) -> Any:
        """Run the command that the arguments name."""
        _open_streams()
        translate_click()
        try:
            return super().main(*args, **given)
        except OSError as error:
            _give_up(error)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            # A module can not be called "import".
            name = "import_" if cmd_name == "import" else cmd_name
            command: click.Command = getattr(import_module(f"hzsearch.cli.{name}"), name)
            command.epilog = help_of(cmd_name)
            self.add_command(command, cmd_name)
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        is_dumb = os.environ.get("TERM") == "dumb" and ctx.color is None
        if is_dumb or os.environ.get("NO_COLOR"):  # https://no-color.org
            ctx.color = False
        try:
            return super().invoke(ctx)
        except HzsearchError as error:
            _tell(str(error))
            ctx.exit(WRONG)
        except BrokenPipeError:
            # Whoever read has seen enough. Click would say 1, which is “nothing found”.
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115  it stays open to the end
            ctx.exit(ENOUGH)
        except KeyboardInterrupt:
            click.echo("Aborted 已中止", err=True)
            ctx.exit(ABORTED)


def _open_streams() -> None:
    """Have streams where they were closed, as under a daemon: what is written there is lost."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115  as above
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


def _tell(error: str) -> None:
    click.echo(f"hzsearch: {shown(localized(error))}", err=True)


def _refused(error: OSError) -> str:
    if error.filename:
        return f"{error.filename} can not be used ({error.strerror})."
    return f"The output can not be written ({error.strerror})."


def _give_up(error: OSError) -> NoReturn:
    """End with one sentence for what the system refuses, as a full disk; pipes are click's."""
    _tell(_refused(error))
    # What is left in the buffer would be tried, and told, once more.
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115  it stays open to the end
    sys.exit(WRONG)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hzsearch")
def main() -> None:
    """Search archives of Chinese newspaper pages: complete and faithful.

    高新 search：把报纸版面的文字还原成文章，建立索引，检索。

    \b
      hzsearch build ARCHIVE…     index a folder of raw pages
      hzsearch query 信创         search it
      hzsearch demo               try it on the bundled sample

    'hzsearch COMMAND --help' tells all of a command, with examples.

    Exit code: 0 all went well, 1 nothing was found or not all went well, 2 something is wrong.
    """
    # Chinese must come out right also where the locale says ASCII.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.stdout and sys.stdout.isatty():
        sys.stdout = Screen(sys.stdout)
