"""Faces of fonts without a name, told apart by the characters they share."""

from __future__ import annotations

from hzsearch.archive.pdf.faces import with_faces
from hzsearch.archive.pdf.records import Glyph, Look

# A typeface has each character in one of its fonts: serif in #0 and #1, bold in #2 and #3.
_FONT = {"text": {"茶": "#0", "园": "#0", "山": "#1", "村": "#1"}}
_FONT["bold"] = {"茶": "#2", "山": "#2", "园": "#3", "雪": "#3"}


def _glyphs(text: str, face: str, size: float = 10.0) -> list[Glyph]:
    looks = {font: Look(font, size, size) for font in set(_FONT[face].values())}
    return [Glyph(0.0, size, 0.0, char, looks[_FONT[face][char]]) for char in text]


def _faces(glyphs: list[Glyph]) -> list[str]:
    return [glyph.look.font for glyph in glyphs]


def test_a_bold_line_in_the_size_of_the_text_is_of_another_face() -> None:
    text = _glyphs("茶园山村茶山园村茶园", "text")
    found = _faces(with_faces([*text, *_glyphs("雪山茶园", "bold")]))
    assert found == ["#text"] * 10 + ["#other"] * 4


def test_type_of_another_size_is_of_the_face_its_characters_are_of() -> None:
    text = _glyphs("茶园山村茶山园村茶园", "text")
    found = _faces(
        with_faces([*text, *_glyphs("山园", "text", 20.0), *_glyphs("山园", "bold", 20.0)])
    )
    assert found[10:] == ["#text", "#text", "#other", "#other"]


def test_looks_of_one_face_are_one_look() -> None:
    found = with_faces(_glyphs("茶园山村", "text"))
    assert len({id(glyph.look) for glyph in found}) == 1


def test_fonts_with_a_name_keep_it() -> None:
    named = [Glyph(0.0, 10.0, 0.0, "茶", Look("SimSun", 10.0, 10.0))]
    assert with_faces(named) is named
