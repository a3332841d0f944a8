"""Archives in: where the source files lie, and what they hold."""

from hzsearch.archive.containers import is_container
from hzsearch.archive.document import Document
from hzsearch.archive.formats import holds_records, read
from hzsearch.archive.sources import (
    SIDECAR,
    Opened,
    SourceFile,
    digest,
    find_files,
    find_sources,
    is_there,
    open_source,
)

__all__ = [
    "SIDECAR",
    "Document",
    "Opened",
    "SourceFile",
    "digest",
    "find_files",
    "find_sources",
    "holds_records",
    "is_container",
    "is_there",
    "open_source",
    "read",
]
