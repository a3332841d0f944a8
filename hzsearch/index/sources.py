"""From an article back to its page: the file, if it still is what was indexed, and its lines.

No path that anybody asks for is opened: only one that the index's own ledger names, if what
lies there is a file with the very bytes that were indexed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hzsearch.archive import SourceFile, digest
from hzsearch.archive.raw import is_pdf, raw_page
from hzsearch.building.ledger import FileRecord, Ledger
from hzsearch.building.plan import source_of
from hzsearch.engines.base import Reader
from hzsearch.errors import ArchiveError, UsageError
from hzsearch.highlight import passages
from hzsearch.index.issues import few, same_issue
from hzsearch.index.tracing import trace
from hzsearch.model import Article, Box, Line, Page, Source
from hzsearch.model.boxes import across, hull
from hzsearch.model.raw import RawLine, RawPage, RawState, Role
from hzsearch.query import And, Field

#: Bytes of a file, or of the container it is in, beyond which it is not read for one page.
MOST_BYTES = 256 * 1024 * 1024

# Lines one below the other are in one outline where the gap is no higher than this many lines.
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class _Found:
    """What lies where a file was indexed: its bytes, if they are those that were."""

    state: RawState
    data: bytes = b""
    note: str = ""


def source(reader: Reader, article: Article, part: int = 0) -> RawPage:
    """Return the page that ``article`` stands on; ``part`` counts where it goes on, from 1.

    Raises UsageError where it has no such part.
    """
    place, parts = _part(article, part)
    record = _record(reader, place)
    found = _find(record)
    page = RawPage(place, part, parts, found.state, note=found.note)
    if found.state != "same" or record is None:
        return page
    has_picture = is_pdf(found.data, place.path)
    try:
        raw = raw_page(found.data, place.path, place.page, _span(place))
    except ArchiveError as error:
        raw = Page(place.path, place.page, (), notes=(str(error),))
    return _told(page, raw, has_picture, article, _owners(reader, article, place, record))


def picture(reader: Reader, article: Article, part: int = 0) -> bytes:
    """Return the picture of the page that ``article`` stands on, as PNG.

    Raises UsageError where there is none: its file is no PDF, or is not what was indexed.
    """
    from hzsearch.archive.pdf.picture import picture as drawn  # noqa: PLC0415  few ask

    place, _ = _part(article, part)
    found = _find(_record(reader, place))
    if found.state != "same" or not is_pdf(found.data, place.path):
        raise UsageError(f"Of the page of {article.id} there is no picture.")
    try:
        return drawn(found.data, place.path, place.page)
    except ArchiveError as error:
        raise UsageError(str(error)) from None


def _part(article: Article, part: int) -> tuple[Source, int]:
    places = (article.source, *article.continued)
    if not 0 <= part < len(places):
        raise UsageError(f"{article.id} stands on {len(places)} pages; there is no part {part}.")
    return places[part], len(places)


def _record(reader: Reader, place: Source) -> FileRecord | None:
    return Ledger.from_dict(reader.ledger()).records.get(place.path) if place.path else None


def _find(record: FileRecord | None) -> _Found:
    if record is None or not record.content:
        return _Found("unknown")
    try:
        source = source_of(record)
        # A regular file: a device or a pipe would never end.
        return _read(source, record) if os.path.isfile(source.path) else _Found("gone")
    except (ArchiveError, OSError) as error:
        return _Found("unreadable", note=str(error))


def _read(source: SourceFile, record: FileRecord) -> _Found:
    size = Path(source.path).stat().st_size
    if size > MOST_BYTES:
        note = f"{source.path.name} has {size:,} bytes; up to {MOST_BYTES:,} are read for a page."
        return _Found("unreadable", note=note)
    data = source.read()
    return _Found("same", data) if digest(data) == record.content else _Found("changed")


def _span(place: Source) -> range:
    return range(place.lines[0][0], place.lines[-1][1] + 1) if place.lines else range(0)


def _owners(reader: Reader, article: Article, place: Source, record: FileRecord) -> dict[int, str]:
    """Return which article has which line of the page, by numbers."""
    node = And((Field("path", (place.path,)), *same_issue(article)))
    others = list(few(reader, node))
    if record.jumps:
        others += few(reader, And(tuple(same_issue(article)))) if article.published else ()
    owners: dict[int, str] = {}
    for one in (*others, article):
        owners |= dict.fromkeys(_lines_of(one, place), one.id)
    return owners


def _lines_of(article: Article, place: Source) -> Iterator[int]:
    for part in (article.source, *article.continued):
        if (part.path, part.page) == (place.path, place.page):
            yield from (number for first, last in part.lines for number in range(first, last + 1))


def _told(
    page: RawPage, raw: Page, has_picture: bool, article: Article, owners: dict[int, str]
) -> RawPage:
    own = [line for line in raw.lines if owners.get(line.number) == article.id]
    units = trace(own, [passage.text for passage in passages(article, ())])
    sheet = raw.sheet
    return RawPage(
        source=page.source,
        part=page.part,
        parts=page.parts,
        state=page.state,
        lines=tuple(_line(line, article, owners, units) for line in raw.lines),
        note="" if raw.lines else " ".join(raw.notes),
        has_picture=has_picture,
        size=(sheet.width, sheet.height) if sheet else None,
        boxes=tuple(outlines(line.placed.box for line in own if line.placed)),
    )


def _line(line: Line, article: Article, owners: dict[int, str], units: dict[int, int]) -> RawLine:
    owner = owners.get(line.number)
    if not line.text.strip():
        return RawLine(line.number, line.text, "blank")
    if owner == article.id:
        return RawLine(line.number, line.text, "own", unit=units.get(line.number))
    role: Role = "other" if owner else "furniture"
    return RawLine(line.number, line.text, role, article=owner)


def outlines(boxes: Iterable[Box]) -> list[Box]:
    """Return ``boxes`` of lines, in the order of reading, with those of a column as one."""
    found: list[Box] = []
    for box in boxes:
        if found and _goes_on(found[-1], box):
            found[-1] = hull((found[-1], box))
        else:
            found.append(box)
    return found


def _goes_on(above: Box, box: Box) -> bool:
    return across(above, box) > 0 and abs(box.top - above.bottom) <= _GAP * box.height
