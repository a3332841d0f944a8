"""bm25s: scores of all words in a sparse matrix, given cut words. It knows no places.

Where several words must be there, articles are kept that score for each of them; a literal is
the same for all of its words, in any order, which is the nearest it has.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher


class Bm25s(Peer):
    """bm25s on NumPy."""

    key = "bm25s"
    name = "bm25s, words"
    package = "bm25s"
    module = "bm25s"
    kinds = ("rare word", "common word", "two words", "one of two", "literal")

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Score all words of all articles, which are held in memory."""
        import bm25s  # noqa: PLC0415  optional

        from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

        rows = [dict(facts) for facts in articles]
        model = bm25s.BM25()
        model.index([words(facts) for facts in rows], show_progress=False)
        model.save(str(folder), corpus=rows, show_progress=False)

    def searcher(self, folder: Path) -> Searcher:
        """Map the matrix and the articles."""
        return _Searcher(folder)


class _Searcher(Searcher):
    def __init__(self, folder: Path) -> None:
        import bm25s  # noqa: PLC0415  optional

        options: dict[str, Any] = {"load_corpus": True, "mmap": True, "show_progress": False}
        self._model = bm25s.BM25.load(str(folder), **options)

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        import numpy as np  # noqa: PLC0415  comes with bm25s

        each = [self._scores(word) for word in asked.words]
        kept = [scores > 0 for scores in each]
        mask = reduce(np.logical_or if asked.either else np.logical_and, kept)
        total = int(mask.sum())
        scores = np.where(mask, sum(each), -1.0)
        most = total if limit is None else min(limit, total)
        best = np.argpartition(-scores, most - 1)[:most] if most else np.array([], int)
        best = best[np.argsort(-scores[best], kind="stable")]
        return Found([self._model.corpus[int(place)]["id"] for place in best], total)

    def _scores(self, text: str) -> Any:
        """Return each article's score for ``text``; none where it lacks one of its words."""
        import numpy as np  # noqa: PLC0415  as above

        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        words = cut(text)
        if not all(word in self._model.vocab_dict for word in words):
            return np.zeros(self._model.scores["num_docs"])
        each = [self._model.get_scores([word]) for word in words]
        return np.where(reduce(np.logical_and, [one > 0 for one in each]), sum(each), 0.0)


PEERS = (Bm25s(),)
