"""The package opensearch-py, or one sentence on how to get it."""

from __future__ import annotations

import logging

from hzsearch.errors import UsageError

try:
    import opensearchpy
except ImportError as error:
    raise UsageError(
        "An index on a server needs the extra “opensearch”: pip install 'hzsearch[opensearch]'."
    ) from error

# It tells of each failed call, also of those that are made again and succeed.
logging.getLogger("opensearch").addHandler(logging.NullHandler())

__all__ = ["opensearchpy"]
