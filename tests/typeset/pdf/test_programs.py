"""Pages that other programs make: their truth is measured, so it is proof-read."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.typeset.pdf import cairo_issue, chromium_issue
from tests.typeset.pdf.cairo_issue import find_pdftocairo
from tests.typeset.pdf.chromium_print import find_chromium
from tests.typeset.pdf.proof import misplaced

pytest.importorskip("pypdfium2", reason="the pages are proof-read with pdfium")


def has_han() -> bool:
    """Say whether the machine has a font for Han characters."""
    if shutil.which("fc-list") is None:
        return False
    found = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
    return bool(found.stdout)


@pytest.mark.skipif(not (find_chromium() and has_han()), reason="needs Chromium and a Han font")
def test_chromium_prints_every_line_where_it_was_measured() -> None:
    data, gold = chromium_issue(1)
    assert len(gold["lines"]) > 50
    assert misplaced(data, gold) == []


@pytest.mark.skipif(not (find_pdftocairo() and has_han()), reason="needs pdftocairo, a Han font")
def test_cairo_leaves_every_line_where_it_was() -> None:
    pytest.importorskip("reportlab", reason="cairo writes reportlab's pages anew")
    data, gold = cairo_issue(10)
    assert len(misplaced(data, gold)) < 0.05 * len(gold["lines"])
