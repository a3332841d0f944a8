"""``python -m benchmarks.engines``: the engine tantivy beside bare tantivy-py, and Whoosh.

Building is measured from terms that are cut already, since cutting is the same for all.
Bare Tantivy is asked for the same literals, as phrases of pairs, and reads the ten best; what
hzsearch adds to that is the order, the snippets and all that a query may mean. Answers are
compared with brute force. Figures are medians of one run on one machine: compare the ratios.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import tantivy

import hzsearch
from benchmarks import bare, report
from benchmarks.articles import prepare, read
from benchmarks.questions import Question, questions
from hzsearch.analysis import Document, active_cutter, document
from hzsearch.engines.base import Matches
from hzsearch.engines.registry import ENGINES, TANTIVY, WHOOSH, open_writer, write_aside
from hzsearch.highlight import finders, highlights, passages, snippet
from hzsearch.index import Index
from hzsearch.index.records import to_article
from hzsearch.index.request import Request, understand
from hzsearch.model import Article
from tests.quality.haystack import Haystack

ROUNDS = 5

#: Bare Tantivy has nothing for the other kinds.
KINDS = ("one rare word", "one common word", "two words", "one of two words", "phrase")

#: How many times bare Tantivy's time a query is meant to take at most, beside its snippets.
TIMES = 1.5

_BUILT = ("build from cut terms", "seconds", "speed of bare", "index / text")
_ASKED = (
    "query, p50 ms",
    "search / bare",
    "query / goal",
    "query",
    "search",
    "snippets",
    "bare",
    "whoosh",
)


def main() -> None:
    """Read the command line, build and ask, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="JSONL, plain or gzipped; else synthetic")
    parser.add_argument("--count", type=int, default=5_000, help="how many articles at most")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hzsearch-bench-") as folder:
        work = Path(folder)
        print(prepare(args.articles, args.count, work / "articles.jsonl"))
        articles = [to_article(one) for one in read(work / "articles.jsonl")]
        for line in (*_building(work, articles), "", *_asking(work, articles)):
            print(line, flush=True)


def _building(work: Path, articles: Sequence[Article]) -> Iterator[str]:
    cutter = active_cutter()
    documents = [document(article, cutter) for article in articles]
    text = sum(len(one.article.headline.encode()) + _size(one.article) for one in documents)
    ready = bare.rows(documents)
    words = _seconds(lambda: bare.build(work / "words", ready, with_pairs=False))
    pairs = _seconds(lambda: bare.build(work / "pairs", ready, with_pairs=True))
    rows: list[report.Row] = [
        ("bare, words", f"{words:.2f}", "1.00", _share(work / "words", text)),
        (
            "bare, words and pairs",
            f"{pairs:.2f}",
            f"{words / pairs:.2f}",
            _share(work / "pairs", text),
        ),
    ]
    for engine in ENGINES:
        rows.append(_ours(work / engine, engine, documents, text, (words, pairs)))
    yield from report.table(_BUILT, rows)
    yield f"text {text / 1e6:.1f} MB; speeds as parts of bare with words, of bare with pairs too"


def _ours(
    folder: Path, engine: str, documents: Sequence[Document], text: int, bare: tuple[float, float]
) -> report.Row:
    with open_writer(folder, engine) as writer:
        names: list[str] = []
        aside = _seconds(lambda: names.extend(write_aside(engine, folder, documents)))

        def adopt() -> None:
            for name in names:
                writer.adopt(name)
            writer.commit({})

        adopted = _seconds(adopt)
    told = f"{adopted:.2f} + {aside:.2f} in workers"
    speeds = " / ".join(f"{one / adopted:.2f}" for one in bare)
    return (f"hzsearch, {engine}", told, speeds, _share(folder, text))


def _asking(work: Path, articles: Sequence[Article]) -> Iterator[str]:
    asked = [one for one in questions(Haystack(articles)) if one.kind in KINDS]
    indexes = {engine: hzsearch.open(work / engine) for engine in ENGINES}
    plain = tantivy.Index.open(str(work / "pairs"))
    rows = [
        _row(kind, [one for one in asked if one.kind == kind], indexes, plain) for kind in KINDS
    ]
    yield from report.table(_ASKED, rows)
    yield f"goal: {TIMES} times bare, and the snippets"
    yield "every answer has as many articles as brute force finds"


def _row(
    kind: str, asked: Sequence[Question], indexes: dict[str, Index], plain: tantivy.Index
) -> report.Row:
    whole = {name: _p50(asked, partial(_checked, index)) for name, index in indexes.items()}
    pages = _Pages(indexes[TANTIVY], asked)
    search, shown = _p50(asked, pages.search), _p50(asked, pages.show)
    least = _p50(asked, partial(_bare, plain))
    figures = (whole[TANTIVY], search, shown, least, whole[WHOOSH])
    ratios = report.ratio(search, least), report.ratio(whole[TANTIVY], TIMES * least + shown)
    return (kind, *ratios, *(f"{figure:.2f}" for figure in figures))


def _bare(index: tantivy.Index, one: Question) -> int:
    return _right(one, bare.ask(index, one))


def _checked(index: Index, one: Question) -> int:
    return _right(one, index.query(one.text, exact=True).total)


def _right(one: Question, found: int) -> int:
    if found != one.total:
        raise RuntimeError(f"{one.text}: {found} articles were found, there are {one.total}.")
    return found


class _Pages:
    """The two parts of a query apart: finding its first page, and making the page's snippets."""

    def __init__(self, index: Index, asked: Sequence[Question]) -> None:
        self._reader = index.reader()
        requests = {one: Request(one.text, exact=True) for one in asked}
        self._trees = {one: understand(it, self._reader).tree for one, it in requests.items()}
        self._pages = {one: self.search(one) for one in asked}

    def search(self, one: Question) -> Matches:
        """Return the first page of the matches."""
        return self._reader.search(self._trees[one], sort="relevance", limit=10, offset=0)

    def show(self, one: Question) -> None:
        """Make the snippets of a page that was found beforehand."""
        wanted = finders(self._trees[one])
        for match in self._pages[one].matches:
            units = passages(Article.from_dict(match.article), wanted)
            snippet(units)
            highlights(units)


def _p50(asked: Sequence[Question], ask: Callable[[Question], object]) -> float:
    """Return the median time of a question in milliseconds, after one round to warm up."""
    for one in asked:
        ask(one)
    return median(1000 * _seconds(partial(ask, one)) for one in [*asked] * ROUNDS)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _size(article: Article) -> int:
    return sum(len(paragraph.encode()) for paragraph in article.paragraphs)


def _share(folder: Path, text: int) -> str:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return f"{size / text:.2f}"


if __name__ == "__main__":
    main()
