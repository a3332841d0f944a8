"""The index: the one object behind every face."""

from hzsearch.index.index import COUNTABLE, Index, open_index

__all__ = ["COUNTABLE", "Index", "open_index"]
