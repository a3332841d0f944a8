"""JSON Lines: the articles' own JSON form, one a line; ``hzsearch import`` reads it back as is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from hzsearch.model import Article


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles``; they are what they are, so ``paper`` has no part in it."""
    for article in articles:
        out.write(json.dumps(article.to_dict(), ensure_ascii=False).encode() + b"\n")
