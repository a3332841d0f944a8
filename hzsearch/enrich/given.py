"""What a person says of an article; it wins over what the text says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """The main zone, the day of the event (ISO) and the topics; None where nothing is said.

    An empty text or tuple says that there is none.
    """

    zone: str | None = None
    date: str | None = None
    topics: tuple[str, ...] | None = None
