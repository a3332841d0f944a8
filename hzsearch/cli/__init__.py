"""The command line: one command is one call, drawn on a terminal or as JSON."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from hzsearch import __version__
from hzsearch.cli.amounts import amounts
from hzsearch.cli.analyze import analyze
from hzsearch.cli.build import build
from hzsearch.cli.convert import convert
from hzsearch.cli.count import count
from hzsearch.cli.demo import demo
from hzsearch.cli.extract import extract
from hzsearch.cli.query import query
from hzsearch.cli.show import show
from hzsearch.cli.similar import similar
from hzsearch.cli.stats import stats
from hzsearch.cli.terms import terms
from hzsearch.errors import HzsearchError

WRONG = 2


class _Group(click.Group):
    """Commands whose errors are one sentence on stderr and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):  # https://no-color.org
            ctx.color = False
        try:
            return super().invoke(ctx)
        except HzsearchError as error:
            click.echo(f"hzsearch: {error}", err=True)
            ctx.exit(WRONG)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hzsearch")
def main() -> None:
    """Search archives of Chinese newspaper pages: complete and faithful.

    高新 search：把报纸版面的文字还原成文章，建立索引，检索。

    \b
      hzsearch build ARCHIVE…     index a folder of raw pages
      hzsearch query 信创          search it
      hzsearch demo               try it on the bundled sample
    """
    # Chinese must come out right also where the locale says ASCII.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


COMMANDS = (
    build,
    query,
    count,
    terms,
    amounts,
    similar,
    show,
    stats,
    convert,
    analyze,
    extract,
    demo,
)
for _command in COMMANDS:
    main.add_command(_command)
