"""One record into one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from hzsearch.archive.records import values
from hzsearch.archive.records.columns import named
from hzsearch.archive.records.shape import check_shape
from hzsearch.archive.records.values import RecordError
from hzsearch.model import Article, Source

# What an article printed by an older hzsearch has not.
_LATER = {"meta", "subhead_before", "continued"}
_WHOLE = {item.name for item in fields(Article)} - _LATER


def is_whole(record: Mapping[str, object]) -> bool:
    """Say whether ``record`` is an article's own JSON form, as ``hzsearch extract`` prints it.

    Nothing is read out of it or added to it: it has been cut and enriched.
    """
    return record.keys() >= _WHOLE


def article_of(record: Mapping[str, object], source: Source, own_id: str) -> Article:
    """Return ``record`` as an article; what it does not say stays empty.

    ``source`` is where the record stands, ``own_id`` its id if it names none. A
    whole article (``is_whole``) is returned as it is, with its own source. Raises
    RecordError where the record is no article.
    """
    if is_whole(record):
        return _whole(record, source, own_id)
    facts, others = named(record)
    kind, odd_kind = values.kind(facts.get("kind", "news"))
    date, odd_date = _day(facts, "date")
    published, odd_published = _day(facts, "published")
    zones, odd_zones = values.zones(_zones(facts))
    main = zones[0] if zones else None
    subheads = values.lines(facts.get("subheads", []), "subheads")
    article = Article(
        # Ours has the name of the file, whose blanks tell it from others.
        id=values.text(facts["id"], "id") if "id" in facts else own_id,
        kind=kind,
        kicker=_text(facts, "kicker"),
        headline=_text(facts, "headline"),
        subheadline=_text(facts, "subheadline"),
        bylines=tuple(values.bylines(facts.get("bylines", []))),
        zone=main,
        zones=tuple(zones),
        province=_text(facts, "province") or values.province(main),
        date=date,
        date_source="given" if date else None,
        published=published,
        topics=tuple(values.topics(facts.get("topics", []))),
        subheads=tuple(subheads),
        paragraphs=tuple(values.lines(facts.get("paragraphs", []), "paragraphs")),
        source=source,
        doubts=(
            *values.lines(facts.get("doubts", []), "doubts"),
            *(*odd_kind, *odd_date, *odd_published, *odd_zones),
            *(["subheads: the record does not say where they stand."] if subheads else []),
        ),
        subhead_before=(0,) * len(subheads),
        meta=tuple((name, values.plain(value)) for name, value in others.items()),
    )
    return _with_text(article)


def _whole(record: Mapping[str, object], source: Source, own_id: str) -> Article:
    check_shape(record)
    own = record["source"] or source.to_dict()
    own_id = str(record["id"]) if str(record["id"] or "").strip() else own_id
    return _with_text(Article.from_dict({**record, "id": own_id, "source": own}))


def _with_text(article: Article) -> Article:
    if not (article.headline or article.paragraphs):
        raise RecordError("it has no text")
    return article


def _text(facts: Mapping[str, object], name: str) -> str:
    return values.text(facts.get(name, ""), name)


def _day(facts: Mapping[str, object], name: str) -> tuple[str | None, list[str]]:
    return values.day(facts[name], name) if name in facts else (None, [])


def _zones(facts: Mapping[str, object]) -> list[str]:
    """Return the names of zones, the main one first."""
    return [
        name for field in ("zone", "zones") for name in values.names(facts.get(field, []), field)
    ]
