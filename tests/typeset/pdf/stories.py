"""The stories an issue is made of: those of the text pages, and those written for PDF pages.

Stories are pooled by year, because a page's own day tells the year of the days
in it. ``articles/`` here adds fields to the form of ``tests.typeset.stories``:
``rubric`` (栏题, the label of a series above the head), ``group`` (the rubric of a
round-up that the item belongs to), ``signed: text`` (the prose names the author).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from tests.typeset.pdf.copy import Copy, copy_of
from tests.typeset.stories import ARTICLES, Story, read_stories

OWN = Path(__file__).parent / "articles"

#: What is set together: one story, or the items of a round-up under one rubric.
Lot = tuple[Copy, ...]


def pools() -> list[list[Story]]:
    """Return the stories of each year."""
    stories = [*read_stories(ARTICLES), *read_stories(OWN)]
    years = sorted({story.issue.year for story in stories})
    return [[story for story in stories if story.issue.year == year] for year in years]


def draw_stories(rng: Random) -> tuple[date, list[Story]]:
    """Draw a year's stories in random order, and the day of an issue that may hold them."""
    pool = rng.choice([*pools(), pools()[-2]])
    rng.shuffle(pool)
    return max(story.issue for story in pool), pool


def lots(stories: list[Story]) -> list[tuple[str, Lot]]:
    """Return stories as what is set together, each with its rubric ("" for a single one)."""
    groups = list(dict.fromkeys(s.get("group") for s in stories if s.get("group")))
    single = [copy_of(story) for story in stories if not story.get("group")]
    together = [(g, tuple(copy_of(s) for s in stories if s.get("group") == g)) for g in groups]
    return [*together, *(("", (copy,)) for copy in single)]
