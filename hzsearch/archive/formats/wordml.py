"""WordprocessingML (ISO/IEC 29500-1) into paragraphs, read as a stream.

No tree is built, so that depth costs nothing; a document type, with which entities
come, is refused: Word never writes one. Element names are read without their
namespaces, which differ between the transitional and the strict form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from hzsearch.archive.formats.blocks import Block
from hzsearch.errors import ArchiveError

_OFF = frozenset({"0", "false", "off", "none"})
# Deleted and moved text, what a field is computed from, the second form of a text box,
# and readings set above characters (拼音).
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "Fallback", "rt"})
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_TITLES = frozenset({"title", "标题"})
_SUBTITLES = frozenset({"subtitle", "副标题"})
_NOTES = frozenset({"footnote", "endnote"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPACES = re.compile(r"[ \t\r]+")


#: Levels of paragraphs: a heading's is one more than its own, since a title is above it.
TITLE, HEADING_1, SUBTITLE = 1, 2, 12


@dataclass(slots=True)
class Paragraph:
    """A paragraph or a table row; ``note`` is the note it is of, ``refers_to`` notes it names."""

    text: list[str] = field(default_factory=list)
    level: int = 0
    centred: bool = False
    bold_characters: int = 0
    characters: int = 0
    size: float = 0.0
    note: str = ""
    refers_to: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The non-blank lines of the paragraph: forced line breaks part them."""
        parts = "".join(self.text).split("\n")
        return [line for line in (_SPACES.sub(" ", part).strip() for part in parts) if line]

    def block(self, number: int, text: str) -> Block:
        """Return one line of the paragraph as a block."""
        bold = 0 < self.characters == self.bold_characters
        return Block(number, text, self.level, bold, self.centred, self.size)


def paragraphs(data: bytes, levels: Mapping[str, int], name: str) -> list[Paragraph]:
    """Return the paragraphs of a part; ``levels`` are those of its styles, by their ids.

    Raises ArchiveError, naming the file ``name``, where it is not well-formed XML.
    """
    reader = _Reader(levels)
    _parse(data, reader, name)
    return reader.found


def styles(data: bytes, name: str) -> dict[str, int]:
    """Return the levels of the styles that are titles', headings' and subtitles', by their ids."""
    reader = _Styles()
    if data:
        _parse(data, reader, name)
    return {style: level for style, level in reader.levels.items() if level}


class _Handler:
    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """Meet the beginning of an element."""

    def end(self, tag: str) -> None:
        """Meet its end."""

    def text(self, text: str) -> None:
        """Meet text."""


def _parse(data: bytes, handler: _Handler, name: str) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise ArchiveError(f"{name} declares a document type, which Word never does; save it anew.")

    def start(tag: str, values: dict[str, str]) -> None:
        handler.start(_local(tag), {_local(key): value for key, value in values.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: handler.end(_local(tag))
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ArchiveError(
            f"{name} is damaged (a part of it is no XML: {error}); save it anew as .docx."
        ) from None


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


class _Styles(_Handler):
    """Reads styles.xml: what a style is shows in its name, not in its id."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "style":
            self._style = values.get("styleId", "")
        elif tag == "name" and self._style:
            self.levels[self._style] = _level(values.get("val", ""))
        elif tag == "basedOn" and not self.levels.get(self._style):
            self.levels[self._style] = self.levels.get(values.get("val", ""), 0)


def _level(style: str) -> int:
    name = style.strip().casefold()
    heading = _HEADING.fullmatch(name)
    if heading:
        return int(heading[1]) + 1
    return TITLE if name in _TITLES else SUBTITLE if name in _SUBTITLES else 0


class _Reader(_Handler):
    """Collects paragraphs where they begin: a text box stands after the text it hangs on."""

    def __init__(self, levels: Mapping[str, int]) -> None:
        self.found: list[Paragraph] = []
        self._levels = levels
        self._sinks = [self.found]
        self._rows: list[list[list[Paragraph]]] = []
        self._open: list[tuple[Paragraph, _Run | None]] = []
        self._run: _Run | None = None
        self._skipped = 0
        self._within = ""
        self._note = ""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag in _NOTES:
            self._note = f"{tag}{values.get('id', '')}"
            self._skipped = int("separator" in values.get("type", "").lower())
        elif tag in ("tr", "tc", "p"):
            self._begin(tag)
        elif self._open:
            self._in_paragraph(tag, values)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == "tc" and len(self._sinks) > 1:
            self._sinks.pop()
        elif tag == "tr" and self._rows:
            self._sinks[-1].extend(_row(self._rows.pop()))
        elif tag == "p" and self._open:
            _, self._run = self._open.pop()
        elif tag in ("r", "t", "pPr"):
            self._within = ""
            self._run = None if tag == "r" else self._run

    def text(self, text: str) -> None:
        if self._within == "t" and self._run and not self._skipped:
            self._write(text.replace("\n", " "))

    def _begin(self, tag: str) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
            self._sinks.append(self._rows[-1][-1])
        elif tag == "p":
            paragraph = Paragraph(note=self._note)
            self._sinks[-1].append(paragraph)
            self._open.append((paragraph, self._run))
            self._run = None

    def _in_paragraph(self, tag: str, values: Mapping[str, str]) -> None:
        paragraph = self._open[-1][0]
        if tag in ("pPr", "t"):
            self._within = tag
        elif tag == "r":
            self._run = _Run()
        elif self._within == "pPr":
            _set_style(paragraph, tag, values, self._levels)
        elif self._run:
            self._in_run(paragraph, self._run, tag, values)

    def _in_run(self, paragraph: Paragraph, run: _Run, tag: str, values: Mapping[str, str]) -> None:
        if tag in ("b", "vanish"):
            setattr(run, tag, values.get("val", "1").lower() not in _OFF)
        elif tag == "sz":
            run.size = _points(values.get("val", ""))
        elif tag in _SIGNS:
            self._write(_SIGNS[tag])
        elif tag.endswith("noteReference"):
            paragraph.refers_to.append(f"{tag.removesuffix('Reference')}{values.get('id', '')}")

    def _write(self, text: str) -> None:
        paragraph, run = self._open[-1][0], self._run
        if run is None or run.vanish:
            return
        paragraph.text.append(text)
        count = len("".join(text.split()))
        paragraph.characters += count
        paragraph.bold_characters += count if run.b else 0
        paragraph.size = max(paragraph.size, run.size if count else 0.0)


@dataclass(slots=True)
class _Run:
    """How a run of characters is set: its properties as Word calls them, and its size."""

    b: bool = False
    vanish: bool = False
    size: float = 0.0


def _set_style(
    paragraph: Paragraph, tag: str, values: Mapping[str, str], levels: Mapping[str, int]
) -> None:
    value = values.get("val", "")
    if tag == "pStyle":
        paragraph.level = levels.get(value, 0)
    elif tag == "jc":
        paragraph.centred = value == "center"
    elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9 and not paragraph.level:
        paragraph.level = int(value) + HEADING_1


def _points(half_points: str) -> float:
    return int(half_points) / 2 if half_points.isdecimal() and len(half_points) < 5 else 0.0


def _row(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """Return a table's row as one paragraph; a row of one cell only frames its paragraphs."""
    filled = [cell for cell in cells if any(p.lines for p in cell)]
    if len(filled) < 2:
        return [paragraph for cell in filled for paragraph in cell]
    texts = (" ".join(line for p in cell for line in p.lines) for cell in filled)
    notes = [note for cell in filled for p in cell for note in p.refers_to]
    return [Paragraph(["　".join(texts)], note=filled[0][0].note, refers_to=notes)]
