"""The typesetter itself: stories and a seed in, a page's text and its truth out."""

from __future__ import annotations

from random import Random

from tests.typeset.furniture import furniture
from tests.typeset.settings import Setting, Sheet, choose_setting, choose_sheet, heed
from tests.typeset.sheet import arrange, close_up, draw, number
from tests.typeset.stories import Story, read_stories
from tests.typeset.truth import Gold, page_truth


def typeset(
    articles: list[Story], seed: int, *, sheet: Sheet | None = None, wishes: bool = False
) -> tuple[str, Gold]:
    """Lay ``articles`` out as one raw page; return its text and its truth.

    The seed decides everything ``sheet`` and (with ``wishes``) the stories' own
    ``set:`` fields leave open. Same stories and seed, same page.
    """
    rng = Random(seed)
    drawn = choose_sheet(rng)
    sheet = sheet or drawn
    settings = [_setting(story, rng, wishes) for story in articles]
    rows = close_up(arrange(articles, settings, sheet, rng), rng)
    above, below = furniture(sheet.masthead, articles[0].issue, rng.randint(1, 8), rng)
    printed = number([*above, *rows, *below], sheet, rng)
    return draw(printed), page_truth(articles, printed)


def _setting(story: Story, rng: Random, wishes: bool) -> Setting:
    setting = choose_setting(story, rng)
    return heed(setting, story.get("set")) if wishes else setting


def random_page(seed: int) -> tuple[str, Gold]:
    """Draw 3 to 9 stories of one issue and typeset them."""
    rng = Random(seed)
    stories = read_stories()
    issue = rng.choice(sorted({story.issue for story in stories}))
    pool = [story for story in stories if story.issue == issue]
    return typeset(rng.sample(pool, min(len(pool), rng.randint(3, 9))), seed)
