"""What a seed decides: how a page is dumped and how each story on it is set.

A story's ``set:`` field may wish for something (``place=end print=vertical
widths=15x20,17 lead=▶▶``); wishes are heard for the bundled sample only, where
every defect has to appear, and ignored for random pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.typeset.stories import Story

PLACES = ("before", "before", "before", "top", "after", "later", "end")
PRINTS = ("run", "quotes", "quotes", "chars", "once", "vertical")
LEADS = ("▶▶ ", "▶▶ ", "□ 本报记者 ", "本报记者 ")
Widths = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Setting:
    """How one story is set: columns as (lines, Han), title print and place, byline."""

    widths: Widths
    slack: float
    prints: str
    place: str
    lead: str

    def width(self, line: int) -> float:
        """Return the room of the article's line number ``line``, counted from 0."""
        for lines, han in self.widths:
            if line < lines:
                return han + self.slack
            line -= lines
        return self.widths[-1][1] + self.slack


@dataclass(frozen=True)
class Sheet:
    """How one page is dumped: blank lines, stray spaces, furniture, broken bodies."""

    blanks: str = "alternate"
    misses: float = 0.01
    spaces: float = 0.3
    indent: str = ""
    masthead: str = ""
    split_titles: float = 0.2
    interrupt: bool = False


def choose_sheet(rng: Random) -> Sheet:
    """Draw a page's habits; the real page's (alternate, no indent) are the likeliest."""
    return Sheet(
        blanks=rng.choice(("alternate", "alternate", "alternate", "none", "blocks")),
        misses=rng.choice((0.0, 0.005, 0.02)),
        spaces=rng.choice((0.0, 0.2, 0.4)),
        indent=rng.choice(("", "", "", "", "　　")),
        masthead=rng.choice(("", "", "head", "foot", "both")),
        split_titles=rng.choice((0.0, 0.3)),
        interrupt=rng.random() < 0.15,
    )


def choose_setting(story: Story, rng: Random) -> Setting:
    """Draw how ``story`` is set; features are likelier to name their author first."""
    early = rng.random() < (0.8 if story.texts("subhead") else 0.15)
    return Setting(
        widths=_draw_widths(rng, story.kind == "photo"),
        slack=rng.choice((0.0, 0.5, 0.5)),
        prints=rng.choice(PRINTS),
        place=rng.choice(PLACES),
        lead=rng.choice(LEADS) if early and story.kind == "news" else "",
    )


def _draw_widths(rng: Random, photo: bool) -> Widths:
    first = rng.randint(18, 36) if photo else rng.choice((13, 14, 15, 15, 16, 16, 20, 28, 32))
    widths = [(rng.randint(6, 40), first)]
    while rng.random() < 0.35 and not photo:
        widths.append((rng.randint(3, 30), min(40, max(13, widths[-1][1] + rng.randint(-4, 8)))))
    return tuple(widths)


def heed(setting: Setting, wishes: str) -> Setting:
    """Return ``setting`` with a story's own wishes put in place."""
    wanted = dict(wish.split("=", 1) for wish in wishes.split())
    widths = _read_widths(wanted.pop("widths")) if "widths" in wanted else setting.widths
    return replace(
        setting,
        widths=widths,
        prints=wanted.get("print", setting.prints),
        place=wanted.get("place", setting.place),
        lead=wanted.get("lead", "").replace("_", " "),
    )


def _read_widths(text: str) -> Widths:
    """Read ``15x20,17``: twenty lines of 15 Han, the others of 17."""
    parts = (part.partition("x") for part in text.split(","))
    return tuple((int(lines or 9999), int(han)) for han, _, lines in parts)
