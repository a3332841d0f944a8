"""``hzsearch mcp``."""

from __future__ import annotations

from contextlib import suppress

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.options import index_option
from hzsearch.engines.location import Location
from hzsearch.errors import UsageError


@click.command(cls=HelpCommand)
@index_option
def mcp(folder: Location | None) -> None:
    """Answer an agent over MCP, on standard input and output. 智能体检索。

    An agent's program starts it; tools search, fetch, count, similar, list_zones and
    list_topics, which only read. See docs/agents.md.

    Exit code: 0, or 2 where something is wrong.
    """
    _check_extra()
    index = hzsearch.open(folder)
    # What is wrong with the index is told now, where the program shows it.
    index.count()
    with suppress(KeyboardInterrupt):
        _serve(index)


def _check_extra() -> None:
    try:
        import hzsearch.mcp  # noqa: F401, PLC0415  an extra
    except ImportError:
        # Also where its package is of version 1.
        raise UsageError("Agents need the extra “mcp”: pip install -U 'hzsearch[mcp]'.") from None


def _serve(index: hzsearch.Index) -> None:
    import anyio  # noqa: PLC0415  an extra

    from hzsearch.mcp import serve  # noqa: PLC0415
    from hzsearch.web.agents import patient  # noqa: PLC0415
    from hzsearch.web.running import Pool  # noqa: PLC0415

    pool = Pool()
    anyio.run(serve, index, patient(lambda: pool))
    pool.shutdown()
