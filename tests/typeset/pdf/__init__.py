"""Newspaper pages as PDFs by seed, each with its exact truth, through several producers.

A producer takes a seed and returns a PDF and its gold; it raises RuntimeError
where the machine lacks the program it needs.
"""

from collections.abc import Callable

from tests.typeset.pdf.cairo_issue import cairo_issue
from tests.typeset.pdf.chromium_issue import chromium_issue
from tests.typeset.pdf.reportlab_issue import reportlab_issue
from tests.typeset.pdf.truth import Gold

PRODUCERS: dict[str, Callable[[int], tuple[bytes, Gold]]] = {
    "reportlab": reportlab_issue,
    "chromium": chromium_issue,
    "cairo": cairo_issue,
}

__all__ = ["PRODUCERS", "cairo_issue", "chromium_issue", "reportlab_issue"]
