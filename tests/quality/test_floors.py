"""Extraction does not get worse than it was: every group of pages keeps its floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import floors
from tests.quality.extraction import default_extract, mean, score_papers
from tests.quality.pdf import given_issues, score_issue
from tests.quality.truth import given_papers, sample_papers, seed_papers

PAGES = Path(__file__).with_name("pages")
SEEDS = [1, 2, 4, 5, 7, 8]


@pytest.mark.parametrize(
    "group",
    ["tuned", "held_out", "tuned-tuvw", "held_out-tuvw", "held_out-x", "tuned-y", "held_out-y"],
)
def test_pages_by_hand_keep_their_floors(group: str) -> None:
    means = mean(score_papers(given_papers(str(PAGES / group)), default_extract()).values())
    assert list(floors.broken(floors.load(), group, means)) == []


def test_the_sample_keeps_its_floors() -> None:
    means = mean(score_papers(sample_papers(), default_extract()).values())
    assert list(floors.broken(floors.load(), "sample", means)) == []


def test_typeset_pages_keep_their_floors(tmp_path: Path) -> None:
    means = mean(score_papers(seed_papers(SEEDS, tmp_path), default_extract()).values())
    assert list(floors.broken(floors.load(), "seeds", means)) == []


@pytest.mark.parametrize(
    "group",
    [
        "chromium/tuned",
        "chromium/held_out",
        "cairo/tuned",
        "reportlab/tuned",
        "reportlab/held_out",
        "css/held_out",
    ],
)
def test_pdfs_keep_their_floors(group: str) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    means = mean(score_issue(paper) for paper in given_issues(PAGES / "pdf" / group))
    assert list(floors.broken(floors.load(), group, means)) == []


def test_floors_are_only_raised() -> None:
    old: floors.Floors = {"pages": {"headline": 0.9, "zone": 0.5}}
    new = floors.lifted(old, "pages", {"headline": 0.8, "zone": 0.6666, "lost": 0.0})
    assert new == {"pages": {"headline": 0.9, "zone": 0.666}}


def test_a_fall_and_a_lost_line_are_told() -> None:
    told = list(floors.broken({"pages": {"zone": 0.9}}, "pages", {"zone": 0.8, "lost": 2.0}))
    assert told == [
        "pages: zone is 0.8, its floor is 0.9.",
        "pages: lost is 2.0, and must be none.",
    ]
