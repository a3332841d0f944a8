"""An answer of a tool: facts for programs, and the same as short text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Protocol


class Answer(Protocol):
    """A dataclass whose fields are the structured content of an answer."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def written(self) -> Iterator[str]:
        """Yield the answer as text: the parts of it that stand on lines of their own."""
