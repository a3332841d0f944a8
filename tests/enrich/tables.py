"""Reading the case files beside the tests: lines with ``|``, or blocks of ``key: value``."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[list[str]]:
    """Return the cells of each line of a case file that is neither blank nor a remark."""
    text = (CASES / name).read_text(encoding="utf-8")
    return [
        [cell.strip() for cell in line.split("|")]
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    ]


def blocks(name: str) -> list[dict[str, list[str]]]:
    """Return the blocks of a case file, each key with the values of its lines."""
    found: list[dict[str, list[str]]] = []
    for block in (CASES / name).read_text(encoding="utf-8").split("\n\n"):
        values: dict[str, list[str]] = {}
        for line in block.splitlines():
            if line and not line.startswith("#"):
                key, _, value = line.partition(":")
                values.setdefault(key, []).append(value.strip())
        if values:
            found.append(values)
    return found


def listed(cell: str) -> list[str]:
    """Return the parts of ``a, b``; none for ``-`` and for nothing."""
    return [part.strip() for part in cell.split(",") if part.strip() not in {"", "-"}]
