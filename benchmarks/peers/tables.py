"""The figures as Markdown tables; ratios are to hzsearch on Whoosh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.peers.base import KINDS
from benchmarks.peers.figures import Figures, Measured
from benchmarks.peers.registry import BASE

_NONE = "–"
#: The rows that are to be quicker, and those that they are to be quicker than.
_GOAL = ("hzsearch-tantivy", "hzsearch-tantivy-2")
_SLOWER = ("lucene-words", "xapian", "sqlite-words", "lancedb-words")


def page(figures: Figures) -> str:
    """Return all tables, each under its heading, with what was run where and when."""
    parts = [
        _told(figures),
        "### Building, size, cold start\n\n" + _table(_BUILT, _built(figures)) + _goal(figures),
        "### Literals\n\n" + _table(_LITERALS, _literals(figures)),
        "### Warm queries, median\n\n" + _table(_asked_head("p50"), _asked(figures)),
        "### Warm queries, what 19 of 20 stay below\n\n"
        + _table(_asked_head("p95"), _slowest(figures)),
        "### Answers by kind of query\n\n"
        + _table(_asked_head("missed / wrong"), _kinds(figures))
        + _contradictions(figures),
        "### Growth\n\n" + _table(_growth_head(figures), _growth(figures)),
    ]
    return "\n\n".join(parts)


def _told(figures: Figures) -> str:
    size = figures.text[figures.most]
    return (
        f"{figures.day}, {figures.machine}. {figures.articles}; the first {figures.most:,} "
        f"have {size / 1e6:.1f} MB of text. Rounds on these: {figures.rounds}."
    )


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_BUILT = (
    *(
        "",
        "version",
        "build, s",
        "of the first's",
        "CPU, s",
        "of the first's",
        "peak memory, MB",
        "of the first's",
    ),
    *("index, MB", "of the text's", "cold query, ms", "of the first's"),
)


def _built(figures: Figures) -> Iterator[Sequence[str]]:
    most, base = figures.most, base_of(figures)
    for one in figures.peers:
        if one.index_of:
            continue
        size = one.size.get(most)
        cold, base_cold = (min(row.cold, default=None) for row in (one, base))
        yield (
            *(one.name, one.missing or one.version),
            *_both(one.fastest(most), base.fastest(most), "{:.1f}"),
            *_both(one.least_cpu(most), base.least_cpu(most), "{:.1f}"),
            *_both(_mega(one.memory.get(most)), _mega(base.memory.get(most)), "{:.0f}"),
            *_both(_mega(size), figures.text[most] / 1e6, "{:.1f}"),
            *_both(_milli(cold), _milli(base_cold), "{:.0f}"),
        )


def _goal(figures: Figures) -> str:
    """Return how quickly hzsearch builds on Tantivy against those that it means to be quicker than.

    They cut with the same cutter, so that the index alone makes the difference.
    """
    rows = {one.key: one for one in figures.peers}
    ours = [rows[key].fastest(figures.most) for key in _GOAL if key in rows]
    parts = []
    for other in filter(None, map(rows.get, _SLOWER)):
        if theirs := other.fastest(figures.most):
            speeds = " and ".join(f"{theirs / one:.2f}×" for one in ours if one)
            parts.append(f"{other.name} {speeds}")
    processes = "one process and two processes" if len(ours) > 1 else "one process"
    told = f"How many times as fast hzsearch builds on Tantivy, with {processes}"
    return f"\n\n{told}: {'; '.join(parts)}." if ours and parts else ""


_LITERALS = (
    *("", "literals answered in full", "matches found", "matches missed", "found wrongly"),
    *("recall", "precision"),
)


def _literals(figures: Figures) -> Iterator[Sequence[str]]:
    for one in _whole(figures):
        told = one.literals
        if told is None:
            yield (one.name, one.missing or _NONE, *[_NONE] * 5)
            continue
        found = told.right + told.wrong
        yield (
            one.name,
            f"{told.asked - told.incomplete} of {told.asked}",
            *(f"{told.right:,}", f"{told.missed:,}", f"{told.wrong:,}"),
            _share(told.right, told.right + told.missed),
            _share(told.right, found),
        )


def _asked_head(what: str) -> Sequence[str]:
    return (what, *KINDS)


def _asked(figures: Figures) -> Iterator[Sequence[str]]:
    most, base = figures.most, base_of(figures)
    for one in figures.peers:
        if one.times.get(most):
            cells = ((one.p50(most, kind), base.p50(most, kind)) for kind in KINDS)
            yield (one.name, *(_with_ratio(*cell) for cell in cells))


def _slowest(figures: Figures) -> Iterator[Sequence[str]]:
    for one in figures.peers:
        if one.times.get(figures.most):
            yield (one.name, *(_number(one.p95(figures.most, kind), "{:.2f}") for kind in KINDS))


def _kinds(figures: Figures) -> Iterator[Sequence[str]]:
    for one in _whole(figures):
        told = (one.answers.get(kind) for kind in KINDS)
        if one.answers:
            yield (one.name, *(f"{it.missed:,} / {it.wrong:,}" if it else _NONE for it in told))


def _contradictions(figures: Figures) -> str:
    """Return a sentence for each peer whose pages do not go with its lists, if any."""
    each = ((one.name, told.unlike) for one in figures.peers for told in one.answers.values())
    return "".join(f"\n\n{name} contradicts itself: {unlike}." for name, unlike in each if unlike)


def _growth_head(figures: Figures) -> Sequence[str]:
    return ("build, CPU s · common word, ms", *(f"{size:,}" for size in sorted(figures.sizes)))


def _growth(figures: Figures) -> Iterator[Sequence[str]]:
    for one in figures.peers:
        if one.seconds:
            yield (one.name, *(_grown(one, size) for size in sorted(figures.sizes)))


def _grown(one: Measured, size: int) -> str:
    seconds = _number(one.least_cpu(size), "{:.1f}")
    return f"{seconds} · {_number(one.p50(size, 'common word'), '{:.2f}')}"


def base_of(figures: Figures) -> Measured:
    """Return the row that all others are compared with."""
    return next(one for one in figures.peers if one.key == BASE)


def _whole(figures: Figures) -> Iterator[Measured]:
    """Yield those whose answers are their own: not the same index asked or built otherwise."""
    for one in figures.peers:
        if one.missing or (one.answers and not one.index_of):
            yield one


def _both(value: float | None, base: float | None, form: str) -> tuple[str, str]:
    return _number(value, form), _ratio(value, base)


def _with_ratio(value: float | None, base: float | None) -> str:
    return _NONE if value is None else f"{value:.2f} ({_ratio(value, base)})"


def _number(value: float | None, form: str) -> str:
    return _NONE if value is None else form.format(value)


def _ratio(value: float | None, base: float | None) -> str:
    return _NONE if value is None or not base else f"{value / base:.2f}×"


def _share(part: int, whole: int) -> str:
    # 0.99996 is not 1.
    return _NONE if not whole else f"{int(10_000 * part / whole) / 10_000:.4f}"


def _mega(size: int | None) -> float | None:
    return None if size is None else size / 1e6


def _milli(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
