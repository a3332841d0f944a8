"""The official client, on pipes to a process of ours and over HTTP to the application."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult
from starlette.applications import Starlette

import hzsearch
from hzsearch.web import create_app

ROOT = Path(hzsearch.__file__).parents[1]


class Agent:
    """A client that waits for its answers; ``unasked`` is what else it read, also what is none."""

    def __init__(
        self, portal: BlockingPortal, client: Client, unasked: Sequence[object] = ()
    ) -> None:
        self._portal, self.client, self.unasked = portal, client, unasked

    def call(self, name: str, **arguments: Any) -> CallToolResult:
        """Return the answer of the tool, whatever it is."""
        answer: CallToolResult = self._portal.call(self.client.call_tool, name, arguments)
        return answer

    def ask(self, name: str, **arguments: Any) -> dict[str, Any]:
        """Return the structured content of an answer that is no error."""
        answer = self.call(name, **arguments)
        assert not answer.is_error, said(answer)
        assert answer.structured_content is not None
        facts: dict[str, Any] = answer.structured_content
        return facts

    def tools(self) -> list[dict[str, Any]]:
        """Return the tools as the protocol lists them."""
        listed = self._portal.call(self.client.list_tools)
        return [tool.model_dump(mode="json", by_alias=True) for tool in listed.tools]


def said(answer: CallToolResult) -> str:
    """Return an answer's text."""
    [content] = answer.content
    assert content.type == "text"
    return content.text


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """A thread with an event loop."""
    with start_blocking_portal() as one:
        yield one


@pytest.fixture(scope="session")
def piped(portal: BlockingPortal, sample_folder: Path) -> Iterator[Agent]:
    """An agent whose program started ``hzsearch mcp``."""
    command = ["-m", "hzsearch", "mcp", "--index", str(sample_folder)]
    process = StdioServerParameters(
        command=sys.executable, args=command, env={"PYTHONPATH": str(ROOT)}
    )
    unasked: list[object] = []

    async def keep(message: object) -> None:
        unasked.append(message)

    with portal.wrap_async_context_manager(Client(process, message_handler=keep)) as client:
        yield Agent(portal, client, unasked)


@asynccontextmanager
async def connected(app: Starlette, mode: str = "auto", **headers: str) -> AsyncIterator[Client]:
    """A client of ``app`` at its /mcp, which runs meanwhile."""
    carried = httpx2.AsyncClient(transport=httpx2.ASGITransport(app), headers=headers)
    url = "http://localhost/mcp"
    async with app.router.lifespan_context(app), carried:
        stream = streamable_http_client(url, http_client=carried)
        async with Client(stream, mode=mode) as client:
            yield client


@pytest.fixture(scope="session")
def served(portal: BlockingPortal, sample_folder: Path) -> Iterator[Agent]:
    """An agent that asks the application over HTTP."""
    app = create_app(hzsearch.open(sample_folder))
    with portal.wrap_async_context_manager(connected(app)) as client:
        yield Agent(portal, client)
