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
from hzsearch.enrich.given import Given
from hzsearch.enrich.issue import Issue, page_labels, read_issue
from hzsearch.enrich.naming import read_name
from hzsearch.enrich.ready import keep_stated, own_issue
from hzsearch.enrich.script import simplified_article
from hzsearch.enrich.topics import find_topics
from hzsearch.enrich.zones import Zones, find_zones
from hzsearch.gazetteer import load_gazetteer
from hzsearch.model import Article, DateSource
from hzsearch.taxonomy import Taxonomy, load_taxonomy

__all__ = ["Given", "Issue", "complete", "enrich", "page_labels", "read_issue", "read_name"]

_NOTHING = Given()


def enrich(
    article: Article, issue: Issue, taxonomy: Taxonomy | None = None, given: Given = _NOTHING
) -> Article:
    """Return ``article`` with its zones, day and topics; what a person has ``given`` wins.

    ``taxonomy`` is the packaged one unless given. The date is the event's day
    ("text", or "given"), else that of the issue ("issue" or "given"), else None.
    """
    plain = simplified_article(article)
    zones = _given_zones(find_zones(plain), given)
    event = Event(given.date or None, "day") if given.date is not None else None
    event = event or event_date(plain, issue.published, issue.year_hint)
    published = issue.published.isoformat() if issue.published else None
    told: DateSource = "text" if given.date is None else "given"
    source: DateSource | None = told if event.day else issue.source if published else None
    topics = given.topics
    if topics is None:
        topics = find_topics(plain, taxonomy or load_taxonomy())
    return replace(
        article,
        zone=zones.main,
        zones=zones.every,
        province=zones.province,
        date=event.day or published,
        date_source=source,
        published=published,
        topics=topics,
        doubts=(
            *article.doubts,
            *issue.doubts,
            *zones.doubts,
            *event.doubts,
            *(_inferred(plain, event, issue) if given.date is None else ()),
        ),
    )


def complete(article: Article, issue: Issue, taxonomy: Taxonomy | None = None) -> Article:
    """Return a ready article with what it does not state itself: zones, day, topics.

    Its own words are final; ``issue`` is that of its file, for an article without a day.
    """
    return keep_stated(article, enrich(article, own_issue(article, issue), taxonomy))


def _given_zones(found: Zones, given: Given) -> Zones:
    """Return ``found`` with the given zone before the others; none at all if it is empty."""
    if given.zone is None:
        return found
    if not given.zone:
        return Zones(None, (), None)
    every = tuple(dict.fromkeys((given.zone, *found.every)))
    return Zones(given.zone, every, load_gazetteer().province_of(given.zone))


def _inferred(article: Article, event: Event, issue: Issue) -> Iterator[str]:
    """Yield the doubt that the event's year is not printed but follows from the page."""
    if not event.day or not issue.year_is_inferred:
        return
    year = event.day[:4]
    if not any(year in text for text in article.paragraphs[:2]):
        yield f"date: the year {year} follows only from other dates on the page."
