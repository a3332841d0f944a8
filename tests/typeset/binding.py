"""The shapes a dump is stored in: several pages to a file, encodings, line ends."""

from __future__ import annotations

from typing import Any

from tests.typeset.truth import Gold

VARIANTS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "crlf")


def encode(text: str, variant: str) -> bytes:
    """Return ``text`` stored as ``variant``: an encoding, or UTF-8 with CRLF line ends."""
    if variant == "crlf":
        return text.replace("\n", "\r\n").encode("utf-8")
    return text.encode(variant)


def bind(pages: list[tuple[str, Gold]]) -> tuple[str, Gold]:
    """Bind pages to one file with form feeds; line numbers run through, articles know their page.

    The form feed stands at the start of a page's first line, as pdftotext sets it.
    """
    bound: Gold = {"published": pages[0][1]["published"], "articles": [], "furniture": []}
    above = 0
    for number, (text, gold) in enumerate(pages, 1):
        bound["articles"] += [{**_shift(a, above), "page": number} for a in gold["articles"]]
        bound["furniture"] += _shift(gold["furniture"], above)
        above += text.count("\n")
    return "\f".join(text for text, _ in pages), bound


def _shift(value: Any, above: int) -> Any:
    """Add ``above`` to every line number in a gold value; all its integers are such numbers."""
    if isinstance(value, dict):
        return {name: _shift(part, above) for name, part in value.items()}
    if isinstance(value, list):
        return [_shift(part, above) for part in value]
    return value + above if isinstance(value, int) else value
