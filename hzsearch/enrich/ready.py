"""Articles that come ready from a record: what the record states stays, the rest is filled in."""

from __future__ import annotations

from dataclasses import replace

from hzsearch.days import iso_day
from hzsearch.enrich.issue import Issue
from hzsearch.model import Article


def own_issue(article: Article, issue: Issue) -> Issue:
    """Return the issue of a ready article: its own day where it states one, else ``issue``."""
    stated = article.published or article.date
    try:
        day = iso_day(stated) if stated else None
    except ValueError:
        return issue
    return Issue(day, "issue", day.year) if day else issue


def keep_stated(stated: Article, found: Article) -> Article:
    """Return ``found``, the enriched article, with the zones, day and topics that were stated."""
    kept = found
    if stated.zones or stated.zone:
        kept = replace(kept, zone=stated.zone, zones=stated.zones, province=stated.province)
    if stated.date:
        kept = replace(kept, date=stated.date, date_source=stated.date_source)
    if stated.topics:
        kept = replace(kept, topics=stated.topics)
    return replace(kept, published=stated.published or (None if stated.date else kept.published))
