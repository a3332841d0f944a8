"""hzsearch (高新 search): full-text search for Chinese newspaper archives.

>>> import hzsearch
>>> index = hzsearch.open("my-index")
>>> report = index.build("my-archive")
>>> for hit in index.query("信创", zone="天津滨海高新区"):
...     print(hit.id, hit.article.headline)
2026-03-16/06.txt:6 信创“朋友圈”再添光互连
2024-03-18/01.txt:5 一座“信创谷”十年“筑链”人
"""

from __future__ import annotations

from pathlib import Path as _Path
from typing import TYPE_CHECKING

from hzsearch.errors import (
    ArchiveError,
    ClosedIndexError,
    DamagedIndexError,
    ForeignIndexError,
    HzsearchError,
    LockedIndexError,
    NoIndexError,
    StoppedError,
    UnknownArticleError,
    UnknownNameError,
    UnreadableIndexError,
    UnusableIndexError,
    UsageError,
)
from hzsearch.model import Article, Extraction, Hit, Results, Snippet, Source

if TYPE_CHECKING:
    from hzsearch.engines.location import Remote as _Remote
    from hzsearch.index import Index

__version__ = "0.1.0"

__all__ = [
    "ArchiveError",
    "Article",
    "ClosedIndexError",
    "DamagedIndexError",
    "Extraction",
    "ForeignIndexError",
    "Hit",
    "HzsearchError",
    "Index",
    "LockedIndexError",
    "NoIndexError",
    "Results",
    "Snippet",
    "Source",
    "StoppedError",
    "UnknownArticleError",
    "UnknownNameError",
    "UnreadableIndexError",
    "UnusableIndexError",
    "UsageError",
    "open",
    "read",
]


def open(path: str | _Path | _Remote | None = None) -> Index:
    """Return the index in the folder ``path``, by default the one the command line uses.

    ``https://host:9200/NAME`` is one on a server (docs/cluster.md).

    Nothing is read yet: ``query`` raises NoIndexError where there is none, and
    ``add`` and ``build`` make one.
    """
    from hzsearch.index import open_index  # noqa: PLC0415  importing hzsearch stays cheap

    return open_index(path)


def read(path: str | _Path, date: str | None = None) -> Extraction:
    """Return the articles and the furniture of one source file, indexing nothing.

    ``date`` is the issue's day (YYYY-MM-DD) where the file does not tell it. Raises
    ArchiveError where the file can not be read as newspaper text.
    """
    from hzsearch.days import iso_day  # noqa: PLC0415
    from hzsearch.ingest import extract_file  # noqa: PLC0415

    try:
        given = iso_day(date) if date else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    return extract_file(_Path(path), _Path(path).name, given)


def __getattr__(name: str) -> object:
    if name == "Index":
        from hzsearch.index import Index  # noqa: PLC0415

        return Index
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
