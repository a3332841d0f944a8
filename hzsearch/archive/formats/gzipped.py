"""Files packed by gzip (RFC 1952), as large files of records mostly are."""

from __future__ import annotations

import gzip
import io
import zlib

from hzsearch.errors import ArchiveError

#: How such a file begins.
MAGIC = b"\x1f\x8b"
#: Bytes when unpacked; as much as a file that is not packed may have.
MOST_BYTES = 512 * 1024 * 1024


def unpacked(data: bytes, name: str) -> bytes:
    """Return the content of the gzip file ``data``.

    Raises ArchiveError, naming the file ``name``, where it is damaged or too large.
    """
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ArchiveError(f"{name} is a damaged gzip file ({error}); fetch it anew.") from None
    if len(content) > MOST_BYTES:
        raise ArchiveError(f"{name} unpacks into more than {MOST_BYTES:,} bytes; part it.")
    return content
