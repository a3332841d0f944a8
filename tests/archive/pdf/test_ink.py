"""Outlines of characters among the shapes of a page."""

from __future__ import annotations

from hzsearch.archive.pdf.ink import without_ink
from hzsearch.archive.pdf.records import Glyph, Look, Record, Shape

_LOOK = Look("Hei", 20.0, 20.0)
_GLYPHS = [
    Glyph(100.0 + 20 * k, 120.0 + 20 * k, 50.0, char, _LOOK) for k, char in enumerate("窑火")
]


def _kept(shape: Shape) -> bool:
    return bool(without_ink(Record(glyphs=_GLYPHS, shapes=[shape])).shapes)


def test_a_stroked_outline_within_a_character_is_ink() -> None:
    assert not _kept(Shape("path", 101.0, 33.0, 119.0, 51.0, True, False))
    assert not _kept(Shape("path", 128.0, 33.0, 131.0, 51.0, True, False))


def test_a_rule_between_characters_or_around_them_is_none() -> None:
    assert _kept(Shape("path", 119.5, 20.0, 120.5, 60.0, True, False))
    assert _kept(Shape("path", 98.0, 30.0, 142.0, 56.0, True, False))


def test_pictures_and_filled_paths_stay() -> None:
    assert _kept(Shape("image", 101.0, 33.0, 119.0, 51.0, False, True))
    assert _kept(Shape("path", 101.0, 33.0, 119.0, 51.0, False, True))
