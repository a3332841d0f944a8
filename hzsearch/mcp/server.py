"""The server: the protocol's own, with our tools, on pipes or for whoever carries its messages."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from anyio import to_thread
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
)

from hzsearch import __version__
from hzsearch.errors import HzsearchError
from hzsearch.index import Index
from hzsearch.mcp.bounds import SNIPPET, shorten
from hzsearch.mcp.tools import TOOLS, tool

_INSTRUCTIONS = (
    "An archive of Chinese newspaper articles, searched completely: a literal string that stands "
    'in an article is always found when it is quoted ("…") or exact is set, and totals are '
    "exact. So zero hits for a quoted string means that no article has it. Search first, then "
    "fetch what you rely on; cite an article by its id, the paper's day and page, and the source "
    "with its lines. count by year tells which years the archive has. Read the notes: they say "
    "where a query was taken otherwise than it was written."
)
_FAILED = "This could not be answered; the server's log says why."

_log = logging.getLogger("hzsearch.mcp")


class Run(Protocol):
    """Runs a call that takes time in some thread; raises HzsearchError where it will not."""

    def __call__(self, call: Callable[..., Any], *args: Any) -> Awaitable[Any]:
        """Return what ``call`` returns."""


async def in_thread(call: Callable[..., Any], *args: Any) -> Any:
    """Run ``call`` in some thread, however long it takes."""
    return await to_thread.run_sync(call, *args)


def create_server(index: Index, run: Run = in_thread) -> Server[Any]:
    """Return the server over ``index``, for the protocol's own package to run.

    What it asks of the index runs by ``run``.
    """

    async def listed(
        _: ServerRequestContext[Any], __: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return ListToolsResult(tools=[one.described for one in TOOLS])

    async def called(_: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        try:
            answer: CallToolResult = await run(
                tool(params.name).call, index, params.arguments or {}
            )
        except HzsearchError as error:
            return _refused(str(error))
        except Exception:
            _log.exception("%r could not be answered", params.name)
            return _refused(_FAILED)
        return answer

    return Server(
        "hzsearch",
        version=__version__,
        title="hzsearch 高新 search",
        instructions=_INSTRUCTIONS,
        on_list_tools=listed,
        on_call_tool=called,
    )


async def serve(index: Index, run: Run = in_thread) -> None:
    """Answer on standard input and output until the input ends.

    Whatever else is printed meanwhile goes to standard error.
    """
    server = create_server(index, run)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def _refused(says: str) -> CallToolResult:
    says = shorten(says, SNIPPET)
    return CallToolResult(content=[TextContent(type="text", text=says)], is_error=True)
