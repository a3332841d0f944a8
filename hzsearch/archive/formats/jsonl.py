"""JSON Lines (.jsonl, .ndjson): a ready article on each line.

See ``hzsearch.archive.records`` for what a record may hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from hzsearch.archive.document import Document
from hzsearch.archive.formats.stream import is_clean, text_lines
from hzsearch.archive.records import Collector, RecordError
from hzsearch.errors import ArchiveError

#: Characters of a line. No article is as long; a line that is holds something else.
MOST_CHARACTERS = 8_000_000


def read(data: bytes, name: str) -> Document:
    """Return the articles of the file called ``name``; a note for each line that is none.

    Raises ArchiveError where it is no text, or one JSON array.
    """
    collector = Collector(name)
    for number, line in _lines(data, name):
        try:
            record = _object(line)
        except RecordError as error:
            collector.refuse(str(error), [number])
        else:
            collector.take(record, [number])
    return collector.document()


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Yield the non-blank lines with their numbers."""
    is_first = True
    for number, line in enumerate(text_lines(data, name), start=1):
        if is_first and (line.strip() == "[" or line.startswith("[{")):
            raise ArchiveError(f"{name} holds a JSON array; write one object a line instead.")
        if line.strip():
            is_first = False
            yield number, line


def _object(line: str) -> dict[str, object]:
    """Return the object that ``line`` is; RecordError where it is none."""
    if len(line) > MOST_CHARACTERS:
        raise RecordError(f"it has {len(line):,} characters, more than any article")
    if not is_clean(line):
        raise RecordError("it is not text in the encoding of the lines before")
    try:
        value = json.loads(line)
    except RecursionError:
        raise RecordError("it is nested too deep to be an article") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        raise RecordError(f"it is not JSON ({reason})") from None
    if not isinstance(value, dict):
        raise RecordError("it is no JSON object")
    # \ud83d without its other half can be written in JSON, but is no character.
    if "\\u" in line and not is_clean(json.dumps(value, ensure_ascii=False)):
        raise RecordError(r"it holds half a character (\ud800 to \udfff)")
    return value
