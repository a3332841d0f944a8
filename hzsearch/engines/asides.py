"""Files of articles that workers write aside for the one writer: a line of text for each.

So workers do what takes time, and the writer only hands on what they made. What stands on
a line is the engine's.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hzsearch.analysis import Document


def write_lines(
    folder: Path, documents: Iterable[Document], line: Callable[[Document], str]
) -> list[str]:
    """Write the ``line`` of each of ``documents`` into a file in ``folder``; none for none.

    Returns the file's id.
    """
    waiting = iter(documents)
    first = next(waiting, None)
    if first is None:
        return []
    name = secrets.token_hex(8)
    with aside_path(folder, name).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{line(first)}\n")
        file.writelines(f"{line(one)}\n" for one in waiting)
    return [name]


def read_lines(folder: Path, name: str) -> Iterator[str]:
    """Yield the lines of a file, with their ends."""
    with aside_path(folder, name).open(encoding="utf-8", newline="\n") as file:
        yield from file


def aside_path(folder: Path, name: str) -> Path:
    """Return where a file of articles lies."""
    return folder / f"ASIDE_{name}.jsonl"
