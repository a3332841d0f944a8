"""Web archives (.mht, .mhtml; RFC 2557): the one page that such a file was saved for."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import compat32

from hzsearch.errors import ArchiveError

#: Bytes of a file with all its pictures.
MOST_BYTES = 64 * 1024 * 1024
_HEAD = re.compile(rb"^(?:From|MIME-Version|Subject|Date|Content-[\w-]+|Snapshot-[\w-]+):", re.I)


def is_archive(data: bytes) -> bool:
    """Say whether a file begins as a web archive does, with the head of a message."""
    head = data[:2048].lstrip()
    return bool(_HEAD.match(head)) and b"mime-version:" in head.lower()


def page_of(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the first HTML page of a web archive and the encoding its head tells, if any.

    Raises ArchiveError where there is none or the file is too large.
    """
    if len(data) > MOST_BYTES:
        raise ArchiveError(f"{name} has {len(data):,} bytes; save the page without its pictures.")
    message = message_from_bytes(data, policy=compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset("")
    raise ArchiveError(f"{name} holds no web page; save it as a single HTML file.")
