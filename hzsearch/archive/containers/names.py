"""Names of members: made safe to be part of an id, or refused with the reason.

In: a name as a container has it. Out: the same with ``/`` between folders, below the
container and in composed form, so that neither the packing program nor its system
changes an id. Nothing is ever unpacked to disk, so no name can overwrite a file; but a
name with ``..`` in it says that it stands elsewhere, and is not believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hzsearch.archive.containers.limits import LONGEST_NAME
from hzsearch.errors import ArchiveError

_DRIVE = re.compile(r"^[A-Za-z]:")


def member_name(raw: str, container: str) -> str:
    r"""Return the name of a member of ``container``.

    ``C:\paper\03.txt`` and ``/paper/03.txt`` are ``paper/03.txt``. Raises ArchiveError
    for a name that leads out of the container, holds control characters or is none.
    """
    parts = _DRIVE.sub("", raw.replace("\\", "/")).split("/")
    parts = [part for part in parts if part not in ("", ".")]
    if ".." in parts:
        raise ArchiveError(f"{container} has a member {raw!r} that leads out of it; left out.")
    if any(unicodedata.category(char) == "Cc" for char in raw):
        raise ArchiveError(f"{container} has a member {raw!r} with control characters; left out.")
    if not parts or len(raw) > LONGEST_NAME:
        raise ArchiveError(
            f"{container} has a member whose name has {len(raw):,} characters "
            f"({raw[:40]!r}); left out."
        )
    name = unicodedata.normalize("NFC", "/".join(parts))
    return name.encode("utf-8", "replace").decode()


def is_hidden(name: str) -> bool:
    """Say whether a file is no one's page: hidden, or what macOS adds (__MACOSX, ._03.txt)."""
    parts = name.split("/")
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def decoded(names: Sequence[bytes]) -> list[str]:
    """Return names without a stated encoding as text: UTF-8 if all of them are, else GB18030.

    Chinese Windows writes GBK. A short name in it can be valid UTF-8 by accident;
    all the names of a container hardly can. What is neither is read as code page 437.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return [name.decode(encoding) for name in names]
        except UnicodeDecodeError:
            continue
    return [name.decode("cp437") for name in names]
