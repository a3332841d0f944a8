"""The font that stands in for Chinese ones that a PDF names but does not hold.

PDFium would look for them on the machine, and draw each character to know its box:
nine tenths of its time on a page set in such a font, and another answer on another
machine. We need places and widths, which the PDF itself states. So it gets a font of
our own, of some boxes: what matters is that ink is about where ink would be, since
PDFium drops a text without any, and one printed over another.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate, pairwise

_EM, _ASCENT, _DESCENT = 1000, 880, -120
#: The ink of each glyph: left, bottom, right, top. To PDFium the first is one that is missing.
_INKS = (
    None,
    None,
    (50, -70, 950, 830),
    (30, 0, 200, 700),
    (30, 0, 420, 700),
    (30, 0, 700, 700),
)
_NOTHING, _FULL, _NARROW, _USUAL, _WIDE = range(1, 6)
#: From where on characters are of which kind, and which are not.
_KINDS = (
    (0x00, _NOTHING),
    (0x21, _USUAL),
    (0x7F, _NOTHING),
    (0xA1, _USUAL),
    (0x2000, _NOTHING),
    (0x2010, _USUAL),
    (0x2028, _NOTHING),
    (0x2030, _USUAL),
    (0x2E80, _FULL),
    (0x3000, _NOTHING),
    (0x3001, _FULL),
    (0x110000, _NOTHING),
)
_OTHERS = dict.fromkeys(map(ord, "!',.:;|`Iijl"), _NARROW) | dict.fromkeys(
    map(ord, "%@MWmw\u2014\u2026"), _WIDE
)


def font() -> bytes:
    """Return the font as a TrueType file (OpenType 1.9, "otff")."""
    inks = [_outline(ink) if ink else b"" for ink in _INKS]
    count = len(inks)
    ends = accumulate(map(len, inks), initial=0)
    return _file(
        {
            b"cmap": _cmap(),
            b"glyf": b"".join(inks),
            b"head": _head(),
            b"hhea": struct.pack(
                ">IhhhH10hhH", 0x10000, _ASCENT, _DESCENT, 0, _EM, *[0] * 11, count
            ),
            b"hmtx": struct.pack(">Hh", _EM, 0) * count,
            b"loca": struct.pack(f">{count + 1}I", *ends),
            b"maxp": struct.pack(">IHHH11H", 0x10000, count, 4, 1, *[0] * 2, 1, *[0] * 8),
        }
    )


def _head() -> bytes:
    return struct.pack(
        ">IIIIHHqqhhhhHHhhh",
        *(0x10000, 0x10000, 0, 0x5F0F3CF5),
        *(0, _EM, 0, 0),
        *(0, _DESCENT, _EM, _ASCENT),
        *(0, 8, 2, 1, 0),
    )


def _outline(ink: Sequence[int]) -> bytes:
    """Return a rectangle as a simple glyph: four points on the curve, by their distances."""
    left, bottom, right, top = ink
    width, height = right - left, top - bottom
    steps = left, 0, width, 0, bottom, height, 0, -height
    return struct.pack(">hhhhhHH4B8h", 1, *ink, 3, 0, *[1] * 4, *steps)


def _cmap() -> bytes:
    """Return the map of characters to glyphs, in format 13: many to one."""
    groups = [struct.pack(">III", *group) for group in _groups()]
    table = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    records = struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20)
    return records + table + b"".join(groups)


def _groups() -> list[tuple[int, int, int]]:
    """Return the first and last character and the glyph of each stretch of one kind."""
    starts = dict(_KINDS)
    for code, glyph in sorted(_OTHERS.items()):
        after = max(kind for kind in _KINDS if kind[0] <= code + 1)
        starts.setdefault(code + 1, after[1])
        starts[code] = glyph
    return [
        (first, after - 1, glyph) for (first, glyph), (after, _) in pairwise(sorted(starts.items()))
    ]


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Return ``tables`` behind their directory; FreeType checks no sums."""
    place, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48) + directory + body
