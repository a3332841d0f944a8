"""Proof-reading: does a PDF hold every line of its truth where that says it does?"""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.quality.pdf_lines import fold
from tests.typeset.pdf.truth import Gold

#: White around a box in which a line's characters may still lie, in points.
NEAR = 1.5
#: The share of a line's characters that may be missing, where a reader knows a sign otherwise.
UNREAD = 0.2


def misplaced(data: bytes, gold: Gold) -> list[Gold]:
    """Return the lines of ``gold`` that pdfium does not find in their boxes."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        pages = [document[number] for number in range(len(document))]
        texts = [(page.get_textpage(), page.get_height()) for page in pages]
        return [line for line in gold["lines"] if not _stands(texts[line["page"] - 1], line)]


def _stands(page: tuple[Any, float], line: Gold) -> bool:
    text, high = page
    left, top, right, bottom = line["box"]
    found = text.get_text_bounded(
        left=left - NEAR, bottom=high - bottom - NEAR, right=right + NEAR, top=high - top + NEAR
    )
    wanted = Counter(fold(line["text"]))
    return bool((wanted - Counter(fold(found))).total() <= UNREAD * wanted.total())
