"""The characters of a page, as PDFium finds them, with where and how they are printed.

PDFium makes up blanks and line ends of its own; we leave them out and go by
position. What it has no character for becomes U+FFFD, never a guess.
"""

from __future__ import annotations

from ctypes import byref, create_string_buffer
from math import hypot
from typing import NamedTuple

from hzsearch.archive.pdf import pdfium
from hzsearch.archive.pdf.characters import UNNAMED, characters
from hzsearch.archive.pdf.faces import NAMELESS
from hzsearch.archive.pdf.frame import Matrix, direction, turned
from hzsearch.archive.pdf.records import Glyph, Look, new_glyph
from hzsearch.archive.pdf.typefaces import is_bold

#: PDFium's mark for a hyphen at the end of a line (cpdf_textpage.cpp).
_LINE_END_HYPHEN = 0x02
_UNKNOWN = "\ufffd"
#: Tab and line ends that are drawn as characters.
_BLANKS = frozenset({0x09, 0x0A, 0x0D})
#: Text render modes (ISO 32000-1, table 106).
_FILL_AND_STROKE, _INVISIBLE, _CLIP_ONLY = 2, 3, 7


class _Style(NamedTuple):
    """What the characters of one text object share; ``frame`` leads into their turned frame."""

    look: Look
    frame: Matrix
    characters: dict[int, tuple[float, float, str]]


_NO_STYLE = _Style(Look("", 1.0, 1.0), Matrix(), {})


class GlyphReader:
    """Reads the glyphs of one page whose text page is ``text``.

    ``view`` maps user space to the displayed page. ``objects`` are, after
    ``read``, the handles of the text objects that have glyphs: PDFium leaves out
    a text that is printed over itself.
    """

    def __init__(self, text: int, view: Matrix) -> None:
        self.objects: dict[int, _Style] = {}
        self._text = text
        self._view = view
        self._alike: dict[tuple[object, ...], _Style] = {}
        self._names: dict[int, tuple[str, bool]] = {}
        # Some programs make an object of every character, so this one is filled again and again.
        self._matrix = pdfium.Affine()
        self._into_matrix = byref(self._matrix)

    def read(self) -> list[Glyph]:
        """Return the glyphs in the order of the content stream."""
        glyphs: list[Glyph] = []
        last, style, frame = 0, _NO_STYLE, Matrix()
        last_x = last_y = 0.0
        for place, handle, code, x, y in characters(self._text):
            if not handle:
                continue
            if again := handle == last:
                again = x == last_x and y == last_y
            else:
                style = self.objects.get(handle) or self._style(handle, place)
                frame, last = style.frame, handle
            a, b, c, d, e, f = frame
            along, base = a * x + c * y + e, b * x + d * y + f
            known = style.characters.get(code) or self._character(place, code, style, along)
            before, after, char = known
            glyph = new_glyph((along + before, along + after, base, char, style.look))
            if again and _is_piece(glyphs[-1], glyph):
                glyphs[-1] = _with_piece(glyphs[-1], glyph)
            else:
                glyphs.append(glyph)
            last_x, last_y = x, y
        return glyphs

    def _style(self, handle: int, place: int) -> _Style:
        matrix, size = self._matrix, pdfium.char_size(self._text, place)
        pdfium.char_matrix(self._text, place, self._into_matrix)
        font, mode = pdfium.font_of(handle), pdfium.render_mode(handle)
        key = (font, mode, size, matrix.a, matrix.b, matrix.c, matrix.d)
        style = self._alike.get(key)
        if style is None:
            style = self._alike[key] = self._new_style(font, mode, size, matrix)
        self.objects[handle] = style
        return style

    def _new_style(self, font: int, mode: int, size: float, matrix: pdfium.Affine) -> _Style:
        view = self._view._replace(e=0.0, f=0.0)
        along = view.point(size * matrix.a, size * matrix.b)
        up = view.point(size * matrix.c, size * matrix.d)
        em = hypot(*along)
        height = abs(along[0] * up[1] - along[1] * up[0]) / em if em else hypot(*up)
        angle = direction(*along)
        name, bold = self._font(font)
        look = Look(
            name,
            height or em,
            em or height,
            angle,
            bold or mode == _FILL_AND_STROKE,
            mode in (_INVISIBLE, _CLIP_ONLY),
        )
        return _Style(look, self._view.then(turned(angle)), {})

    def _font(self, font: int) -> tuple[str, bool]:
        if font not in self._names:
            buffer = create_string_buffer(256)
            pdfium.font_name(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace") or f"{NAMELESS}{len(self._names)}"
            self._names[font] = name, is_bold(name, pdfium.font_weight(font))
        return self._names[font]

    def _character(
        self, place: int, code: int, style: _Style, along: float
    ) -> tuple[float, float, str]:
        """Return how far left and right of its origin a character reaches, and its text."""
        box = pdfium.Rectangle()
        pdfium.char_box(self._text, place, byref(box))
        left, _, right, _ = style.frame.rect((box.left, box.bottom, box.right, box.top))
        em = style.look.em
        before, after = left - along, right - along
        if style.look.angle % 90 or not -em < before < after < 3 * em:
            before, after = 0.0, em if code > 0x2E80 else em / 2
        known = before, after, _text_of(code)
        if code != UNNAMED:
            style.characters[code] = known
        return known


def _text_of(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    if code in _BLANKS:
        return " "
    known = 0x20 <= code <= 0x10FFFF and code not in (0xFFFE, 0xFFFF)
    return chr(code) if known else _UNKNOWN


def _is_surrogate(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF


def _is_piece(last: Glyph, glyph: Glyph) -> bool:
    """Return whether a glyph in the same place is the rest of a ligature or of a pair.

    The same Han twice in one place is one that is printed twice.
    """
    return last.text[-1] != glyph.text or glyph.text < "\u2e80" or _is_surrogate(ord(glyph.text))


def _with_piece(last: Glyph, piece: Glyph) -> Glyph:
    pair = last.text + piece.text
    whole = pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return last._replace(text=whole, right=max(last.right, piece.right))
