"""Where an article stands, as every tool tells it: what a citation needs, in few characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from hzsearch.citations import Reference, reference
from hzsearch.mcp.bounds import PLACES, TEXT, TITLE, TOPICS, shorten
from hzsearch.model import Article


def facts(article: Article) -> dict[str, Any]:
    """Return the fields of the article's ``Reference``; only the id is always whole."""
    found = asdict(reference(article))
    short = {name: shorten(found[name], TITLE) for name in ("title", "zone") if found[name]}
    return {
        **found,
        **short,
        "topics": tuple(shorten(topic, TITLE) for topic in found["topics"][:TOPICS]),
        "source": shorten(found["source"], TEXT),
        "lines": shorten(found["lines"], TEXT),
        "continued": tuple(shorten(one, TEXT) for one in found["continued"][:PLACES]),
    }


def standing(one: Reference) -> str:
    """Return in words: zone, day, the paper's day and page, the file's page and lines."""
    return " · ".join(_standing(one))


def _standing(one: Reference) -> Iterator[str]:
    if one.zone:
        yield one.zone
    if one.date:
        yield f"date {one.date}"
    if one.paper_date:
        yield f"paper {one.paper_date}" + (f", page {one.paper_page}" if one.paper_page else "")
    yield f"source {one.source}, page {one.source_page}, lines {one.lines or '–'}"
    yield from (f"goes on in {place}" for place in one.continued)
