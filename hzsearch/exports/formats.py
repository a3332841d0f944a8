"""The formats, and writing a file of one: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from hzsearch.exports.files import chosen, known, named, whole
from hzsearch.model import Article

#: The names of the formats; each is a module of that name, here.
FORMATS = ("jsonl", "csv", "xlsx", "md", "bib", "html")


def format_of(path: Path) -> str:
    """Return the format that the ending of ``path`` names; UsageError where it is none."""
    return named(path, FORMATS)


def export(
    articles: Iterable[Article],
    to: Path | BinaryIO,
    form: str | None = None,
    paper: str = "",
    notes: list[str] | None = None,
) -> int:
    """Write ``articles`` to the file ``to`` and return how many.

    ``form`` is one of FORMATS, by default what the ending of the file says. A file
    takes its place only when it is whole, and keeps its mode; what is there and is no file
    (a pipe, a device) is written into. ``notes`` are sentences on the articles, which a file to
    read has in front; more are added on what the format has no room for. Raises UsageError where
    the format is none, the file can not be written, or an extra is missing.
    """
    notes = [] if notes is None else notes
    if not isinstance(to, Path):
        form = known(form or "", "An export needs a format", FORMATS)
        return _write(articles, to, form, paper, notes)
    form = chosen(form, to, FORMATS)
    with whole(to) as out:
        return _write(articles, out, form, paper, notes)


def _write(
    articles: Iterable[Article], out: BinaryIO, form: str, paper: str, notes: list[str]
) -> int:
    count = 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    import_module(f"hzsearch.exports.{form}").write(counted(), out, paper, notes)
    return count
