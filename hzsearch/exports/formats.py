"""The formats, and writing a file of one: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from hzsearch.errors import UsageError
from hzsearch.model import Article

#: The names of the formats; each is a module of that name, here.
FORMATS = ("jsonl", "csv", "xlsx", "md", "bib", "html")


def format_of(path: Path) -> str:
    """Return the format that the ending of ``path`` names; UsageError where it is none."""
    ending = path.suffix.removeprefix(".").casefold()
    return _known(ending, f"the ending of {path.name} names no format")


def export(
    articles: Iterable[Article], to: Path | BinaryIO, form: str | None = None, paper: str = ""
) -> int:
    """Write ``articles`` to the file ``to`` and return how many.

    ``form`` is one of FORMATS, by default what the ending of the file says. A file
    takes its place only when it is whole, and keeps its mode; what is there and is no file
    (a pipe, a device) is written into. Raises UsageError where the format is none, the file
    can not be written, or an extra is missing.
    """
    if not isinstance(to, Path):
        return _write(articles, to, _known(form or "", "an export needs a format"), paper)
    form = _known(form, f"“{form}” is no format") if form else format_of(to)
    try:
        with _opened(to) as out:
            return _write(articles, out, form, paper)
    except OSError as error:
        raise UsageError(f"{to} can not be written: {error.strerror or error}.") from None


def _opened(to: Path) -> AbstractContextManager[BinaryIO]:
    if to.exists() and not to.is_file():
        return to.open("wb")
    # A link stays one: what it leads to is replaced.
    return _replacing(Path(os.path.realpath(to)))


@contextmanager
def _replacing(to: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``to``, with its mode, if all goes well."""
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("wb") as out:
            if to.exists():
                shutil.copymode(to, beside)
            yield out
        os.replace(beside, to)
    finally:
        beside.unlink(missing_ok=True)


def _write(articles: Iterable[Article], out: BinaryIO, form: str, paper: str) -> int:
    count = 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    import_module(f"hzsearch.exports.{form}").write(counted(), out, paper)
    return count


def _known(form: str, what: str) -> str:
    if form not in FORMATS:
        raise UsageError(f"{what[:1].upper()}{what[1:]}; use one of {', '.join(FORMATS)}.")
    return form
