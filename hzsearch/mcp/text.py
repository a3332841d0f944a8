"""``fetch``: one article whole, in parts that join."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.citations import gbt7714
from hzsearch.errors import UsageError
from hzsearch.highlight import reading_text
from hzsearch.index import Index
from hzsearch.mcp.arguments import Fetch
from hzsearch.mcp.bounds import SNIPPET, few, shorten
from hzsearch.mcp.standing import Standing, facts, standing


@dataclass(frozen=True, slots=True)
class Text(Standing):
    """An article's text from the character ``offset`` on, titles first, as the paper has it.

    ``characters`` is how many the whole has; ``next_offset`` is null at its end. ``citation``
    is that of GB/T 7714. ``doubts`` say what the page left open.
    """

    text: str
    offset: int
    characters: int
    next_offset: int | None
    citation: str
    doubts: tuple[str, ...]

    def written(self) -> Iterator[str]:
        """Yield the answer as text."""
        yield f"[{self.id}] {standing(self)}"
        yield f"Citation 引文: {self.citation}"
        yield from (f"Doubt 存疑: {doubt}" for doubt in self.doubts)
        end = self.offset + len(self.text)
        yield f"Characters {self.offset}–{end} of {self.characters}:"
        yield self.text
        if self.next_offset is not None:
            yield f"More: offset={self.next_offset}."


def fetch(index: Index, asked: Fetch) -> Text:
    """Answer ``fetch`` with ``Index.show``; UsageError for an offset beyond the text's end."""
    article = index.show(asked.id)
    whole = reading_text(article)
    if asked.offset > len(whole):
        raise UsageError(
            f"“offset” is {asked.offset}, beyond the end: {asked.id} has {len(whole)} characters."
        )
    end = asked.offset + asked.limit
    return Text(
        **facts(article),
        text=whole[asked.offset : end],
        offset=asked.offset,
        characters=len(whole),
        next_offset=end if end < len(whole) else None,
        citation=shorten(gbt7714.cite(article), SNIPPET),
        doubts=few(article.doubts),
    )
