"""The table that ``hzsearch export`` writes, so that ``hzsearch import`` knows it again."""

from __future__ import annotations

import re

COLUMNS = (
    *("id", "date", "published", "zone", "zones", "province", "topics", "kind"),
    *("kicker", "headline", "subheadline", "bylines", "text"),
    *("file", "page", "lines", "citation"),
)

# What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection), also
# behind blanks; with apostrophes in front, so that one more can always be taken away again.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet program takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """Return the cell of which ``harmless`` made ``cell``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
