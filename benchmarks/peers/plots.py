"""The figures as pictures in SVG: bars and dots in panels, lines for the growth.

Ours are blue. The same figures give the same bytes with the same matplotlib.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from benchmarks.peers.base import KINDS
from benchmarks.peers.figures import Figures, Measured

_FONT = "DejaVu Sans"  # comes with matplotlib
_SETTINGS: dict[str, Any] = {
    "font.family": [_FONT],
    "font.size": 9,
    "svg.fonttype": "none",
    "svg.hashsalt": "hzsearch",
}
_LIGHT = "#7db2dc"
_OURS, _THEIRS, _INK, _PALE = "#2b6391", "#b0b0b0", "#333333", "#dddddd"
_BAR = 0.24  # inches from one bar to the next
#: What an SVG does without: indents, names that nothing refers to, turns by no angle.
_NEEDLESS = re.compile(
    r"(?<=\n) +"
    r"| id=\"(?:line2d|text|patch|[xy]tick|LineCollection)_\d+\""
    r"| transform=\"rotate\(-0 [^\"]*\""
)
#: Lines of peers; of more than there are colours, the others are dashed.
_COLOURS = ("#d17a22", "#4f8f4f", "#a0478a", "#c2453d", "#7a6a3a", "#3a9a9a", "#777777", "#b59a00")

Panel = tuple[str, Callable[[Measured], float | None], str]


def draw(figures: Figures, folder: Path) -> list[Path]:
    """Write all pictures into ``folder`` and return their paths."""
    drawings = {
        "performance-build.svg": _building,
        "performance-literals.svg": _answers,
        "performance-queries.svg": _queries,
        "performance-growth.svg": _growth,
    }
    return [_save(make, figures, folder / name) for name, make in drawings.items()]


def _save(make: Callable[[Figures], Figure], figures: Figures, path: Path) -> Path:
    with style.context(["default", _SETTINGS]):
        make(figures).savefig(path, format="svg", metadata={"Date": None})
    text = path.read_text(encoding="utf-8")
    # Whoever shows it may lack the font.
    text = _NEEDLESS.sub("", text.replace(f"'{_FONT}'", f"'{_FONT}', sans-serif"))
    path.write_text(text, encoding="utf-8")
    return path


def _building(figures: Figures) -> Figure:
    most, text = figures.most, figures.text[figures.most]
    rows = [one for one in figures.peers if one.seconds.get(most)]

    def speed(one: Measured) -> float | None:
        seconds = one.fastest(most)
        return most / seconds if seconds else None

    return _panels(
        rows,
        [
            ("build, articles a second (more is better)", speed, "{:,.0f}"),
            ("peak memory of a build, MB", lambda one: one.memory[most] / 1e6, "{:,.0f}"),
            ("index, times the text", lambda one: one.size[most] / text, "{:.1f}"),
            (
                "one cold query, ms",
                lambda one: min(one.cold) * 1e3 if one.cold else None,
                "{:,.0f}",
            ),
        ],
    )


def _answers(figures: Figures) -> Figure:
    rows = [one for one in figures.peers if one.literals and not one.index_of]

    def complete(one: Measured) -> float | None:
        told = one.literals
        return 100 * (1 - told.incomplete / told.asked) if told else None

    def right(one: Measured) -> float | None:
        told = one.literals
        found = told.right + told.wrong if told else 0
        return 100 * told.right / found if told and found else None

    return _panels(
        rows,
        [
            ("literals found in every article that has them, %", complete, "{:.0f}"),
            ("matches that do have the literal, %", right, "{:.1f}"),
        ],
    )


def _panels(rows: Sequence[Measured], panels: Sequence[Panel]) -> Figure:
    high = _BAR * len(rows) + 0.55
    made = Figure(figsize=(9.0, high * ((len(panels) + 1) // 2)), layout="constrained")
    for axes, (title, value, form) in zip(_grid(made, len(panels)), panels, strict=True):
        values = [value(one) or 0.0 for one in rows]
        axes.barh(range(len(rows)), values, height=0.7, color=[_colour(one) for one in rows])
        for place, one in enumerate(rows):
            told = value(one)
            text = "–" if told is None else form.format(told)
            at: dict[str, Any] = {"xytext": (3, 0), "textcoords": "offset points"}
            axes.annotate(text, (values[place], place), va="center", color=_INK, size=8, **at)
        axes.set_xlim(0, (max(values) or 1) * 1.15)
        axes.xaxis.set_visible(False)
        _rows(axes, rows, title)
    return made


def _grid(made: Figure, panels: int, *, sharex: bool = False) -> Iterator[Axes]:
    yield from made.subplots((panels + 1) // 2, 2, sharey=True, sharex=sharex).flat


def _rows(axes: Axes, rows: Sequence[Measured], title: str) -> None:
    axes.set_title(title, size=9, color=_INK, loc="left")
    axes.set_yticks(range(len(rows)), [one.name for one in rows], size=8, color=_INK)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "left")
        spine.set_color(_PALE)


def _colour(one: Measured) -> str:
    return _OURS if one.key.startswith("hzsearch") else _THEIRS


def _queries(figures: Figures) -> Figure:
    most = figures.most
    rows = [one for one in figures.peers if one.times.get(most)]
    high = _BAR * len(rows) + 0.75
    made = Figure(figsize=(9.0, high * (len(KINDS) // 2)), layout="constrained")
    for axes, kind in zip(_grid(made, len(KINDS), sharex=True), KINDS, strict=True):
        _rows(axes, rows, f"{kind}, ms: p50 ● and p95")
        _dots(axes, rows, [(one.p50(most, kind), one.p95(most, kind)) for one in rows])
        _logarithmic(axes, "x")
        axes.xaxis.set_tick_params(labelbottom=True)
    return made


def _dots(
    axes: Axes, rows: Sequence[Measured], times: Sequence[tuple[float | None, float | None]]
) -> None:
    for colour in (_OURS, _THEIRS):
        there = [
            (place, low, top)
            for place, (one, (low, top)) in enumerate(zip(rows, times, strict=True))
            if low is not None and top is not None and _colour(one) == colour
        ]
        if there:
            places, lows, tops = zip(*there, strict=True)
            axes.hlines(places, lows, tops, color=colour, linewidth=1.5)
            axes.plot(lows, places, "o", color=colour, markersize=5)
    for place, (low, _) in enumerate(times):
        if low is None:
            look: dict[str, Any] = {"va": "center", "color": "#999999", "size": 7}
            axes.text(0.02, place, "cannot", transform=axes.get_yaxis_transform(), **look)


def _logarithmic(axes: Axes, which: Literal["x", "y"]) -> None:
    (axes.set_xscale if which == "x" else axes.set_yscale)("log")
    axis = axes.xaxis if which == "x" else axes.yaxis
    if which == "y":
        axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_locator(NullLocator())
    axes.grid(axis="both" if which == "y" else "x", color=_PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis=which, which="both", labelsize=8, length=0)


def _growth(figures: Figures) -> Figure:
    made = Figure(figsize=(9.0, 4.4), layout="constrained")
    build, ask = made.subplots(1, 2)
    rows = [one for one in figures.peers if one.seconds]
    _lines(build, rows, figures, Measured.least_cpu)
    build.set_title("build, seconds of processor time", size=9, loc="left")
    asked = [one for one in figures.peers if one.times]
    _lines(ask, asked, figures, lambda one, size: one.p50(size, "common word"))
    ask.set_title("common word, p50 in ms", size=9, loc="left")
    told: dict[str, Any] = {}
    for axes in (build, ask):
        lines, names = axes.get_legend_handles_labels()
        told.update(zip(names, lines, strict=True))
    made.legend(
        told.values(), told.keys(), loc="outside lower center", ncols=4, frameon=False, fontsize=7.5
    )
    return made


def _lines(
    axes: Axes,
    rows: Sequence[Measured],
    figures: Figures,
    value: Callable[[Measured, int], float | None],
) -> None:
    sizes = sorted(figures.sizes)
    for one in rows:
        points = [(size, told) for size in sizes if (told := value(one, size)) is not None]
        axes.plot(
            *zip(*points, strict=True),
            marker="o",
            markersize=3,
            label=one.name,
            **_look(one, figures),
        )
    axes.set_xscale("log")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes], minor=False)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlabel("articles", size=8)
    _logarithmic(axes, "y")
    for name in ("top", "right"):
        axes.spines[name].set_visible(False)


def _look(one: Measured, figures: Figures) -> dict[str, Any]:
    if one.key.startswith("hzsearch"):
        dashes = "--" if one.key.endswith("-2") else ":" if one.index_of else "-"
        colour = _OURS if "whoosh" in one.key else _LIGHT
        return {"color": colour, "linestyle": dashes, "linewidth": 2.0}
    others = [row.key for row in figures.peers if not row.key.startswith("hzsearch")]
    again, place = divmod(others.index(one.key), len(_COLOURS))
    return {"color": _COLOURS[place], "linestyle": "--" if again else "-", "linewidth": 1.0}
