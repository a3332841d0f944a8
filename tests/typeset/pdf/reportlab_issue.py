"""An issue by its seed: one to four pages with their masthead and folio, and its truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hzsearch.model import Box
from tests.typeset.furniture import EDITORS, PAPERS, SECTIONS, day_line
from tests.typeset.pdf.breaking import width
from tests.typeset.pdf.copy import Copy
from tests.typeset.pdf.ink import Ink, Setting, Shape, Type, merged
from tests.typeset.pdf.reportlab_page import Makeup
from tests.typeset.pdf.reportlab_paint import paint
from tests.typeset.pdf.reportlab_story import rest_copy, set_jump, set_story
from tests.typeset.pdf.reportlab_style import Style, choose_manner, choose_style
from tests.typeset.pdf.stories import draw_stories, lots
from tests.typeset.pdf.truth import Gold, drawn, issue_truth

#: A story that jumps has at least so many characters.
LONG = 330


#: What some fonts lack, and what stands for it.
PLAIN = str.maketrans("﹃﹄﹁﹂·", "“”‘’-")


def reportlab_issue(seed: int, plain: bool = False) -> tuple[bytes, Gold]:
    """Return the PDF that ``seed`` makes, and the truth about it.

    ``plain`` does without the characters that some fonts lack.
    """
    rng = Random(seed)
    style = choose_style(rng)
    day, stories = draw_stories(rng)
    pages, copies = _pages(style, day, lots(stories), rng)
    if plain:
        pages = [_plain(page) for page in pages]
    lines = [drawn(ink, n) for n, page in enumerate(pages, 1) for ink in page.inks]
    sizes = [(page.width, page.height) for page in pages]
    gold = issue_truth(stories, sizes, lines, copies, day)
    return paint(pages, style.order, rng), {"producer": "reportlab", "seed": seed, **gold}


def _plain(page: Setting) -> Setting:
    inks = (replace(ink, text=ink.text.translate(PLAIN)) for ink in page.inks)
    return replace(page, inks=tuple(inks))


def _pages(
    style: Style, day: date, waiting: list[tuple[str, tuple[Copy, ...]]], rng: Random
) -> tuple[list[Setting], list[Copy]]:
    count = min(rng.choice((1, 1, 1, 2, 3, 4)), _enough(style, waiting))
    numbers = range(1, count + 1) if count > 1 else [rng.randint(1, 8)]
    rng.shuffle(waiting)
    firsts, copies = _jump(style, waiting, count, rng) if count > 1 else ({}, [])
    paper = Paper(rng.choice(PAPERS), day, style)
    makeup = Makeup(style, rng, waiting)
    return [paper.page(makeup, n, firsts.get(n), rng) for n in numbers], copies


def _enough(style: Style, waiting: list[tuple[str, tuple[Copy, ...]]]) -> int:
    """Return how many pages the stories fill; at least one."""
    text = sum(copy.length() + 60 for _, lot in waiting for copy in lot)
    page = style.page[0] * style.page[1] * 0.62 / (style.body.size * style.leading)
    return max(1, int(text / page))


def _jump(
    style: Style, waiting: list[tuple[str, tuple[Copy, ...]]], count: int, rng: Random
) -> tuple[dict[int, Setting], list[Copy]]:
    """Take a long story, set its first part for page 1 and the rest for a later one."""
    long = [
        place
        for place, (title, lot) in enumerate(waiting)
        if not title and lot[0].kind == "news" and lot[0].length() > LONG
    ]
    copy = waiting.pop(rng.choice(long))[1][0]
    page = rng.randint(2, count)
    span = rng.randint(1, style.columns - 1)
    manner = choose_manner(style, span, rng)
    copy = replace(copy, turn=f"（下转第{page}版）")
    first, printed = set_jump(copy, span, style, manner, rng.uniform(0.45, 0.75))
    rest = rest_copy(copy, printed, 1, rng)
    if manner.byline.startswith("top"):
        rest = replace(rest, byline=())
    later = replace(manner, head="across", box="", merge=False)
    return {1: first, page: set_story(rest, rng.randint(1, 2), style, later)}, [copy, rest]


class Paper:
    """The paper's name, day and folio, set around each page's stories."""

    def __init__(self, name: str, day: date, style: Style) -> None:
        self.name = name
        self.day = day
        self.style = style

    def page(self, makeup: Makeup, number: int, first: Setting | None, rng: Random) -> Setting:
        """Return page ``number``, filled, at the size of the sheet."""
        wide, high = self.style.page
        margin = self.style.margin
        head = self._masthead(rng) if number == 1 else self._running_head(number, rng)
        foot = self._foot(number, rng)
        height = high - 2 * margin - head.height - foot.height
        columns = self.style.columns
        inner = makeup.beside(columns, height, first) if first else makeup.fill(columns, height)
        parts = [
            head.shifted(margin, margin),
            inner.shifted(margin, margin + head.height),
            foot.shifted(margin, margin + head.height + height),
        ]
        return merged(wide, high, parts)

    def _masthead(self, rng: Random) -> Setting:
        size = self.style.body.size * 4.6
        room = self.style.inner
        number = f"总第{rng.randint(800, 2400)}期　今日{rng.choice('四八')}版"
        spaced = 0.3 * size
        name = _ink(self.name, 0.0, 0.0, size, "xbs", spaced)
        if self.style.masthead != "corner":
            name = replace(name, x=(room - name.width) / 2)
        return self._below_name(name, number, size, room)

    def _below_name(self, name: Ink, number: str, size: float, room: float) -> Setting:
        small = self.style.body.size
        y = size * 1.25
        if self.style.masthead == "corner":
            x = min(name.width + 30.0, room - width(day_line(self.day, "　"), small))
            lines = [
                _ink(day_line(self.day, "　"), x, 0.25 * size, small),
                _ink(number, x, 0.25 * size + 1.6 * small, small),
            ]
        else:
            lines = [_ink(day_line(self.day, "　"), 0.0, y, small)]
            lines.append(_right(number, room, y, small))
            y += 1.5 * small
        rule = Shape("rule", Box(0.0, y, room, y))
        return Setting(room, y + 1.2 * small, (name, *lines), (rule,))

    def _running_head(self, number: int, rng: Random) -> Setting:
        small, room = self.style.body.size, self.style.inner
        section = rng.choice(SECTIONS)
        shapes = (
            (f"第{number}版　{section}", self.name),
            (f"{number:02d}", f"{section}　{self.name}"),
            (self.name, f"{section}　第{number:02d}版"),
        )
        left, right = rng.choice(shapes)
        middle = day_line(self.day)
        inks = (
            _ink(left, 0.0, 0.0, 1.5 * small, "hei"),
            _ink(middle, (room - width(middle, small)) / 2, 0.4 * small, small),
            _right(right, room, 0.0, 1.3 * small),
        )
        rule = Shape("rule", Box(0.0, 2.0 * small, room, 2.0 * small))
        return Setting(room, 3.4 * small, inks, (rule,))

    def _foot(self, number: int, rng: Random) -> Setting:
        if self.style.foot == "none":
            return Setting(self.style.inner, 0.0)
        small, room = 0.9 * self.style.body.size, self.style.inner
        first, second = rng.sample(EDITORS, 2)
        left, right = rng.choice(
            (
                (f"责任编辑：{first}", f"版式设计：{second}"),
                (f"本版责编　{first}　　美编　{second}", f"· {number} ·"),
                ("电子信箱：yuanqu@example.com", f"责任编辑：{first}　电话：010-00000000"),
            )
        )
        inks = (_ink(left, 0.0, 1.2 * small, small), _right(right, room, 1.2 * small, small))
        return Setting(room, 2.2 * small, inks)


def _ink(text: str, x: float, y: float, size: float, face: str = "song", gap: float = 0.0) -> Ink:
    return Ink(text, x, y, Type(size, face), width(text, size, gap), "furniture", None, gap)


def _right(text: str, room: float, y: float, size: float) -> Ink:
    return _ink(text, room - width(text, size), y, size)
