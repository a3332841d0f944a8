"""What the reading process sends: a JSON head and arrays, length first.

The reading process parses what strangers wrote, so nothing it sends is
unpickled or trusted: counts and indexes are checked, numbers must be finite.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import isfinite
from struct import Struct
from typing import Any, BinaryIO

from hzsearch.archive.pdf.frame import Rect
from hzsearch.archive.pdf.records import Glyph, Look, Record, Shape, new_glyph

_LENGTHS = Struct("<II")
_MOST = 256 * 1024 * 1024
#: Halves of surrogate pairs may stand alone, and must not become one with another.
_CODE = "utf-32-le", "surrogatepass"
#: Which fields of a glyph its text and its look are; the numbers come before.
_TEXT, _LOOK = Glyph._fields.index("text"), Glyph._fields.index("look")

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
    columns = list(zip(*record.glyphs, strict=True)) or [()] * len(Glyph._fields)
    texts, looks = columns[_TEXT], columns[_LOOK]
    known = {id(look): look for look in looks}
    numbers = dict(zip(known, range(len(known)), strict=True))
    lengths = list(map(len, texts))
    head: Head = {
        "size": [record.width, record.height],
        "looks": list(known.values()),
        "glyphs": len(texts),
        "lengths": lengths if set(lengths) - {1} else [],
        "shapes": [list(shape) for shape in record.shapes],
        "notes": record.notes,
        "doubled": record.doubled,
    }
    parts = [array("f", column).tobytes() for column in columns[:_TEXT]]
    parts.append(array("I", map(numbers.__getitem__, map(id, looks))).tobytes())
    parts.append("".join(texts).encode(*_CODE))
    return head, b"".join(parts)


def unpacked(head: Head, body: bytes) -> Record:
    """Return the record of a message; BrokenWireError where it makes no sense."""
    try:
        return _record(head, body)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise BrokenWireError from error


def _record(head: Head, body: bytes) -> Record:
    width, height = map(_number, head["size"])
    return Record(
        width,
        height,
        _glyphs(head, body),
        [_shape(*plain) for plain in head["shapes"]],
        [str(note) for note in head["notes"]],
        [_box(*plain) for plain in head["doubled"]],
    )


def _glyphs(head: Head, body: bytes) -> list[Glyph]:
    count, places, numbers = int(head["glyphs"]), array("f"), array("I")
    places.frombytes(body[: 12 * count])
    numbers.frombytes(body[12 * count : 16 * count])
    texts = _texts(body[16 * count :].decode(*_CODE), head["lengths"])
    looks = [_look(*plain) for plain in head["looks"]]
    # A sum is finite only if all of it is.
    if not len(places) == 3 * len(numbers) == 3 * len(texts) or not isfinite(sum(places)):
        raise ValueError
    columns = places[:count], places[count : 2 * count], places[2 * count :]
    return list(map(new_glyph, zip(*columns, texts, map(looks.__getitem__, numbers), strict=True)))


def _texts(text: str, lengths: Sequence[int]) -> Sequence[str]:
    """Return the text of each glyph; ``lengths`` are empty where each has one character."""
    if not lengths:
        return text
    ends = list(accumulate(lengths, initial=0))
    if min(lengths) < 1 or ends[-1] != len(text):
        raise ValueError
    return [text[start:end] for start, end in pairwise(ends)]


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
