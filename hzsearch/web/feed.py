"""Atom feeds (RFC 4287) of hits: an entry an article, its snippet as plain text.

Ids are UUIDs made of what stays the same (RFC 9562, version 5): the article's id. A reader that
has seen an entry knows it again, also from another feed or another address of the server.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from xml.etree import ElementTree as Tree

from hzsearch.model import Article, Hit
from hzsearch.saved import SavedQuery
from hzsearch.web.drawing import title

ATOM = "http://www.w3.org/2005/Atom"

# Neither a control nor half of a pair is a character of XML 1.0 (2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Newspapers are out in the morning, Beijing time.
_MORNING = "T06:00:00+08:00"


def feed(
    query: SavedQuery,
    hits: Iterable[Hit],
    called: str,
    addresses: tuple[str, str],
    address: Callable[[Article], str],
    corrected: Mapping[str, datetime],
) -> bytes:
    """Return the feed of ``hits`` of ``query``, called ``called``.

    ``addresses`` are its own and that of the page with the hits, ``address`` is an article's;
    all are absolute. ``corrected`` says when texts became others, by the articles' ids.
    """
    root = Tree.Element("feed", {"xmlns": ATOM, "xml:lang": "zh"})
    entries = [(hit, *_times(hit.article, query, corrected)) for hit in hits]
    _text(root, "id", f"urn:uuid:{query.key}")
    _text(root, "title", called)
    _text(root, "updated", max((one for _, _, one in entries), default=query.made, key=_instant))
    author = Tree.SubElement(root, "author")
    _text(author, "name", "hzsearch")
    Tree.SubElement(root, "link", rel="self", type="application/atom+xml", href=addresses[0])
    Tree.SubElement(root, "link", rel="alternate", type="text/html", href=addresses[1])
    for hit, day, updated in entries:
        _entry(root, hit, (day, updated), address(hit.article))
    whole: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _entry(root: Tree.Element, hit: Hit, times: tuple[str, str], address: str) -> None:
    entry, article = Tree.SubElement(root, "entry"), hit.article
    _text(entry, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'hzsearch:{article.id}')}")
    _text(entry, "title", title(article))
    _text(entry, "published", times[0])
    _text(entry, "updated", times[1])
    for name in article.bylines:
        _text(Tree.SubElement(entry, "author"), "name", name)
    Tree.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    for term in filter(None, (article.zone, *article.topics)):
        Tree.SubElement(entry, "category", term=_clean(term))
    _text(entry, "summary", hit.snippet.text)


def _text(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _times(
    article: Article, query: SavedQuery, corrected: Mapping[str, datetime]
) -> tuple[str, str]:
    """Return when an article was out, and when its text last became another: at first, the same."""
    day, when = _day(article, query), corrected.get(article.id)
    # A page of tomorrow may be corrected today.
    return day, max(day, when.isoformat(), key=_instant) if when else day


def _instant(time: str) -> datetime:
    return datetime.fromisoformat(time)


def _day(article: Article, query: SavedQuery) -> str:
    """Return when an article was out, or of what day it tells; else when the query was saved."""
    day = article.published or article.date
    return f"{date.fromisoformat(day).isoformat()}{_MORNING}" if day else query.made
