"""The whole pipeline: a source file becomes articles with ids, zones, dates and topics."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hzsearch.archive import SIDECAR, read_pages
from hzsearch.corrections import (
    Facts,
    Sidecar,
    correct_facts,
    correct_lines,
    read_corrections,
)
from hzsearch.enrich import Issue, enrich, read_issue
from hzsearch.layout import Layout, cut, write_down
from hzsearch.model import Article, Extraction, Page

#: Raise when the same file gives other articles than before, so that the next
#: build reads every file anew.
VERSION = 1

AllFacts = dict[tuple[int, str], Facts]


@dataclass(frozen=True, slots=True)
class Reading:
    """A source file read, with all that tells how: its pages, their layouts, the sidecar.

    ``facts`` is what the sidecar says of articles, by page (its place) and article name.
    """

    extraction: Extraction
    pages: tuple[Page, ...]
    layouts: tuple[Layout, ...]
    sidecar: Sidecar
    facts: AllFacts


def extract_file(path: Path, name: str, given: date | None = None) -> Extraction:
    """Return what the file at ``path`` holds; ``name`` is its name within the archive.

    ``given`` is the issue's day for files that do not tell it themselves. The
    corrections beside the file are applied. Raises ArchiveError where the file can
    not be read as text.
    """
    return read_file(path, name, given).extraction


def read_file(path: Path, name: str, given: date | None = None) -> Reading:
    """Return what :func:`extract_file` does, with all that tells how it came about."""
    pages = read_pages(path, name)
    issue = _issue(pages, path, name, given)
    sidecar = _sidecar(sidecar_bytes(path), name + SIDECAR)
    layouts, facts, problems = _corrected([cut(page) for page in pages], sidecar)
    articles = tuple(
        _article(article, article_id(page, called), issue, facts.get((k, called), Facts()))
        for k, (page, layout) in enumerate(zip(pages, layouts, strict=True))
        for called, article in zip(layout.names, layout.articles, strict=True)
    )
    furniture = tuple(line for layout in layouts for line in layout.furniture)
    filled = sum(bool(line.text.strip()) for page in pages for line in page.lines)
    lines = filled - len(furniture)
    extraction = Extraction(name, articles, furniture, len(pages), lines, problems)
    return Reading(extraction, tuple(pages), tuple(layouts), sidecar, facts)


def sidecar_bytes(path: Path) -> bytes:
    """Return the corrections beside the file at ``path`` as they lie; nothing without any."""
    beside = path.with_name(path.name + SIDECAR)
    if not os.path.isfile(beside):  # Path.is_file raises where a name is too long
        return b""
    try:
        return beside.read_bytes()
    except OSError:
        return b""


def _sidecar(data: bytes, name: str) -> Sidecar:
    try:
        return read_corrections(data.decode("utf-8-sig"), name) if data else Sidecar(name)
    except UnicodeDecodeError:
        return Sidecar(name, problems={1: "the file is not UTF-8, save it as UTF-8"})


def _corrected(
    layouts: Sequence[Layout], sidecar: Sidecar
) -> tuple[list[Layout], AllFacts, tuple[str, ...]]:
    """Return the layouts as the sidecar corrects them, its facts, and what is wrong in it."""
    drafts = [layout.draft for layout in layouts if layout.draft]
    if not sidecar.corrections or len(drafts) < len(layouts):
        return list(layouts), {}, sidecar.sentences()
    drafts, wrong = correct_lines(drafts, sidecar)
    facts, unfit = correct_facts(drafts, sidecar)
    return [write_down(draft) for draft in drafts], facts, sidecar.sentences(wrong, unfit)


def _article(article: Article, named: str, issue: Issue, facts: Facts) -> Article:
    return enrich(facts.apply(replace(article, id=named)), issue, given=facts.given)


def _issue(pages: Sequence[Page], path: Path, name: str, given: date | None) -> Issue:
    """Return the issue of a file; the folder it was found below speaks last.

    ``hzsearch extract 2024-04-01/03.txt`` names the file 03.txt, but the user
    sees the day. It may as well be the day of a backup, so anything else wins.
    """
    issue = read_issue(pages, name, given)
    above = path.absolute().parents[name.count("/")].name
    return issue if issue.published else read_issue(pages, f"{above}/{name}")


def article_id(page: Page, called: str) -> str:
    """Return the id of the article of ``page`` that is ``called`` by its number there.

    ``03.txt:2`` is the second article of the file 03.txt, ``issue.txt:p3.2`` the
    second on the third page of a file of several pages. ``03.txt:+88`` is one that
    a correction made, beginning with line 88.
    """
    place = called if page.pages == 1 else f"p{page.number}.{called}"
    return f"{page.path}:{place}"
