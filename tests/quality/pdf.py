"""``python -m tests.quality.pdf``: how much of newspaper PDFs extraction gets right.

Scores the issues that ``tests.typeset.pdf`` makes of the seeds, and any PDFs given
with their gold beside them. **Seeds divisible by 3 are held out**: they are scored
only with ``--held-out``, and then no single issue is named. "lost" and "dupl" are
characters, "mixed" those read into a line of another article, "joined" the share
of the stories that jump to another page which became one article. The exit status
is 1 if a character was lost or doubled.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hzsearch.ingest import read_file
from tests.quality import floors
from tests.quality.extraction import WORST, mean, read_seeds, report
from tests.quality.failures import failures
from tests.quality.pdf_scoring import Reading, is_joined, numbered_gold, score_pdf
from tests.quality.scoring import Claims, Scores
from tests.quality.truth import Paper, read_gold
from tests.typeset.pdf import PRODUCERS
from tests.typeset.pdf.__main__ import write_issue


def seed_issues(seeds: list[int], producer: str, folder: Path) -> Iterator[Paper]:
    """Make one issue a seed in ``folder`` and yield them."""
    for seed in seeds:
        path = write_issue(folder, f"{producer}-{seed:03d}", PRODUCERS[producer](seed))
        yield Paper(path, path.relative_to(folder).as_posix(), read_gold(path.with_suffix(".json")))


def given_issues(root: Path) -> Iterator[Paper]:
    """Yield the PDFs of a folder that have their gold beside them."""
    for path in sorted(root.rglob("*.pdf")):
        truth = path.with_suffix(".json")
        if truth.exists():
            yield Paper(path, path.relative_to(root).as_posix(), read_gold(truth))


def score_issue(paper: Paper) -> Scores:
    """Extract and score one PDF."""
    done = read_file(paper.path, paper.name)
    return score_pdf(done.extraction, paper.gold, done.pages)


def show(paper: Paper) -> Iterator[str]:
    """Yield a line for every wrong field of a PDF."""
    done = read_file(paper.path, paper.name)
    reading = Reading.of(done.pages, paper.gold)
    claims = Claims.of(done.extraction).owners
    jumps = [article for article in paper.gold["articles"] if article["pieces"]]
    joined = {article["id"]: is_joined(reading, article, claims) for article in jumps}
    yield from failures(paper.name, done.extraction, numbered_gold(reading, joined))


def gather(args: argparse.Namespace, folder: Path) -> dict[str, list[Paper]]:
    """Return the PDFs the command asks for, group by group."""
    if args.pages:
        folders = [Path(place) for place in args.pages]
        return {"/".join(root.parts[-2:]): list(given_issues(root)) for root in folders}
    names = list(PRODUCERS) if args.producer == "all" else [args.producer]
    seeds = read_seeds(args.seeds, args.held_out)
    return {name: list(seed_issues(seeds, name, folder)) for name in names}


def run(args: argparse.Namespace) -> bool:
    """Print a table for every group; say whether any character was lost or doubled."""
    secret = args.held_out or any("held_out" in Path(place).parts for place in args.pages)
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        for title, papers in gather(args, Path(folder)).items():
            scores = {paper.name: score_issue(paper) for paper in papers}
            for line in (line for p in papers if args.show and not secret for line in show(p)):
                print(line)
            worst = 0 if secret else args.worst
            print("\n".join(report(title, scores, worst)), end="\n\n")
            if args.raise_floors:
                floors.save(floors.lifted(floors.load(), title, mean(scores.values())))
            bad |= any(page["lost"] or page["dupl"] for page in scores.values())
    return bad


def main() -> int:
    """Read the command line and score; return 1 if any character was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="*", default=[], help="folders of PDFs with their gold")
    parser.add_argument("--seeds", default="1-12", help="a seed or a range (1-12)")
    parser.add_argument("--producer", choices=(*PRODUCERS, "all"), default="all")
    parser.add_argument("--worst", type=int, default=WORST, help="how many issues to name")
    parser.add_argument("--raise-floors", action="store_true", help="keep to what is reached")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--held-out", action="store_true", help="score the held-out seeds")
    choice.add_argument("--show", action="store_true", help="name every wrong field")
    return int(run(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
