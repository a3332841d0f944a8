"""``python -m benchmarks.growth.build DIR COUNT ENGINE JOBS``: made-up articles into an index.

Prints what a question finds in them, as JSON: the truth, counted while they go by.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.growth.generated import articles
from benchmarks.growth.questions import Truth
from hzsearch.building import add
from hzsearch.index.records import to_article
from hzsearch.model import Article


def main(folder: str, count: str, engine: str, jobs: str) -> None:
    """Build the index and print the truth."""
    truth = Truth()
    add(Path(folder), _counted(truth, int(count)), int(jobs), engine)
    told = {"articles": truth.articles, "bytes": truth.bytes, "totals": truth.to_list()}
    print(json.dumps(told))


def _counted(truth: Truth, count: int) -> Iterator[Article]:
    for made in islice(articles(), count):
        truth.count(made)
        yield to_article(made)


if __name__ == "__main__":
    main(*sys.argv[1:])
