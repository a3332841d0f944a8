r"""Names of files on disk, made safe to be part of an id.

In: a path below a folder, as the system has it. Out: the same with ``/`` between folders, in
composed form (macOS hands out decomposed names), of characters that can be printed and written
anywhere. Nothing is lost by it: the file is opened by its path.
"""

from __future__ import annotations

import os
from unicodedata import category, normalize

# A terminal obeys the controls, and the separators end a line.
_UNPRINTED = ("Cc", "Zl", "Zp")


def file_name(path: str) -> str:
    r"""Return the name of the file whose path below its archive is ``path``.

    What is not UTF-8 is read as GB18030, which Chinese Windows writes, and what is neither
    stands there as :func:`escaped` writes it.
    """
    return normalize("NFC", _printable("/".join(map(_decoded, path.split("/")))))


def escaped(path: str) -> str:
    r"""Return the name without reading or composing anything: byte FF is ``\xff``.

    It tells files apart whose names, read, would be the same.
    """
    name = _printable(_bytes(_doubled(path)).decode("utf-8", "backslashreplace"))
    return (
        name
        if name == normalize("NFC", name)
        else name.encode("ascii", "backslashreplace").decode()
    )


def is_plain(path: str) -> bool:
    """Say whether the name is on the disk as it is called."""
    return _is_text(path) and path == normalize("NFC", path)


def _is_text(path: str) -> bool:
    return path == path.encode("utf-8", "ignore").decode()


def _decoded(part: str) -> str:
    if _is_text(part):
        return _doubled(part)
    try:
        return _doubled(_bytes(part).decode("gb18030"))
    except UnicodeDecodeError:
        return escaped(part)


def _doubled(name: str) -> str:
    # Or a name with a backslash could be that of another file, escaped.
    return name.replace("\\", "\\\\")


def _bytes(path: str) -> bytes:
    # Windows has no bytes in names, but halves of characters; they can only be escaped.
    return os.fsencode(path) if os.name != "nt" else path.encode("utf-8", "surrogatepass")


def _printable(name: str) -> str:
    return "".join(_code(char) if category(char) in _UNPRINTED else char for char in name)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) > 0x7F else char.encode("unicode_escape").decode()
