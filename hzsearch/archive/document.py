"""What one file of an archive holds, whatever its format: the one answer of every reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hzsearch.model import Article, Page


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file.

    ``pages`` are newspaper pages that are still to be cut into articles.
    ``articles`` are ready: their ids, texts and facts are as the file states them,
    and nothing cuts them again. ``notes`` says in sentences what of the file is in
    neither, and why; each names the file.

    Of a file with ready articles, ``lines`` counts the non-blank lines that are in
    them and ``furniture`` lists those that are not: a table's header, a web page's
    menu, a line that is no record. ``whole`` holds the ids of articles that hzsearch
    itself has made and printed: there is nothing to find out about them any more,
    while of the others what the file does not say is looked for in the text.

    ``made`` is the day on which the file was made, where its format tells (a PDF's
    metadata); for the day of the issue it is believed last of all.
    ``doubts`` are those of every article that ``pages`` are cut into.
    """

    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    lines: int = 0
    furniture: tuple[int, ...] = ()
    whole: frozenset[str] = frozenset()
    made: date | None = None
    doubts: tuple[str, ...] = ()
