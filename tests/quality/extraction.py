"""``python -m tests.quality.extraction``: how much of raw pages extraction gets right.

Scores the bundled sample, typeset pages of the seeds, and any pages given.
**Seeds divisible by 3 are held out**: nobody tunes on them. They are scored only
with ``--held-out``, and then no single page is named, so that nobody is tempted.
The exit status is 1 if a line was lost or stands in two articles. ``--raise-floors``
writes what was reached into ``floors.json`` where that is more than what stands there;
``test_floors.py`` keeps to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hzsearch.model import Extraction
from tests.quality import floors
from tests.quality.failures import failures
from tests.quality.scoring import Scores, score
from tests.quality.truth import Paper, given_papers, sample_papers, seed_papers

Extract = Callable[[Path, str], Extraction]
COUNTS = ("lost", "dupl", "mixed")
WORST = 5


def default_extract() -> Extract:
    """Return the real pipeline, imported late so that scoring works without it."""
    try:
        from hzsearch.ingest import extract_file
    except ImportError as error:
        raise SystemExit(f"hzsearch.ingest is not there yet: {error}") from error
    return lambda path, name: extract_file(path, name, None)


def score_papers(papers: Iterable[Paper], extract: Extract) -> dict[str, Scores]:
    """Return the scores of every paper by its name."""
    return {paper.name: score_paper(paper, extract) for paper in papers}


def score_paper(paper: Paper, extract: Extract) -> Scores:
    """Extract and score one paper; line numbers are counted by LF."""
    return score(extract(paper.path, paper.name), paper.gold, raw_text(paper.path))


def raw_text(path: Path) -> str:
    """Return a page's text, its line ends as they are."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def mean(scores: Iterable[Scores]) -> Scores:
    """Return the mean of each measure over the pages that have it; counts are summed."""
    rows = list(scores)
    return {name: _mean(name, [row[name] for row in rows]) for name in rows[0]}


def _mean(name: str, values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    total = sum(known)
    return total if name in COUNTS else total / len(known) if known else None


def quality(scores: Scores) -> float:
    """Return one number to rank pages by: the mean of their measures."""
    known = [v for name, v in scores.items() if v is not None and name not in COUNTS]
    return sum(known) / len(known)


def report(title: str, scores: dict[str, Scores], worst: int = WORST) -> list[str]:
    """Return the lines of a table: the mean, then the ``worst`` pages."""
    if not scores:
        return []
    total = mean(scores.values())
    ranked = sorted(scores, key=lambda name: quality(scores[name]))[:worst]
    lines = [" " * 28 + "".join(f"{name:>10}" for name in total)]
    lines += [_row(f"{title} ({len(scores)} pages)", total)]
    return lines + [_row(f"  {name}", scores[name]) for name in ranked]


def _row(title: str, scores: Scores) -> str:
    return f"{title:28.28}" + "".join(_cell(name, value) for name, value in scores.items())


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return f"{'-':>10}"
    return f"{value:10.0f}" if name in COUNTS else f"{value:10.3f}"


def read_seeds(text: str, held_out: bool) -> list[int]:
    """Read ``1-30`` or ``7``; keep the held-out third or the other two."""
    first, _, last = text.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    return [seed for seed in seeds if (seed % 3 == 0) == held_out]


def gather(args: argparse.Namespace, folder: Path) -> dict[str, list[Paper]]:
    """Return the papers the command asks for, group by group."""
    seeds = list(seed_papers(read_seeds(args.seeds, args.held_out), folder))
    if args.held_out:
        return {"held out": seeds}
    given = {Path(place).name: list(given_papers(place)) for place in args.pages}
    return {"seeds": seeds, "sample": list(sample_papers()), **given}


def run(args: argparse.Namespace, extract: Extract) -> bool:
    """Print a table for every group; say whether any line was lost or doubled."""
    with tempfile.TemporaryDirectory() as folder:
        groups = gather(args, Path(folder))
        tables = {title: score_papers(papers, extract) for title, papers in groups.items()}
        for paper in (p for papers in groups.values() for p in papers if args.show):
            for line in failures(paper.name, extract(paper.path, paper.name), paper.gold):
                print(line)
    for title, scores in tables.items():
        print("\n".join(report(title, scores, 0 if args.held_out else WORST)), end="\n\n")
    if args.raise_floors:
        raise_floors(tables)
    return any(
        page.get(name) for table in tables.values() for page in table.values() for name in COUNTS
    )


def raise_floors(tables: dict[str, dict[str, Scores]]) -> None:
    """Raise the floors of the groups measured to what they reached."""
    known = floors.load()
    for group, scores in tables.items():
        known = floors.lifted(known, group, mean(scores.values()))
    floors.save(known)


def main(extract: Extract | None = None) -> int:
    """Read the command line and score; return 1 if any line was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="*", default=[], help="DIR or PAGE.txt=GOLD.json")
    parser.add_argument("--seeds", default="1-30", help="a seed or a range (1-30)")
    parser.add_argument("--raise-floors", action="store_true", help="keep to what is reached")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--held-out", action="store_true", help="score the held-out seeds")
    choice.add_argument("--show", action="store_true", help="name every wrong field")
    return int(run(parser.parse_args(), extract or default_extract()))


if __name__ == "__main__":
    sys.exit(main())
