"""The bundled sample is what the typesetter makes, and shows every defect of a real page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.typeset.sample import GOLD, SAMPLE, SHEETS, sample_files, set_page
from tests.typeset.stories import read_stories

DEFECTS = {
    "headline printed twice in one run": r"^(\S{5,})\1$",
    "headline printed twice between doubled quotes": r"““(.+)\1””",
    "headline doubled by the character": r"^(?:(\S)\1){8,}$",
    "vertical headline with turned quotes": r"^.\n﹃﹃\n.\n",
    "digits fallen out of a vertical headline": r"^\n?(\d+)\1$",
    "kicker ending in a dash": r"——$",
    "leading byline": r"^▶▶ \S+ \S+$",
    "byline behind the last full stop": r"。 \S{2,4}$",
    "photo caption": r"^图为",
    "stray spaces in a date": r"\d 月 ?\d+ ?日",
    "leading space": r"^ (本报讯|\S+：)",
    "missing blank line": r"[^\n。]{13,}\n[^\n]{13,}\n\n",
    "dated masthead": r"\d月\d+日.*星期一",
    "editors": r"^责",
    "traditional script": r"高新區",
    "full-width digits": r"[０-９]{3}",
}


def pages() -> list[Path]:
    return sorted(SAMPLE.glob("*/*.txt"))


@pytest.mark.parametrize(("path", "text"), list(sample_files()), ids=lambda part: str(part)[-20:])
def test_committed_files_are_what_the_typesetter_makes(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text


def test_nothing_else_lies_in_the_sample() -> None:
    names = {path.relative_to(SAMPLE).with_suffix("").as_posix() for path in pages()}
    assert names == set(SHEETS)
    assert {p.relative_to(GOLD).with_suffix("").as_posix() for p in GOLD.glob("*/*.json")} == names


def test_the_sample_is_wide_enough() -> None:
    stories = read_stories()
    assert len(pages()) >= 6
    assert len(stories) >= 44
    assert len({story.get("zone") for story in stories}) >= 24
    assert len({topic for story in stories for topic in story.topics}) >= 12


@pytest.mark.parametrize("defect", DEFECTS)
def test_every_defect_of_a_real_page_is_there(defect: str) -> None:
    text = "\f".join(path.read_text(encoding="utf-8") for path in pages())
    assert re.search(DEFECTS[defect], text, re.MULTILINE)


def test_every_story_stands_on_a_page_of_the_sample() -> None:
    placed = [a["id"] for name in SHEETS for a in set_page(name)[1]["articles"]]
    assert sorted(placed) == sorted(story.id for story in read_stories())
