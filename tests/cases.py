"""Cases as text: blocks parted by blank lines, in files that a reader can add to.

A block is a question and, after a line ``=>``, the answer. Lines that begin with
``#`` are remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def read_cases(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the (question, answer) pairs of the file ``path``."""
    kept = (line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] != "#")
    for block in "\n".join(kept).split("\n\n"):
        if block.strip():
            question, _, answer = block.strip("\n").partition("\n=>\n")
            yield question, answer
