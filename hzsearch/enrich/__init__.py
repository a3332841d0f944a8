"""What an article is about: its zones, its day, its topics.

In: an Article as ``hzsearch.layout`` put it together, and the :class:`Issue` of
its file. Out: the same Article with zone, zones, province, date, date_source,
published, topics and further doubts. Nothing is read from outside the package's
own tables and nothing is raised; what the page leaves open becomes a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hzsearch.enrich.dates import Event, event_date
from hzsearch.enrich.issue import Issue, read_issue
from hzsearch.enrich.script import simplified_article
from hzsearch.enrich.topics import find_topics
from hzsearch.enrich.zones import find_zones
from hzsearch.model import Article, DateSource
from hzsearch.taxonomy import Taxonomy, load_taxonomy

__all__ = ["Issue", "enrich", "read_issue"]


def enrich(article: Article, issue: Issue, taxonomy: Taxonomy | None = None) -> Article:
    """Return ``article`` with its zones, day and topics.

    ``taxonomy`` is the packaged one unless given. The date is the event's day
    ("text"), else that of the issue ("issue" or "given"), else None.
    """
    plain = simplified_article(article)
    zones = find_zones(plain)
    event = event_date(plain, issue.published, issue.year_hint)
    published = issue.published.isoformat() if issue.published else None
    source: DateSource | None = "text" if event.day else issue.source if published else None
    return replace(
        article,
        zone=zones.main,
        zones=zones.every,
        province=zones.province,
        date=event.day or published,
        date_source=source,
        published=published,
        topics=find_topics(plain, taxonomy or load_taxonomy()),
        doubts=(
            *article.doubts,
            *issue.doubts,
            *zones.doubts,
            *event.doubts,
            *_inferred(plain, event, issue),
        ),
    )


def _inferred(article: Article, event: Event, issue: Issue) -> Iterator[str]:
    """Yield the doubt that the event's year is not printed but follows from the page."""
    if not event.day or not issue.year_is_inferred:
        return
    year = event.day[:4]
    if not any(year in text for text in article.paragraphs[:2]):
        yield f"date: the year {year} follows only from other dates on the page."
