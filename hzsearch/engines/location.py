"""Where an index lies: a folder, or a name on a search server.

A server is written ``https://host:9200/NAME``; more nodes of the same cluster may follow the
first, ``https://one:9200,two:9200/NAME``, so that the index is reached while one is down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hzsearch.errors import UsageError

# A Path has made one slash of two.
_URL = re.compile(r"(https?):/+(.*)", re.IGNORECASE | re.DOTALL)
# What both servers take for the name of an index, and is safe in a path.
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")
_PORT = 9200


@dataclass(frozen=True, slots=True)
class Remote:
    """An index on a server: the nodes to ask, ``https://host:port`` each, and its name."""

    nodes: tuple[str, ...]
    name: str

    def __str__(self) -> str:
        scheme = self.nodes[0].partition("://")[0]
        hosts = ",".join(node.partition("://")[2] for node in self.nodes)
        return f"{scheme}://{hosts}/{self.name}"


#: Where an index lies.
Location = Path | Remote


def located(place: str | Path | Remote) -> Location:
    """Return what ``place`` names: a URL is a name on a server, all else a folder.

    Raises UsageError for a URL with credentials in it, or without the name of an index.
    """
    if isinstance(place, Remote):
        return place
    found = _URL.fullmatch(str(place))
    return _remote(found[1].lower(), found[2]) if found else Path(place)


def _remote(scheme: str, rest: str) -> Remote:
    hosts, _, name = rest.rstrip("/").partition("/")
    if "@" in rest:
        raise UsageError(
            "A password does not belong into the URL of an index, which is written down in many "
            "places; set HZSEARCH_OPENSEARCH_USER and HZSEARCH_OPENSEARCH_PASSWORD, or use a netrc."
        )
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"“{scheme}://{rest}” names no index; write https://host:9200/NAME, the name in small "
            "letters, digits, “-”, “_” and “.”."
        )
    return Remote(tuple(_node(scheme, host) for host in hosts.split(",")), name)


def _node(scheme: str, host: str) -> str:
    # Imported here, since most indexes are folders.
    from urllib.parse import urlsplit  # noqa: PLC0415

    try:
        parts = urlsplit(f"{scheme}://{host}")
        port = parts.port or _PORT
    except ValueError:
        parts, port = None, 0
    if not parts or not parts.hostname:
        raise UsageError(f"“{host}” is no host; write https://host:9200/NAME.")
    named = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{scheme}://{named}:{port}"
