"""BibTeX: an entry for each article (``hzsearch.citations.bibtex``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from hzsearch.citations import bibtex
from hzsearch.model import Article


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles``, an entry each."""
    for number, article in enumerate(articles):
        out.write(("\n" * bool(number) + bibtex.cite(article, paper)).encode())
