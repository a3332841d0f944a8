"""The package tantivy, or one sentence on how to get it."""

from __future__ import annotations

from hzsearch.errors import UsageError

try:
    import tantivy
except ImportError as error:
    raise UsageError(
        "The engine tantivy needs the extra “fast”: pip install 'hzsearch[fast]'."
    ) from error

__all__ = ["tantivy"]
