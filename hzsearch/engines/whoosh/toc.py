"""The index as Whoosh knows it: its schema, and the table of contents it opens.

Every commit also writes Whoosh's own table of contents, so that
``whoosh.index.open_dir(folder)`` gives a Whoosh index with readers, searchers
and queries, through the codec in codec.py. hzsearch itself never reads that
file: it is a pickle, and a pickle from a stranger runs his code.
"""

from __future__ import annotations

from pathlib import Path

from whoosh import fields, formats
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from hzsearch.analysis import FIELDS
from hzsearch.engines.columns import KEYWORDS
from hzsearch.engines.whoosh.codec import HzsearchSegment
from hzsearch.engines.whoosh.manifest import Manifest

INDEX_NAME = "MAIN"


def schema() -> fields.Schema:
    """Return the Whoosh schema: words by field, pairs of characters, keywords."""
    words = {name: fields.TEXT(analyzer=_precut(), phrase=False) for name in FIELDS}
    keywords = {name: fields.ID(stored=name == "id") for name in KEYWORDS}
    return fields.Schema(grams=_Grams(), **words, **keywords)


def write_toc(folder: Path, manifest: Manifest) -> None:
    """Write Whoosh's table of contents for ``manifest`` to ``folder``."""
    segments = [
        HzsearchSegment(INDEX_NAME, entry.id, entry.articles, entry.deleted)
        for entry in manifest.segments
    ]
    # One of that name is left from a build that was killed just before its commit.
    (folder / f"_{INDEX_NAME}_{manifest.generation}.toc").unlink(missing_ok=True)
    TOC(schema(), segments, manifest.generation).write(FileStorage(str(folder)), INDEX_NAME)


def _precut() -> SpaceSeparatedTokenizer:
    return SpaceSeparatedTokenizer()


class _Grams(fields.ID):  # type: ignore[misc]
    """Pairs of neighbouring characters: only whether an article has one."""

    def __init__(self) -> None:
        super().__init__()
        self.format = formats.Existence()
