"""The clean articles a person writes, and the marked-up text they are written in.

A file ``articles/YYYY-MM-DD.txt`` holds the stories of one issue::

    @ chengdu-model
    page: 01
    kind: news
    zone: 成都高新区
    kicker: 成都高新区：
    headline: 大模型走进 百家工厂
    byline: 林知远 许若溪
    date: 2024-03-14
    topics: ai_digital, enterprise

    One paragraph a line.
    ## A subhead
    Another paragraph.

A space in the headline says where the paper broke it. ``set:`` holds layout
wishes for the bundled sample (see ``settings``). Stories of one issue share
its year, so pages are never mixed from several issues.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
SUBHEAD = "## "


@dataclass(frozen=True)
class Block:
    """A paragraph or a subhead of a body, in reading order."""

    type: str
    text: str


@dataclass(frozen=True)
class Story:
    """One article as its author meant it, before any typesetting."""

    id: str
    issue: date
    fields: dict[str, str]
    blocks: tuple[Block, ...]

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def byline(self) -> tuple[str, ...]:
        return tuple(self.get("byline").split())

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(t.strip() for t in self.get("topics").split(",") if t.strip())

    @property
    def kind(self) -> str:
        return self.get("kind") or "news"

    def texts(self, kind: str) -> tuple[str, ...]:
        """Return the texts of the blocks of one type."""
        return tuple(block.text for block in self.blocks if block.type == kind)


def read_stories(folder: Path = ARTICLES) -> list[Story]:
    """Read every story below ``folder``, issue by issue."""
    return [story for path in sorted(folder.glob("*.txt")) for story in read_issue(path)]


def read_issue(path: Path) -> list[Story]:
    """Read the stories of one issue; its date is the file's name."""
    issue = date.fromisoformat(path.stem)
    return [_story(chunk, issue) for chunk in _chunks(path.read_text(encoding="utf-8"))]


def _chunks(text: str) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in text.splitlines():
        if line.startswith("@ ") and chunk:
            yield chunk
            chunk = []
        if line.startswith("@ ") or chunk:
            chunk.append(line.strip())
    if chunk:
        yield chunk


def _story(chunk: list[str], issue: date) -> Story:
    head = chunk.index("")
    fields = dict(line.split(": ", 1) for line in chunk[1:head])
    blocks = tuple(_block(line) for line in chunk[head:] if line)
    return Story(chunk[0][2:], issue, fields, blocks)


def _block(line: str) -> Block:
    if line.startswith(SUBHEAD):
        return Block("subhead", line[len(SUBHEAD) :])
    return Block("paragraph", line)
