"""Masthead and folio lines: the paper's name, its day, page, section and editors.

The paper and its people are invented; only the shapes are those of real papers.
"""

from __future__ import annotations

from datetime import date
from random import Random

from tests.typeset.rows import Row

PAPERS = ("高新产业周报", "科技园区周报", "国家高新区通讯")
SECTIONS = ("园区要闻", "园区", "创新", "产业·企业", "综合新闻")
WEEKDAYS = "一二三四五六日"
EDITORS = ("叶知夏", "宋怀瑾", "卢望舒", "魏清扬")


def furniture(where: str, issue: date, page: int, rng: Random) -> tuple[list[Row], list[Row]]:
    """Return the rows above and below the page; ``where`` is head, foot, both or nothing."""
    head = _head(issue, page, rng) if where in ("head", "both") else []
    foot = _foot(issue, page, rng) if where in ("foot", "both") else []
    return _rows(head), _rows(foot)


def _rows(lines: list[str]) -> list[Row]:
    return [Row(line, "furniture") for line in lines]


def day_line(issue: date, wide: str = " ") -> str:
    """Return the date line, with ``wide`` space before the weekday."""
    weekday = WEEKDAYS[issue.weekday()]
    return f"{issue.year}年{issue.month}月{issue.day}日{wide}星期{weekday}"


def _head(issue: date, page: int, rng: Random) -> list[str]:
    paper, section = rng.choice(PAPERS), rng.choice(SECTIONS)
    shapes = (
        [paper, day_line(issue), f"第{page}版 {section}"],
        [f"{page:02d} {section}", day_line(issue, "  ") + f"  {paper}"],
        [paper, f"{day_line(issue)} 第{page:02d}版", section],
    )
    return list(rng.choice(shapes))


def _foot(issue: date, page: int, rng: Random) -> list[str]:
    first, second = rng.sample(EDITORS, 2)
    shapes = (
        [f"责任编辑：{first}  版式设计：{second}", f"{page:02d}"],
        [f"{day_line(issue)}  责任编辑：{first}  电子信箱：yuanqu@example.com"],
        [f"责编：{first} 校对：{second} 电话：010-00000000"],
    )
    return list(rng.choice(shapes))
