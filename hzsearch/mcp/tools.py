"""The tools: what each is called, what it does in words for an agent, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mcp_types import CallToolResult, TextContent, ToolAnnotations
from mcp_types import Tool as Described
from pydantic import TypeAdapter

from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.mcp import arguments, hits, text, values
from hzsearch.mcp.answer import Answer

_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


@dataclass(frozen=True)
class Tool:
    """A tool: its arguments, the dataclass of its answers, and the function that answers."""

    name: str
    title: str
    description: str
    asks: type[arguments.Arguments]
    tells: type[Any]
    answer: Callable[[Index, Any], Answer]

    @cached_property
    def described(self) -> Described:
        """The tool as the protocol lists it."""
        return Described(
            name=self.name,
            title=self.title,
            description=self.description,
            input_schema=_short(self.asks.model_json_schema()),
            output_schema=_short(self._told.json_schema(mode="serialization")),
            annotations=_READS,
        )

    @cached_property
    def _told(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.tells)

    def call(self, index: Index, given: Mapping[str, Any]) -> CallToolResult:
        """Return the answer to what is ``given``; raises the errors of ``Index``."""
        answer = self.answer(index, arguments.read(self.asks, given))
        written = TextContent(type="text", text="\n".join(answer.written()))
        facts = self._told.dump_python(answer, mode="json")
        return CallToolResult(content=[written], structured_content=facts)


TOOLS = (
    Tool(
        "search",
        "Search the archive 检索",
        "Search an archive of Chinese newspaper articles. Complete: a quoted string, or any with "
        "exact, is found wherever it stands in an article. total counts all matches, exactly; "
        "next_page has the following hits. Each hit has the id for fetch and similar, and what to "
        "cite: the paper's day and page, the file and its lines.",
        arguments.Search,
        hits.Hits,
        hits.search,
    ),
    Tool(
        "fetch",
        "Read an article 全文",
        "Read one article whole, titles first, exactly as it is printed, with its citation (GB/T "
        "7714). A long one comes in parts that join without gaps: ask on with next_offset.",
        arguments.Fetch,
        text.Text,
        text.fetch,
    ),
    Tool(
        "count",
        "Count articles 计数",
        "Count the articles that match text and filters, those of search; exactly, not by a "
        "sample. by gives the numbers per zone, topic, province, kind, byline, year, month or "
        "day; without text and filters, those of the whole archive.",
        arguments.Count,
        values.Values,
        values.count,
    ),
    Tool(
        "similar",
        "Related articles 相关文章",
        "Find the articles on the same matter as one, the most alike first; as hits of search.",
        arguments.Similar,
        hits.Hits,
        hits.similar,
    ),
    Tool(
        "list_zones",
        "Zones 园区",
        "List the zones (高新区) that articles of this archive are about, the most frequent first.",
        arguments.Listing,
        values.Values,
        values.list_zones,
    ),
    Tool(
        "list_topics",
        "Topics 主题",
        "List the topics of this archive's articles with what they mean, the most frequent first.",
        arguments.Listing,
        values.Values,
        values.list_topics,
    ),
)


def _short(schema: Any) -> Any:
    """Return a schema without the names that only repeat others: all are read by a model."""
    if isinstance(schema, list):
        return [_short(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    # A property may be called "title" too, but that is no text.
    told = {name for name, part in schema.items() if name == "title" and isinstance(part, str)}
    return {name: _short(part) for name, part in schema.items() if name not in told}


_BY_NAME = {tool.name: tool for tool in TOOLS}


def tool(name: str) -> Tool:
    """Return the tool of that name; UsageError where there is none."""
    if name not in _BY_NAME:
        raise UsageError(f"No tool is called “{name[:40]}”; use {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]
