"""``python -m benchmarks.ours ARTICLES DIR JOBS``: the same articles into an hzsearch index."""

from __future__ import annotations

import sys
from pathlib import Path

import hzsearch
from benchmarks.articles import read


def main(articles: str, folder: str, jobs: str) -> None:
    """Index ``articles`` in ``folder`` with so many processes."""
    print(hzsearch.open(folder).add(read(Path(articles)), jobs=int(jobs)))


if __name__ == "__main__":
    main(*sys.argv[1:])
