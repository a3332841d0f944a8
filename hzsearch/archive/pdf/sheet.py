"""What a page shows beside its text: rules, frames, pictures, from its paths and images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hzsearch.archive.pdf.joints import Wall
from hzsearch.archive.pdf.records import LEAST_DRAWN, Record, Shape
from hzsearch.model import Box, Placement, Sheet

#: Points: what is thinner than this and several times as long is a rule.
_THICKEST_RULE = 6.0
_LEAST_LENGTH = 12.0
#: A picture has at least this many points a side; smaller are icons and dots.
_LEAST_PICTURE = 24.0
#: What covers this much of the page is its background.
_BACKGROUND = 0.85
#: More upright rules than this are hatching; it bounds the time.
_MOST_WALLS = 2_000


def make_sheet(record: Record, texts: Sequence[Placement]) -> Sheet:
    """Return the sheet of a page whose lines stand at ``texts``.

    A frame is an outline or a tinted ground that a line's middle lies in, but
    not the ground of the whole page; a picture that as many lines lie in as
    make it a ground is none. A large filled path without lines is a picture too.
    """
    page = Box(0.0, 0.0, record.width, record.height)
    paths = [shape for shape in record.shapes if shape.kind == "path"]
    images = [shape for shape in record.shapes if shape.kind == "image"]
    drawn = [shape for shape in record.shapes if shape.kind != "image"]
    middles = [_middle(text.box) for text in texts]
    return Sheet(
        record.width,
        record.height,
        rules=_distinct(_rules(paths, page)),
        frames=_distinct(_frames(paths, middles, page)),
        pictures=_distinct((*_pictures(images, middles, page), *_drawn(drawn, middles, page))),
    )


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _rules(paths: Iterable[Shape], page: Box) -> Iterator[Box]:
    for shape in paths:
        box = _within(shape, page)
        thin, long = sorted((box.width, box.height))
        if thin <= _THICKEST_RULE and long >= max(_LEAST_LENGTH, 4 * thin):
            yield box


def _frames(
    paths: Iterable[Shape], middles: Sequence[tuple[float, float]], page: Box
) -> Iterator[Box]:
    for shape in paths:
        box = _within(shape, page)
        if min(box.width, box.height) <= _THICKEST_RULE or _covers(box, page):
            continue
        if any(_holds(box, *middle) for middle in middles):
            yield box


def _pictures(
    images: Iterable[Shape], middles: Sequence[tuple[float, float]], page: Box
) -> Iterator[Box]:
    for shape in images:
        box = _within(shape, page)
        if min(box.width, box.height) < _LEAST_PICTURE:
            continue
        if not (_covers(box, page) and any(_holds(box, *middle) for middle in middles)):
            yield box


def _drawn(
    paths: Iterable[Shape], middles: Sequence[tuple[float, float]], page: Box
) -> Iterator[Box]:
    """Yield what is filled and holds no line: a drawing, a gradient, not a ground for text."""
    for shape in paths:
        box = _within(shape, page)
        if not shape.filled or min(box.width, box.height) < LEAST_DRAWN or _covers(box, page):
            continue
        if not any(_holds(box, *middle) for middle in middles):
            yield box


def _within(shape: Shape, page: Box) -> Box:
    left, top = max(shape.left, 0.0), max(shape.top, 0.0)
    return Box(
        left, top, max(left, min(shape.right, page.right)), max(top, min(shape.bottom, page.bottom))
    )


def _covers(box: Box, page: Box) -> bool:
    return box.width * box.height >= _BACKGROUND * page.width * page.height


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _distinct(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Return ``boxes`` without those that are the same to a point, from the top."""
    seen: dict[tuple[int, ...], Box] = {}
    for box in boxes:
        seen.setdefault(tuple(map(round, (box.left, box.top, box.right, box.bottom))), box)
    return tuple(sorted(seen.values(), key=lambda box: (box.top, box.left)))


def walls(record: Record) -> list[Wall]:
    """Return the upright rules and the sides of outlines, as (x, top, bottom)."""
    found: set[Wall] = set()
    for shape in record.shapes:
        width, height = shape.right - shape.left, shape.bottom - shape.top
        if shape.kind != "path" or height < _LEAST_LENGTH:
            continue
        if width <= _THICKEST_RULE and height >= 4 * width:
            found.add(((shape.left + shape.right) / 2, shape.top, shape.bottom))
        elif shape.stroked and width > _THICKEST_RULE:
            found.update((x, shape.top, shape.bottom) for x in (shape.left, shape.right))
    return sorted(found)[:_MOST_WALLS]
