"""BibTeX: an entry for each article (``hzsearch.citations.bibtex``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from hzsearch.citations import bibtex
from hzsearch.exports.table import NO_XML
from hzsearch.model import Article


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles``, an entry each, none with a key that BibTeX takes for another's."""
    keys: set[str] = set()
    for number, article in enumerate(articles):
        key = bibtex.key(article).casefold()
        entry = bibtex.cite(article, paper, lettered=key not in keys)
        keys.add(key)
        out.write(("\n" * bool(number) + NO_XML.sub("", entry)).encode())
