"""What the reading process sends, and what is dropped of it: copies printed over others."""

from __future__ import annotations

import random

import pytest

from hzsearch.archive.pdf.overlaps import overlapping
from hzsearch.archive.pdf.records import Glyph, Look, Record
from hzsearch.archive.pdf.wire import BrokenWireError, Head, packed, unpacked

_LOOK, _BOLD = Look("Song", 10.0, 10.0), Look("Song", 10.0, 10.0, bold=True)


def _record() -> Record:
    """Return a record with a ligature, and two halves of a pair that are no pair."""
    texts = ("园", "ffi", "\ud840", "\udc0b")
    glyphs = [
        Glyph(10.0 * at, 10.0 * at + 8, 100.0, text, _BOLD if at else _LOOK)
        for at, text in enumerate(texts)
    ]
    return Record(400.0, 500.0, glyphs, notes=["is odd"], doubled=[(1.0, 2.0, 3.0, 4.0)])


@pytest.mark.parametrize("record", [_record(), Record(400.0, 500.0)])
def test_what_is_sent_is_what_arrives(record: Record) -> None:
    assert unpacked(*packed(record)) == record


@pytest.mark.parametrize(
    "wrong", [{"glyphs": 3}, {"glyphs": -1}, {"lengths": [1, 1, 1, 1]}, {"lengths": [0, 4, 1, 1]}]
)
def test_counts_that_do_not_fit_are_refused(wrong: Head) -> None:
    head, body = packed(_record())
    with pytest.raises(BrokenWireError):
        unpacked(head | wrong, body)


def test_a_place_that_is_no_number_is_refused() -> None:
    record = _record()
    record.glyphs[1] = record.glyphs[1]._replace(left=float("nan"))
    with pytest.raises(BrokenWireError):
        unpacked(*packed(record))


def _line(chance: random.Random) -> list[Glyph]:
    look = Look("Song", size := chance.choice([8.0, 10.0, 24.0]), size, chance.choice([0, 0, 90]))
    x, base = chance.uniform(0, 80), chance.choice([100.0, 101.5, 103.0, 112.0])
    step = size * chance.choice([1.0, 1.0, 0.5])
    return [Glyph(x + step * k, x + step * (k + 1), base, "园", look) for k in range(8)]


@pytest.mark.parametrize("seed", range(60))
def test_no_copy_is_overlooked(seed: int) -> None:
    chance = random.Random(seed)
    glyphs = [glyph for _ in range(5) for glyph in _line(chance)]
    near = {
        place
        for place, one in enumerate(glyphs)
        for other in glyphs
        if one is not other
        and one.look == other.look
        and abs(one.left - other.left) <= 0.25 * one.look.em
        and abs(one.base - other.base) <= 0.25 * one.look.size
    }
    assert near <= set(overlapping(glyphs, 0.25))
