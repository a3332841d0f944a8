"""Files to write: the format that a name means, and a file that is written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from hzsearch.errors import UsageError


def named(path: Path, forms: Sequence[str]) -> str:
    """Return the one of ``forms`` that the ending of ``path`` names; UsageError where none."""
    ending = path.suffix.removeprefix(".").casefold()
    return known(ending, f"The ending of {path.name} names no format", forms)


def chosen(form: str | None, path: Path, forms: Sequence[str]) -> str:
    """Return ``form``, or what the ending of ``path`` names; UsageError where it is not there."""
    return known(form, f"“{form}” is no format", forms) if form else named(path, forms)


def known(form: str, what: str, forms: Sequence[str]) -> str:
    """Return ``form``; UsageError, which begins with ``what``, where it is none of ``forms``."""
    if form not in forms:
        raise UsageError(f"{what}; use one of {', '.join(forms)}.")
    return form


@contextmanager
def whole(to: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``to``, with its mode, if all goes well.

    What is there and is no file (a pipe, a device) is written into; of a link, what it leads to
    is replaced. Raises UsageError where it can not be written.
    """
    try:
        with _opened(to) as out:
            yield out
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
