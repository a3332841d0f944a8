"""What a PDF says about itself: the day it was made."""

from __future__ import annotations

import re
from datetime import date

#: A date of PDF: D:YYYYMMDDHHmmSS, what follows the year may be left out (ISO 32000-1, 7.9.4).
_DATE = re.compile(r"\s*(?:D:)?(\d{4})(\d\d)(\d\d)")


def day(written: str) -> date | None:
    """Return the day of a PDF date as it is written there, None where it names none."""
    found = _DATE.match(written)
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
