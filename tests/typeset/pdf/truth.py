"""The truth about an issue in PDF: its articles, its furniture, and every line drawn.

``articles`` have the fields of the text pages' gold, less its line numbers: a
PDF has none before it is read. Instead ``lines`` says of every drawn line its
page, its text without blanks, its box (left, top, right, bottom in points from
the page's top left), its owner (an article's id, null for furniture), its role,
its block and its piece. ``pieces`` are the parts of an article that jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.typeset.pdf.copy import Copy
from tests.typeset.pdf.ink import Ink
from tests.typeset.stories import Story
from tests.typeset.truth import page_truth

Gold = dict[str, Any]
LINE_FIELDS = ("title_lines", "kicker_lines", "headline_lines", "subheadline_lines")
UNKNOWN = (*LINE_FIELDS, "byline_lines", "body_lines")


def issue_truth(
    stories: Sequence[Story],
    sizes: Sequence[tuple[float, float]],
    lines: list[Gold],
    jumped: Sequence[Copy],
    day: date,
) -> Gold:
    """Return the gold of drawn ``lines``; ``jumped`` are the pieces of stories that jump."""
    printed = {line["owner"] for line in lines}
    return {
        "published": day.isoformat(),
        "pages": [list(size) for size in sizes],
        "articles": [_article(story, jumped) for story in stories if story.id in printed],
        "furniture": [line["text"] for line in lines if line["owner"] is None],
        "lines": lines,
    }


def drawn(ink: Ink, page: int) -> Gold:
    """Return the gold of one drawn line."""
    box = ink.box
    return {
        "page": page,
        "text": "".join(ink.text.split()),
        "box": [round(side, 1) for side in (box.left, box.top, box.right, box.bottom)],
        "owner": ink.owner,
        "role": ink.role,
        "block": ink.block,
        "piece": ink.piece,
    }


def _article(story: Story, jumped: Sequence[Copy]) -> Gold:
    whole = page_truth([story], [])["articles"][0]
    article = {name: value for name, value in whole.items() if name not in UNKNOWN}
    article["blocks"] = [{"type": block.type, "text": block.text} for block in story.blocks]
    article["rubric"] = story.get("rubric")
    article["pieces"] = _pieces([copy for copy in jumped if copy.id == story.id], story)
    return article


def _pieces(copies: Sequence[Copy], story: Story) -> list[Gold]:
    return [_piece(copy, copies[n + 1 : n + 2], story) for n, copy in enumerate(copies)]


def _piece(copy: Copy, rest: Sequence[Copy], story: Story) -> Gold:
    """Return what a piece holds when it is taken for an article of its own."""
    blocks = [(block.type, block.text) for block in copy.blocks]
    if rest:
        blocks = blocks[: rest[0].first - copy.first + rest[0].broken]
    if rest and rest[0].broken:
        kind, text = blocks[-1]
        blocks[-1] = (kind, text[: len(text) - len(rest[0].blocks[0].text)].rstrip())
    signs = bool(copy.byline) or (story.get("signed") == "text" and copy.piece == 1)
    return {
        "piece": copy.piece,
        "kicker": copy.kicker,
        "headline": "".join(copy.headline.split()),
        "subheadline": copy.subheadline,
        "byline": list(story.byline) if signs else [],
        "subheads": [text for kind, text in blocks if kind == "subhead"],
        "paragraphs": [text for kind, text in blocks if kind == "paragraph"],
    }
