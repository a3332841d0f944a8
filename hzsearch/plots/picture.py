"""Counts as a picture for a report, in SVG or PNG: bars, or a line over time.

Drawn on figures of our own, never through pyplot, so that no display is needed. The
same counts give the same bytes with the same matplotlib and fonts.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hzsearch.aggregations.counts import Counts
from hzsearch.aggregations.extent import Extent
from hzsearch.errors import UsageError
from hzsearch.plots.chart import Chart, chart
from hzsearch.plots.fonts import CHINESE, SHOWN, chinese_font
from hzsearch.plots.wording import source, subtitle, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Dots per inch of a PNG.
DPI = 200
#: More bars than these nobody reads, and an image of their height few programs open.
MOST_BARS = 200

_FALLBACK = "DejaVu Sans"  # comes with matplotlib
_MISSING = re.compile(r"Glyph (\d+) .*missing from")


def write_picture(counts: Counts, extent: Extent, path: Path) -> str:
    """Draw ``counts`` from an archive of ``extent`` into ``path``, a name in .svg or .png.

    Returns the characters that a PNG could not show, as no font has them. Raises UsageError
    where matplotlib or, for a PNG, a Chinese font is missing, where there is nothing or too
    much to draw, and where the file can not be written.
    """
    _check_matplotlib()
    drawn = chart(counts, whole=True)
    _check_rows(drawn)
    font = chinese_font()
    if font is None and path.suffix.lower() == ".png":
        raise UsageError(
            "No font on this machine has Chinese characters; install one, "
            f"such as {CHINESE[0]}, or write an .svg."
        )
    try:
        return _save(
            drawn, (title(counts), subtitle(counts), source(drawn, counts, extent)), font, path
        )
    except OSError as error:
        raise UsageError(f"{path} can not be written: {error.strerror or error}.") from None


def _check_matplotlib() -> None:
    try:
        import matplotlib  # noqa: F401, PLC0415  an extra
    except ImportError:
        raise UsageError(
            "Pictures need the extra “plot”: pip install 'hzsearch[plot]'; "
            "--plot without a file draws in the terminal."
        ) from None


def _check_rows(drawn: Chart) -> None:
    english, chinese = drawn.by
    if not drawn.rows:
        raise UsageError(f"No article that matches has a {english} {chinese}; nothing to draw.")
    if not drawn.timed and len(drawn.rows) > MOST_BARS:
        raise UsageError(
            f"{len(drawn.rows)} bars are too many for a picture; add -n 40 for the most frequent."
        )


def _save(drawn: Chart, texts: tuple[str, str, str], font: str | None, path: Path) -> str:
    """Draw and write, with matplotlib's settings ours meanwhile and then as they were."""
    from matplotlib import style  # noqa: PLC0415  an extra

    from hzsearch.plots.figure import figure  # noqa: PLC0415  likewise

    families = [font, _FALLBACK] if font else [_FALLBACK]
    settings = {
        "font.family": families,
        "svg.fonttype": "none",
        "svg.hashsalt": "hzsearch",
    }
    with style.context(["default", settings]), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        _write(figure(drawn, *texts), path, families)
    # Where no font here has a character, an SVG leaves it to who shows it.
    return _missing(str(one.message) for one in caught) if path.suffix.lower() == ".png" else ""


def _missing(messages: Iterable[str]) -> str:
    """Return the characters that matplotlib says no font has, each once."""
    found = (_MISSING.match(message) for message in messages)
    return "".join(dict.fromkeys(chr(int(one[1])) for one in found if one))


def _write(figure: Figure, path: Path, families: list[str]) -> None:
    if path.suffix.lower() == ".png":
        figure.savefig(path, dpi=DPI, format="png", metadata={"Software": "hzsearch"})
        return
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": "hzsearch"})
    # The machine that shows it may have other fonts than the one that drew it.
    ours, wanted = (", ".join(f"'{name}'" for name in names) for names in (families, SHOWN))
    text = path.read_text(encoding="utf-8").replace(ours, f"{wanted}, sans-serif")
    path.write_text(text, encoding="utf-8")
