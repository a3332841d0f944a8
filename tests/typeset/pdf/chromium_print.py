"""HTML into a PDF by a headless Chromium, and from the same layout where every line stands."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--no-pdf-header-footer",
    "--disable-pdf-tagging",
    "--virtual-time-budget=20000",
)

#: Points in a CSS pixel.
POINTS = 0.75

#: Where the em box of Noto CJK begins below the top of its line, in ems.
RISE = 0.275

#: Takes away what does not fit, then writes down every line: text, box, owner, role.
SCRIPT = """
<script>
const mine = document.currentScript;
Promise.all([...document.fonts].map((face) => face.load())).then(() => {
for (const track of document.querySelectorAll('.track')) {
  const end = track.getBoundingClientRect().bottom;
  for (const child of [...track.children])
    if (child.getBoundingClientRect().bottom > end + 1) child.remove();
}
for (const page of document.querySelectorAll('.page')) {
  const grid = page.querySelector('.grid');
  if (grid.clientHeight < 300) grid.remove();
}
const lines = [];
const pages = [...document.querySelectorAll('.page')];
for (const element of document.querySelectorAll('[data-role]')) {
  const page = element.closest('.page');
  const origin = page.getBoundingClientRect();
  const style = getComputedStyle(element);
  const down = style.writingMode.startsWith('vertical');
  const size = parseFloat(style.fontSize);
  const article = element.closest('[data-owner]');
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let line = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      if (!node.data[at].trim()) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const place = down ? box.left : box.top;
      if (!line || Math.abs(place - line.place) > size / 2 ||
          (!down && box.left < line.right - size)) {
        line = {text: '', place, page: pages.indexOf(page) + 1, size, down,
          owner: article ? article.dataset.owner : null, role: element.dataset.role,
          block: +(element.dataset.block || -1), piece: +(article ? article.dataset.piece : 1),
          left: 1e9, top: 1e9, right: -1e9, bottom: -1e9};
        lines.push(line);
      }
      line.text += node.data[at];
      line.left = Math.min(line.left, box.left - origin.left);
      line.right = Math.max(line.right, box.right - origin.left);
      line.top = Math.min(line.top, box.top - origin.top);
      line.bottom = Math.max(line.bottom, box.bottom - origin.top);
    }
  }
}
mine.remove();
const truth = document.createElement('template');
truth.id = 'truth';
truth.setAttribute('data-lines', JSON.stringify(lines));
document.body.appendChild(truth);
});
</script>
"""


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def print_html(html: str) -> tuple[bytes, list[dict[str, Any]]]:
    """Return the PDF of ``html`` and its lines in the form of the gold.

    The document is laid out once with the script that measures it; what that
    leaves is printed as it is, so that both runs see the same elements.
    """
    chromium = find_chromium()
    if chromium is None:
        raise RuntimeError("no Chromium on this machine; install one to make these pages")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        page = root / "page.html"
        page.write_text(html + SCRIPT, encoding="utf-8")
        dom = _run(chromium, root, "--dump-dom", page)
        found = re.search(r'<template id="truth" data-lines="([^"]*)"></template>', dom)
        if found is None:
            raise RuntimeError("Chromium did not run the script that measures the lines")
        page.write_text(dom.replace(found[0], ""), encoding="utf-8")
        pdf = root / "page.pdf"
        _run(chromium, root, f"--print-to-pdf={pdf}", page)
        return pdf.read_bytes(), [_gold(line) for line in json.loads(unescape(found[1]))]


def _run(chromium: str, root: Path, what: str, page: Path) -> str:
    command = [chromium, *FLAGS, f"--user-data-dir={root / 'profile'}", what, page.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8")


def _gold(line: dict[str, Any]) -> dict[str, Any]:
    """Return a measured line as gold: the em boxes of its characters, in points."""
    left, top, right, bottom = (line[side] for side in ("left", "top", "right", "bottom"))
    size = line["size"]
    if line["down"]:
        left, right = (left + right - size) / 2, (left + right + size) / 2
    else:
        top = top + RISE * size
        bottom = top + size
    box = [round(side * POINTS, 1) for side in (left, top, right, bottom)]
    kept = {name: line[name] for name in ("page", "text", "owner", "role", "block", "piece")}
    return {**kept, "box": box}
