"""Building: the plain way against hzsearch in one process and in two; then, what each finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import hzsearch
from benchmarks import report
from benchmarks.articles import read
from benchmarks.process import Cost, folder_bytes, metered
from hzsearch.index.records import to_article
from tests.quality.haystack import Haystack, units
from tests.quality.strings import Drawn, draw

#: Literals asked of both indexes: strings of 2 to 8 Han, as they stand somewhere.
LITERALS = 20

#: How much faster than the plain way a build is meant to be at least.
FASTER = 6.0

#: How many processes the goal is for.
JOBS = 2

_HEAD = ("build", "times as fast", "by CPU", "seconds", "peak memory", "index", "of plain's")


def plain_folder(work: Path) -> Path:
    """Return where the plain index lies."""
    return work / "plain"


def our_folder(work: Path) -> Path:
    """Return where the hzsearch index lies that the other parts ask."""
    return work / f"hzsearch-{JOBS}"


def run(articles: Path, work: Path) -> Iterator[str]:
    """Build all indexes and yield the lines of the report."""
    # All builds come before any check: the processes are to start from a small one.
    plain = metered("benchmarks.plain", ["build", str(articles), str(plain_folder(work))])
    ours = {jobs: _ours(articles, work / f"hzsearch-{jobs}", jobs) for jobs in (1, JOBS)}
    _same_count([plain, *ours.values()])
    rows = [_row("plain", plain, plain, plain_folder(work), plain_folder(work))]
    for jobs, cost in ours.items():
        title = f"hzsearch, {jobs} process{'es' * (jobs > 1)}"
        rows.append(_row(title, cost, plain, work / f"hzsearch-{jobs}", plain_folder(work)))
    yield from report.table(_HEAD, rows)
    yield f"all hold {plain.printed.strip()} articles"
    fastest = plain.seconds / min(cost.seconds for cost in ours.values())
    yield report.goal("build, times as fast as the plain way", fastest, FASTER, most=False)
    yield from literals(articles, work)


def _ours(articles: Path, folder: Path, jobs: int) -> Cost:
    workers = jobs if jobs > 1 else 0
    return metered("benchmarks.ours", [str(articles), str(folder), str(jobs)], workers)


def _same_count(costs: Iterable[Cost]) -> None:
    counts = {cost.printed.strip() for cost in costs}
    if len(counts) > 1:
        raise RuntimeError(f"The indexes hold different numbers of articles: {sorted(counts)}.")


def _row(title: str, cost: Cost, plain: Cost, folder: Path, plain_at: Path) -> report.Row:
    size, base = folder_bytes(folder), folder_bytes(plain_at)
    return (
        title,
        report.ratio(plain.seconds, cost.seconds),
        report.ratio(plain.cpu, cost.cpu),
        f"{cost.seconds:.1f}",
        report.megabytes(cost.memory),
        report.megabytes(size),
        report.ratio(size, base),
    )


def literals(articles: Path, work: Path) -> Iterator[str]:
    """Yield what each index finds of literals of the archive; brute force is the truth."""
    haystack = Haystack(map(to_article, read(articles)))
    drawn = _drawn(haystack)
    truth = [haystack.ids_with(one.printed) for one in drawn]
    wanted = sum(map(len, truth))
    for name, answers in (
        ("hzsearch", [_ask_ours(work, one.printed) for one in drawn]),
        ("plain", list(_ask_plain(work, drawn))),
    ):
        found = sum(len(ids & right) for ids, right in zip(answers, truth, strict=True))
        wrong = sum(len(ids - right) for ids, right in zip(answers, truth, strict=True))
        missed = sum(not right <= ids for ids, right in zip(answers, truth, strict=True))
        yield (
            f"{name}: of {len(drawn)} literals {missed} missed in some article; "
            f"{found} of {wanted} matches found, {wrong} found wrongly"
        )
        if name == "hzsearch" and answers != truth:
            raise RuntimeError("hzsearch's answers to literals differ from brute force.")


def _drawn(haystack: Haystack) -> Sequence[Drawn]:
    texts = [unit for article in haystack.articles.values() for unit in units(article)]
    strings = draw(texts, 40 * LITERALS, seed=3)
    usable = (one for one in strings if one.script == "Han" and one.length in ("2", "3–4", "5–8"))
    inside = (one for one in usable if one.edge != "over a seam")
    return list(islice((one for one in inside if haystack.ids_with(one.printed)), LITERALS))


def _ask_ours(work: Path, text: str) -> set[str]:
    index = hzsearch.open(our_folder(work))
    total = index.count(f'"{text}"')
    return {hit.id for hit in index.query(f'"{text}"', limit=total)}


def _ask_plain(work: Path, drawn: Iterable[Drawn]) -> Iterator[set[str]]:
    from benchmarks import plain  # noqa: PLC0415  not in memory while builds are measured

    with plain.searcher(plain_folder(work)) as searcher:
        for one in drawn:
            results = searcher.search(plain.parse(searcher, one.printed), limit=None)
            yield {hit["id"] for hit in results}
