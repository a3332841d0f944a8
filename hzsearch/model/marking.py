"""A text with its matches drawn, in whatever form a face draws them."""

from __future__ import annotations

from collections.abc import Callable

#: Spans (start, end) of a text, in characters, in order and apart.
Spans = tuple[tuple[int, int], ...]


def mark(text: str, spans: Spans, draw: Callable[[str], str], rest: Callable[[str], str]) -> str:
    """Return ``text`` with ``draw`` applied to each of ``spans`` and ``rest`` to all between."""
    parts, last = [], 0
    for start, end in (*spans, (len(text), len(text))):
        parts += [rest(text[last:start])] if last < start else []
        parts += [draw(text[start:end])] if start < end else []
        last = end
    return "".join(parts)
