"""Archives in: where the source files lie, and what pages they hold."""

from hzsearch.archive.sources import SIDECAR, SourceFile, find_sources
from hzsearch.archive.text import read_pages

__all__ = ["SIDECAR", "SourceFile", "find_sources", "read_pages"]
