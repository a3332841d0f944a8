"""What is to be set of a story: all of it, or one piece of a story that jumps to another page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.typeset.stories import Block, Story

NOTE = "编者按"


@dataclass(frozen=True)
class Copy:
    """The texts of one piece of a story, ready to be set.

    ``turn`` is the note at the end of a piece that goes on elsewhere (下转),
    ``turned`` the one at the head of a piece that comes from elsewhere (上接).
    ``blocks`` are numbered as in the story, from ``first`` on.
    """

    id: str
    kind: str
    headline: str
    kicker: str = ""
    subheadline: str = ""
    rubric: str = ""
    byline: tuple[str, ...] = ()
    credit: str = ""
    blocks: tuple[Block, ...] = ()
    first: int = 0
    piece: int = 1
    turn: str = ""
    turned: str = ""
    broken: bool = False

    def length(self) -> int:
        """Return how many characters the body has."""
        return sum(len(block.text) for block in self.blocks)


def copy_of(story: Story) -> Copy:
    """Return the whole story; a byline that its prose names is not set again."""
    return Copy(
        id=story.id,
        kind=story.kind,
        headline=story.get("headline"),
        kicker=story.get("kicker"),
        subheadline=story.get("subheadline"),
        rubric=story.get("rubric"),
        byline=() if story.get("signed") == "text" else story.byline,
        credit=story.get("credit"),
        blocks=story.blocks,
    )


def rest_of(copy: Copy, printed: list[tuple[int, str]], page: int, headline: str) -> Copy:
    """Return what is left of ``copy`` after the ``printed`` lines (block, text)."""
    last = printed[-1][0]
    done = sum(len("".join(text.split())) for block, text in printed if block == last)
    block = copy.blocks[last - copy.first]
    left = after(block.text, done)
    blocks = copy.blocks[last - copy.first + 1 :]
    first = last + 1
    if left:
        blocks, first = (replace(block, text=left), *blocks), last
    return replace(
        copy,
        headline=headline,
        kicker="",
        subheadline="",
        rubric="",
        blocks=blocks,
        first=first,
        piece=copy.piece + 1,
        turned=f"（上接第{page}版）",
        broken=bool(left),
    )


def after(text: str, count: int) -> str:
    """Return ``text`` behind its first ``count`` characters that are not blank."""
    for place, char in enumerate(text):
        if count == 0:
            return text[place:].lstrip()
        count -= not char.isspace()
    return ""
