"""What an answer hangs on: the state of the index, and the user's own tables, which may change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from hzsearch import taxonomy
from hzsearch.analysis import dictionary
from hzsearch.engines.base import Reader
from hzsearch.expand import synonyms

_TABLES = (dictionary.VARIABLE, synonyms.VARIABLE, taxonomy.VARIABLE)


def stamp(reader: Reader) -> str:
    """Return a name that is another one after every commit, and after a change of a table."""
    return " ".join((reader.stamp, *_tables()))


def _tables() -> Iterator[str]:
    """Yield when each of the tables was written; one that can not be read is told by a query."""
    for place in filter(None, map(os.environ.get, _TABLES)):
        try:
            facts = Path(place).stat()
        except OSError:
            yield "none"
        else:
            yield f"{facts.st_mtime_ns}-{facts.st_size}"
