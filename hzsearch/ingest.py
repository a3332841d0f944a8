"""The whole pipeline: a source file becomes articles with ids, zones, dates and topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hzsearch.archive import read_pages
from hzsearch.enrich import Issue, enrich, read_issue
from hzsearch.layout import cut
from hzsearch.model import Extraction, Page

#: Raise when the same file gives other articles than before, so that the next
#: build reads every file anew.
VERSION = 1


def extract_file(path: Path, name: str, given: date | None = None) -> Extraction:
    """Return what the file at ``path`` holds; ``name`` is its name within the archive.

    ``given`` is the issue's day for files that do not tell it themselves.
    Raises ArchiveError where the file can not be read as text.
    """
    pages = read_pages(path, name)
    issue = _issue(pages, path, name, given)
    layouts = [cut(page) for page in pages]
    articles = tuple(
        enrich(replace(article, id=article_id(page, number)), issue)
        for page, layout in zip(pages, layouts, strict=True)
        for number, article in enumerate(layout.articles, start=1)
    )
    furniture = tuple(line for layout in layouts for line in layout.furniture)
    filled = sum(bool(line.text.strip()) for page in pages for line in page.lines)
    return Extraction(name, articles, furniture, len(pages), filled - len(furniture))


def _issue(pages: Sequence[Page], path: Path, name: str, given: date | None) -> Issue:
    """Return the issue of a file; the folder it was found below speaks last.

    ``hzsearch extract 2024-04-01/03.txt`` names the file 03.txt, but the user
    sees the day. It may as well be the day of a backup, so anything else wins.
    """
    issue = read_issue(pages, name, given)
    above = path.absolute().parents[name.count("/")].name
    return issue if issue.published else read_issue(pages, f"{above}/{name}")


def article_id(page: Page, number: int) -> str:
    """Return the id of the ``number``-th article of ``page``.

    ``03.txt:2`` is the second article of the file 03.txt, ``issue.txt:p3.2`` the
    second on the third page of a file of several pages.
    """
    place = str(number) if page.pages == 1 else f"p{page.number}.{number}"
    return f"{page.path}:{place}"
