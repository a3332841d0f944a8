"""The tables that ship with hzsearch; see README.md beside this file for their sources."""

from __future__ import annotations

import csv
import pkgutil


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the packaged table ``name`` (``zones.csv``) by column.

    Reads through the package's loader, so that it also works from a zip.
    """
    data = pkgutil.get_data(__name__, name)
    if data is None:
        raise FileNotFoundError(name)
    return list(csv.DictReader(data.decode("utf-8").splitlines()))
