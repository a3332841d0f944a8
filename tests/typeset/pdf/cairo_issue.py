"""The pages of reportlab as cairo writes them: other text objects, and fonts in the file.

poppler's ``pdftocairo`` draws a page anew. Faces that no file holds become subset
CID fonts of whatever the machine has for them, and some characters come back as
radicals (⽉ for 月), as they do from many a paper's PDF.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.typeset.pdf.reportlab_issue import reportlab_issue
from tests.typeset.pdf.truth import Gold


def find_pdftocairo() -> str | None:
    """Return the path of poppler's pdftocairo on this machine, or None."""
    return shutil.which("pdftocairo")


def cairo_issue(seed: int) -> tuple[bytes, Gold]:
    """Return reportlab's issue of a seed as cairo writes it, and the truth about it.

    Raises RuntimeError where there is no pdftocairo.
    """
    program = find_pdftocairo()
    if program is None:
        raise RuntimeError("no pdftocairo on this machine; install poppler-utils")
    data, gold = reportlab_issue(seed, plain=True)
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(data)
        command = [program, "-pdf", str(before), str(after)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return after.read_bytes(), {**gold, "producer": "cairo"}
