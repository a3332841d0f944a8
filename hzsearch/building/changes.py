"""When the text of an article was last corrected: read again by a build, and another one.

A record holds what tells the texts of its articles (``model.contents``), and a time for those
alone that were corrected. An article without one is as it came; so are all of an index that was
built before such times were kept.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import replace

from hzsearch.building.ledger import FileRecord
from hzsearch.model import Article
from hzsearch.model.contents import content


def texts_of(articles: Iterable[Article]) -> tuple[str, ...]:
    """Return what tells the text of each article, as a record holds it."""
    return tuple(urlsafe_b64encode(content(one)).decode().rstrip("=") for one in articles)


def corrected(record: FileRecord, old: FileRecord | None, when: str) -> FileRecord:
    """Return ``record`` with the times of its articles, where ``old`` is of the same file before.

    One whose text is another one than in ``old`` was corrected at ``when``; one that it is
    not keeps its time. Of an article that ``old`` does not tell the text of, nothing is said.
    """
    if old is None:
        return record
    before, times = dict(old.each_text()), dict(old.corrected)
    for article, text in record.each_text():
        if before.get(article, text) != text:
            times[article] = when
    kept = tuple((one, times[one]) for one in record.articles if one in times)
    return replace(record, corrected=kept)
