"""The paths and images of a page, and the texts that PDFium takes for printed twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from ctypes import byref
from functools import partial
from math import sqrt

from hzsearch.archive.pdf import limits, pdfium
from hzsearch.archive.pdf.frame import Matrix, Rect
from hzsearch.archive.pdf.records import LEAST_DRAWN, Record, Shape

#: FPDF_PAGEOBJ_…: the kinds of page objects.
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
#: FPDF_SEGMENT_…: the kinds of path segments.
_LINE_TO, _CURVE_TO, _MOVE_TO = 0, 1, 2
#: Lighter than this in all of red, green and blue is white paper, not a tint.
_WHITE = 250
#: Points by which the ends of a horizontal or vertical line may differ.
_STRAIGHT = 0.7

_Point = tuple[float, float]


def read_shapes(page: int, view: Matrix, texts: Collection[int], record: Record) -> None:
    """Add the shapes of ``page`` to ``record``, and the boxes of texts that have no glyphs.

    ``texts`` are the handles of those that have. Form XObjects are gone through.
    """
    left = limits.MOST_OBJECTS
    for handle, matrix in _objects(page, view):
        left -= 1
        if left < 0:
            record.notes.append("holds too many paths and images to know all rules and frames")
            return
        kind = pdfium.object_type(handle)
        if kind == _PATH:
            left -= pdfium.count_segments(handle) // 8
            record.shapes.extend(_paths(handle, matrix))
        elif kind in (_IMAGE, _SHADING):
            record.shapes.extend(_image(handle, matrix, kind))
        elif kind == _TEXT and handle not in texts:
            record.doubled.extend([matrix.rect(box)] if (box := _bounds(handle)) else [])


def _objects(page: int, view: Matrix) -> Iterator[tuple[int, Matrix]]:
    """Yield the objects of a page and of the forms in it, each with its map to the display."""
    count = pdfium.count_objects(page)
    waiting = [(pdfium.page_object(page, i), view, 0) for i in range(count - 1, -1, -1)]
    while waiting:
        handle, matrix, depth = waiting.pop()
        if pdfium.object_type(handle) != _FORM:
            yield handle, matrix
        elif depth < limits.DEEPEST_FORM:
            inner = _matrix(handle).then(matrix)
            count = min(pdfium.count_form_objects(handle), limits.MOST_OBJECTS)
            places = range(count - 1, -1, -1)
            waiting.extend((pdfium.form_object(handle, i), inner, depth + 1) for i in places)


def _matrix(handle: int) -> Matrix:
    found = pdfium.Affine()
    if not pdfium.object_matrix(handle, byref(found)):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(handle: int) -> Rect | None:
    sides = [pdfium.FLOAT() for _ in range(4)]
    if not pdfium.object_bounds(handle, *map(byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _image(handle: int, matrix: Matrix, kind: int) -> Iterator[Shape]:
    box = _bounds(handle)
    if box:
        seen = _clipped(matrix.rect(box), _clip(handle, matrix))
        yield Shape("image" if kind == _IMAGE else "path", *seen, False, True)


def _paths(handle: int, matrix: Matrix) -> Iterator[Shape]:
    """Yield the subpaths of a path, each as its box."""
    filled, stroked = _painted(handle)
    if not (filled or stroked):
        yield from _blank(handle, matrix)
        return
    own = _matrix(handle).then(matrix)
    half = _pen(handle, own) / 2 if stroked else 0.0
    clip = _clip(handle, matrix)
    count = min(pdfium.count_segments(handle), limits.MOST_OBJECTS)
    for points in _subpaths(partial(pdfium.path_segment, handle), count):
        corners = [own.point(*point) for point in points]
        if stroked and not filled and _is_slanted(corners):
            continue
        left, top, right, bottom = _enclosing(corners)
        grown = left - half, top - half, right + half, bottom + half
        yield Shape("path", *_clipped(grown, clip), stroked, filled)


def _blank(handle: int, matrix: Matrix) -> Iterator[Shape]:
    """Yield a large path that is filled white: PDFium says that of patterns and gradients too."""
    fill, stroke = pdfium.INT(), pdfium.INT()
    pdfium.draw_mode(handle, byref(fill), byref(stroke))
    box = _bounds(handle) if fill.value else None
    if box:
        seen = _clipped(matrix.rect(box), _clip(handle, matrix))
        if min(seen[2] - seen[0], seen[3] - seen[1]) >= LEAST_DRAWN:
            yield Shape("blank", *seen, False, True)


def _painted(handle: int) -> tuple[bool, bool]:
    """Return whether a path is filled with a colour, and whether it is stroked."""
    fill, stroke = pdfium.INT(), pdfium.INT()
    pdfium.draw_mode(handle, byref(fill), byref(stroke))
    return bool(fill.value) and not _is_white(handle), bool(stroke.value)


def _is_white(handle: int) -> bool:
    tones = [pdfium.UINT() for _ in range(4)]
    if not pdfium.fill_color(handle, *map(byref, tones)):
        return False
    red, green, blue, opacity = (tone.value for tone in tones)
    return opacity == 0 or min(red, green, blue) >= _WHITE


def _pen(handle: int, own: Matrix) -> float:
    width = pdfium.FLOAT()
    pdfium.stroke_width(handle, byref(width))
    return width.value * sqrt(abs(own.a * own.d - own.b * own.c))


def _subpaths(segment: Callable[[int], int], count: int) -> Iterator[list[_Point]]:
    points: list[_Point] = []
    x, y = pdfium.FLOAT(), pdfium.FLOAT()
    for place in range(count):
        handle = segment(place)
        if points and pdfium.segment_type(handle) == _MOVE_TO:
            yield points
            points = []
        if pdfium.segment_point(handle, byref(x), byref(y)):
            points.append((x.value, y.value))
    if points:
        yield points


def _is_slanted(corners: list[_Point]) -> bool:
    """Return whether a path is a single line, neither level nor upright."""
    (left, top, right, bottom), distinct = _enclosing(corners), len(set(corners))
    return distinct == 2 and right - left > _STRAIGHT and bottom - top > _STRAIGHT


def _enclosing(corners: list[_Point]) -> Rect:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _clip(handle: int, matrix: Matrix) -> Rect | None:
    """Return the box of an object's clip path, None where nothing is clipped."""
    path = pdfium.clip_path(handle)
    seen: Rect | None = None
    for place in range(min(pdfium.count_clips(path), 64) if path else 0):
        count = min(pdfium.count_clip_segments(path, place), 256)
        segment = partial(pdfium.clip_segment, path, place)
        corners = [matrix.point(*at) for points in _subpaths(segment, count) for at in points]
        if corners:
            seen = _clipped(_enclosing(corners), seen)
    return seen


def _clipped(box: Rect, clip: Rect | None) -> Rect:
    """Return what ``clip`` leaves of ``box``; a box without extent where that is nothing."""
    if clip is None:
        return box
    left, top = max(box[0], clip[0]), max(box[1], clip[1])
    return left, top, max(left, min(box[2], clip[2])), max(top, min(box[3], clip[3]))
