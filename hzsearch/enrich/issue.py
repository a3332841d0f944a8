"""When a file's issue came out, and which page of it is which.

In: the pages of a file and its archive-relative path. Out: an :class:`Issue`, and the
pages' labels. Order of trust for the day: the file's name, the folders above it from
the nearest up, the masthead date line of its pages, the day the user gave, and last of
all the day on which the file was made, where its format tells. The file's own evidence
wins over the user's day, because ``--date`` is given once for a whole archive; where
the two differ a doubt says so. A day is never put together from guesses: the year that
pages speak of only helps to date the events on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hzsearch.analysis import simplified
from hzsearch.enrich import folio
from hzsearch.enrich.masthead import masthead_date
from hzsearch.enrich.naming import last_day, read_name
from hzsearch.enrich.year import likely_year, year_hint
from hzsearch.model import Page


@dataclass(frozen=True, slots=True)
class Issue:
    """The day of an issue and who says so; without a day, the year its pages speak of.

    ``year_is_inferred`` says that the year follows only from other dates on the
    pages. ``source`` is "issue" (the file's name or masthead), "given" (the user) or None.
    ``number`` is the issue's (第1234期) where the path states it.
    """

    published: date | None = None
    source: Literal["issue", "given"] | None = None
    year_hint: int | None = None
    doubts: tuple[str, ...] = ()
    year_is_inferred: bool = False
    number: str = ""


def read_issue(
    pages: Sequence[Page], path: str, given: date | None = None, printed: date | None = None
) -> Issue:
    """Return the issue of the file ``path`` with these ``pages``.

    ``given`` is the user's day, ``printed`` the day the file itself was made, where its
    format tells (the metadata of a PDF).
    """
    texts = [simplified("\n".join(line.text for line in page.lines)) for page in pages]
    number = read_name(path).number
    found = issue_date(texts, path)
    published = found or given or printed
    if not published:
        stated = year_hint(texts, path)
        likely = None if stated else likely_year(texts)
        return Issue(year_hint=stated or likely, year_is_inferred=bool(likely), number=number)
    doubts = tuple(_doubts(found, given, printed))
    source: Literal["issue", "given"] = "given" if given and not found else "issue"
    return Issue(published, source, published.year, doubts, number=number)


def page_labels(pages: Sequence[Page], path: str) -> tuple[str, ...]:
    """Return the number of each page in its issue (``3``, ``A3``), empty where it is not known.

    The name of a file of one page says it, else the folio printed on the page, else
    its place in a file of several pages.
    """
    return tuple(_page_label(page, path) for page in pages)


def issue_date(page_texts: Sequence[str], path: str) -> date | None:
    """Return the day that ``path`` or else a masthead of ``page_texts`` states, or None."""
    stated = read_name(path).day or masthead_date(page_texts, year_hint(page_texts, path))
    return stated or last_day(path)


def _doubts(found: date | None, given: date | None, printed: date | None) -> Iterator[str]:
    if found and given and found != given:
        yield f"The file says {found} is the day of the issue, not the given {given}."
    if printed and not found and not given:
        yield f"date: the issue's day {printed} is only that on which the file was made."


def _page_label(page: Page, path: str) -> str:
    named = read_name(path).page if page.pages == 1 else ""
    place = str(page.number) if page.pages > 1 else ""
    return named or folio.printed("\n".join(line.text for line in page.lines)) or place
