"""The ids of articles that were cut from pages: made, and read.

``03.txt:2`` is the second article of the file 03.txt, ``issue.txt:p3.2`` the second on the third
page of a file of several pages. ``03.txt:+88`` is one that a correction made, beginning with
line 88. Ready records have the ids that they were given.
"""

from __future__ import annotations

import re

from hzsearch.model.article import Source
from hzsearch.model.page import Page

_OF_SEVERAL = re.compile(r"p(\d+)\.")


def article_id(page: Page, called: str) -> str:
    """Return the id of the article of ``page`` that is ``called`` by its number there."""
    place = called if page.pages == 1 else f"p{page.number}.{called}"
    return f"{page.path}:{place}"


def page_of(article_id: str) -> int | None:
    """Return the page that the id of an article names, None where its file has only one."""
    found = _OF_SEVERAL.match(article_id.rpartition(":")[2])
    return int(found[1]) if found else None


def source_of(article_id: str) -> Source:
    """Return the file and page that the id of an article names; a record's may name none."""
    return Source(article_id.rpartition(":")[0], page_of(article_id) or 1)
