"""Pieces put together: two pieces of a page that a person says are one article.

In: pieces. Out: one piece that holds the rows of both. What heads a second body within
an article is a subhead; a headline without a body is a line of the other's.
"""

from __future__ import annotations

from dataclasses import replace

from hzsearch.layout.assemble import Piece
from hzsearch.layout.bodies import rejoin
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display, Title


def join_pieces(first: Piece, second: Piece) -> Piece:
    """Return ``first`` with ``second`` behind it, under the first one's name."""
    if first.title and second.title and first.story and second.story:
        head = as_subhead(second.title)
        return replace(first, story=join_stories(first.story, second.story, head), doubts=())
    story = first.story or second.story
    if first.story and second.story:
        story = join_stories(first.story, second.story)
    return replace(first, title=join_titles(first.title, second.title), story=story, doubts=())


def as_subhead(title: Title) -> Display:
    """Return a title as a subhead: its texts, in the order of reading, on its rows."""
    texts = (title.kicker, title.headline, title.subheadline, " ".join(title.bylines))
    return Display(tuple(title.rows), " ".join(filter(None, texts)))


def join_stories(first: Story, second: Story, head: Display | None = None) -> Story:
    """Return the second body behind the first, below the subhead ``head``."""
    story = Story([*first.units, second.units[0]], list(first.subheads), rule=first.rule)
    seam = len(first.units)
    story.subheads += [(seam, head)] if head else []
    story.subheads += [(at + seam, display) for at, display in second.subheads if at == 0]
    rejoin(story)
    shift = len(story.units) - 1
    for unit in second.units[1:]:
        story.add(unit)
    story.subheads += [(at + shift, display) for at, display in second.subheads if at > 0]
    story.headed = first.headed
    story.bylines = [*first.bylines, *second.bylines]
    story.endings = [*first.endings, *second.endings]
    return story


def join_titles(first: Title | None, second: Title | None) -> Title | None:
    """Return one title of both, the headline's lines in the order of the page."""
    if first is None or second is None:
        return first or second
    one, other = sorted((first, second), key=lambda title: min(title.rows))
    lines = [line for t in (one, other) for line in zip(t.part_rows, t.parts, strict=True)]
    lines.sort(key=lambda line: min(line[0]))
    return Title(
        sorted({*one.rows, *other.rows}),
        kicker=one.kicker + other.kicker,
        parts=[text for _, text in lines],
        part_rows=[places for places, _ in lines],
        subheadline=one.subheadline + other.subheadline,
        sub_rows=(*one.sub_rows, *other.sub_rows),
        bylines=tuple(dict.fromkeys((*one.bylines, *other.bylines))),
        loose=[*one.loose, *other.loose],
        bold=one.bold or other.bold,
        rules={**one.rules, **other.rules},
    )
