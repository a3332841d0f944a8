"""Characters as they are printed."""

from __future__ import annotations

import pytest

from hzsearch.analysis.printed import printed


@pytest.mark.parametrize(
    ("named", "seen"),
    [
        ("⻓江⾼新区", "长江高新区"),  # radicals
        ("导热㬵ʻ罢工’⋯⋯", "导热胶‘罢工’……"),  # one glyph in Noto CJK has both names
        ("看病\u00ad。", "看病。"),  # a soft hyphen
    ],
)
def test_plain_characters_stand_for_their_twins(named: str, seen: str) -> None:
    assert printed(named) == seen
