"""What the reading process sends: a JSON head and arrays, length first.

The reading process parses what strangers wrote, so nothing it sends is
unpickled or trusted: counts and indexes are checked, numbers must be finite.
"""

from __future__ import annotations

import json
from array import array
from math import isfinite
from struct import Struct
from typing import Any, BinaryIO

from hzsearch.archive.pdf.frame import Rect
from hzsearch.archive.pdf.records import Glyph, Look, Record, Shape

_LENGTHS = Struct("<II")
_MOST = 256 * 1024 * 1024

Head = dict[str, Any]


class BrokenWireError(Exception):
    """The other side is gone, or sends what it should not."""


def send(stream: BinaryIO, head: Head, body: bytes = b"") -> None:
    """Write one message."""
    plain = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(plain), len(body)) + plain)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO, most: int = _MOST) -> tuple[Head, bytes]:
    """Return the next message; BrokenWireError where there is none or it is not one."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        raise BrokenWireError
    head_size, body_size = _LENGTHS.unpack(lengths)
    if head_size > _MOST or body_size > most:
        raise BrokenWireError
    plain, body = stream.read(head_size), stream.read(body_size)
    if len(plain) < head_size or len(body) < body_size:
        raise BrokenWireError
    try:
        head = json.loads(plain)
    except ValueError as error:
        raise BrokenWireError from error
    return (head if isinstance(head, dict) else {}), body


def packed(record: Record) -> tuple[Head, bytes]:
    """Return ``record`` as a message."""
    looks: dict[Look, int] = {}
    places, numbers = array("f"), array("I")
    for left, right, base, _, look in record.glyphs:
        places.extend((left, right, base))
        numbers.append(looks.setdefault(look, len(looks)))
    head: Head = {
        "size": [record.width, record.height],
        "looks": list(looks),
        "texts": [glyph.text for glyph in record.glyphs],
        "shapes": [list(shape) for shape in record.shapes],
        "notes": record.notes,
        "doubled": record.doubled,
    }
    return head, places.tobytes() + numbers.tobytes()


def unpacked(head: Head, body: bytes) -> Record:
    """Return the record of a message; BrokenWireError where it makes no sense."""
    try:
        return _record(head, body)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise BrokenWireError from error


def _record(head: Head, body: bytes) -> Record:
    texts = [str(text) for text in head["texts"]]
    places, numbers = array("f"), array("I")
    places.frombytes(body[: 12 * len(texts)])
    numbers.frombytes(body[12 * len(texts) :])
    looks = [_look(*plain) for plain in head["looks"]]
    if len(places) != 3 * len(texts) or len(numbers) != len(texts):
        raise ValueError
    if not all(map(isfinite, places)):
        raise ValueError
    glyphs = map(
        Glyph, places[0::3], places[1::3], places[2::3], texts, map(looks.__getitem__, numbers)
    )
    width, height = map(_number, head["size"])
    return Record(
        width,
        height,
        list(glyphs),
        [_shape(*plain) for plain in head["shapes"]],
        [str(note) for note in head["notes"]],
        [_box(*plain) for plain in head["doubled"]],
    )


def _number(plain: Any) -> float:
    if not isfinite(number := float(plain)):
        raise ValueError
    return number


def _box(left: Any, top: Any, right: Any, bottom: Any) -> Rect:
    return _number(left), _number(top), _number(right), _number(bottom)


def _shape(kind: Any, left: Any, top: Any, right: Any, bottom: Any, *painted: Any) -> Shape:
    stroked, filled = map(bool, painted)
    return Shape(str(kind), *_box(left, top, right, bottom), stroked, filled)


def _look(font: Any, size: Any, em: Any, angle: Any, bold: Any, invisible: Any) -> Look:
    if min(_number(size), _number(em)) <= 0:
        raise ValueError
    return Look(str(font), float(size), float(em), int(angle), bool(bold), bool(invisible))
