"""The formats of a digest, and writing one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from hzsearch.digests.digest import Digest
from hzsearch.exports.files import chosen, known, whole

#: The names of the formats; each is a module of that name, here.
FORMATS = ("md", "html", "docx")


def write(digest: Digest, to: Path | BinaryIO, form: str | None = None) -> int:
    """Write ``digest`` to the file ``to``, whole or not at all; return how many articles it has.

    ``form`` is one of FORMATS, by default what the file's ending says. Raises UsageError where
    it is none, the file can not be written, or an extra is missing.
    """
    if isinstance(to, Path):
        form = chosen(form, to, FORMATS)
        with whole(to) as out:
            return write(digest, out, form)
    form = known(form or "", "A digest needs a format", FORMATS)
    import_module(f"hzsearch.digests.{form}").write(digest, to)
    return digest.total
