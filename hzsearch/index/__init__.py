"""The index: the one object behind every face."""

from hzsearch.index.index import Index, open_index

__all__ = ["Index", "open_index"]
