"""A text file's lines one after the other, without its whole text in memory.

A bad byte must cost one line, not the file, and never make a file of UTF-8 pass for
GB18030: so most of the first lines that are not ASCII decide the encoding, and a
line with other bytes in it is told by ``is_clean``.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from hzsearch.errors import ArchiveError

#: Lines with other than ASCII characters that are tried before the encoding is settled.
_SAMPLE = 50

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_lines(data: bytes, name: str, *, keep_cr: bool = False) -> Iterator[str]:
    """Yield the lines of ``data``, parted by LF and without their line ends.

    With ``keep_cr`` a CR stays before an LF, which may be one of a text.

    UTF-8 with or without BOM, UTF-16 with BOM and GB18030. Bytes of no such encoding
    become lone surrogates. ArchiveError where UTF-16 breaks off or NULs say it is no text.
    """
    encoding = _encoding(data)
    # A NUL in the beginning of a file that is no UTF-16 is the mark of a binary one.
    if encoding != "utf-16" and b"\0" in data[:1024]:
        raise ArchiveError(f"{name} is not text (it holds NUL bytes); save it as UTF-8.")
    stream = io.TextIOWrapper(
        io.BytesIO(data), encoding=encoding, errors="surrogateescape", newline="\n"
    )
    try:
        for line in stream:
            yield line.removesuffix("\n") if keep_cr else line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise ArchiveError(
            f"{name} is not text in UTF-16 as its first bytes say; save it as UTF-8."
        ) from None


def is_clean(text: str) -> bool:
    """Say whether ``text`` is made of whole characters: no lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _encoding(data: bytes) -> str:
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    if marked:
        return marked
    votes = [_decodes(line, "utf-8") for line in _sample(data)]
    return "utf-8" if 2 * sum(votes) >= len(votes) else "gb18030"


def _sample(data: bytes) -> list[bytes]:
    found: list[bytes] = []
    for line in io.BytesIO(data):
        if not line.isascii():
            found.append(line)
        if len(found) == _SAMPLE:
            break
    return found


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
