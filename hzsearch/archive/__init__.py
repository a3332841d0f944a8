"""Archives in: where the source files lie, and what pages they hold."""

from hzsearch.archive.sources import SourceFile, find_sources
from hzsearch.archive.text import read_pages

__all__ = ["SourceFile", "find_sources", "read_pages"]
