"""What is in an index, and what made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hzsearch.analysis import active_cutter_name
from hzsearch.building.ledger import Ledger
from hzsearch.index.wordlist import dictionary_facts

if TYPE_CHECKING:
    from hzsearch.index.index import Index


def stats(index: Index) -> dict[str, Any]:
    """Return counts, dates, zones, topics and size of ``index``; every byte of it is checked."""
    reader = index.reader()
    reader.check()
    records = Ledger.from_dict(reader.ledger()).records.values()
    extent = index.extent()
    return {
        "index": str(index.folder),
        "engine": reader.engine,
        "cutter": active_cutter_name(),
        "analysis": dict(reader.manifest.analysis),
        "dictionary": dictionary_facts(reader, reader.manifest.words),
        "articles": extent.articles,
        "files": len(records),
        "pages": sum(record.pages for record in records),
        "lines": sum(record.lines for record in records),
        "furniture": sum(record.furniture for record in records),
        "dates": [extent.first, extent.last] if extent.first else None,
        "zones": index.count(by="zone"),
        "topics": index.count(by="topic"),
        "bytes": reader.size(),
    }
