"""The table that ``hzsearch export`` writes, so that ``hzsearch import`` knows it again.

What it has a column for comes back exactly as it was: nothing is read out of its cells but what
was written into them. Of ``text``, paragraphs stand on lines of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from hzsearch.archive.records import values

COLUMNS = (
    *("id", "date", "published", "zone", "zones", "province", "topics", "kind"),
    *("kicker", "headline", "subheadline", "bylines", "text"),
    *("file", "page", "lines", "citation"),
)
_LISTS, _TITLES = ("zones", "topics", "bylines"), ("kicker", "headline", "subheadline")
# Where it was printed; the article that comes back stands in the table.
_PRINTED = ("file", "page", "lines", "citation")

# No topic of ours has it in its name, as some have 、 (项目签约、开工与投产).
_BETWEEN = "；"
# Also as programs write the table that part its lines otherwise.
_LINE_END = re.compile("\r?\n")

# What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection), also
# behind blanks; with apostrophes in front, so that one more can always be taken away again.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")

#: A text that goes on in another cell of a workbook has no fewer characters: pairs in UTF-16 that
#: fill one (Excel specifications and limits: 32,767 units).
_FULL = 32_767 // 2


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet program takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """Return the cell of which ``harmless`` made ``cell``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def joined(parts: Sequence[str]) -> str:
    """Return a list as one cell: ； between its parts, or JSON where that would part them anew."""
    cell = _BETWEEN.join(parts)
    return cell if parted(cell) == list(parts) else json.dumps(list(parts), ensure_ascii=False)


def parted(cell: str) -> list[str]:
    """Return the list of which ``joined`` made ``cell``."""
    listed = _listed(cell) if cell.startswith("[") else None
    if listed is not None:
        return listed
    return cell.split(_BETWEEN) if cell else []


def _listed(cell: str) -> list[str] | None:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return found if all(isinstance(part, str) for part in found) else None


def more_text(part: int) -> str:
    """Return the name of the column with that part of a long text, from 2 on."""
    return f"text {part}"


def is_exported(columns: Sequence[str]) -> bool:
    """Say whether a table has the columns of an export, of CSV or of a workbook."""
    more = range(2, len(columns) - len(COLUMNS) + 2)
    return tuple(columns) == (*COLUMNS, *map(more_text, more))


def with_text(cells: Mapping[str, str]) -> dict[str, str]:
    """Return a row with the parts of a text that goes on in "text 2", … put together."""
    whole, part = dict(cells), 2
    last = whole.get("text", "")
    while "text" in whole and more_text(part) in whole:
        more = whole.pop(more_text(part))
        # A column that others call so may be a text of its own.
        between = "" if len(last) >= _FULL or not more else "\n"
        whole["text"], last, part = f"{whole['text']}{between}{more}", more, part + 1
    return whole


def record_of(cells: Mapping[str, str]) -> dict[str, object]:
    """Return the article's JSON form of a row of an export, by the names of COLUMNS.

    What a program made other days or kinds of, when it saved the table, is read as in any
    table. A row without a citation is none of an export, and returned as it is.
    """
    if not cells["citation"].strip():
        return dict(cells)
    date, odd_date = _day(cells, "date")
    published, odd_published = _day(cells, "published")
    kind, odd_kind = values.kind(cells["kind"])
    return {
        "id": cells["id"],
        **{name: cells[name] for name in _TITLES},
        **{name: parted(cells[name]) for name in _LISTS},
        **{name: cells[name] or None for name in ("zone", "province")},
        **{"kind": kind, "date": date, "published": published},
        "date_source": "given" if date else None,
        "subheads": [],
        "paragraphs": [text for text in _LINE_END.split(cells["text"]) if text.strip()],
        "source": {},
        "doubts": [*odd_kind, *odd_date, *odd_published],
        "meta": {name: cells[name] for name in _PRINTED if cells[name].strip()},
    }


def _day(cells: Mapping[str, str], name: str) -> tuple[str | None, list[str]]:
    return values.day(cells[name], name) if cells[name].strip() else (None, [])
