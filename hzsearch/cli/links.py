"""Links to the files that articles were cut from, on a terminal that shows such (OSC 8).

``ESC ]8;;URI ESC \\`` before a text and the same without a URI behind it make it a link
(https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). There are none in a pipe or
a file, nor where there is no colour.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import hzsearch
from hzsearch.cli.screen import harmless
from hzsearch.cli.terminal import shows_links
from hzsearch.engines.location import Remote
from hzsearch.model import Article, Hit, Source
from hzsearch.model.ids import source_of

#: Puts a link to a source around a text, where there can be one.
Link = Callable[[str, Source], str]

_OPEN, _CLOSE = "\x1b]8;;{}\x1b\\", "\x1b]8;;\x1b\\"


def links(index: hzsearch.Index, sources: Iterable[Source]) -> Link:
    """Return what links to those of ``sources`` whose files are there, on a terminal that can.

    There are none for an index on a server: the files lie where it was built, and to look for
    them here its whole ledger would come over the network with every answer.
    """
    if isinstance(index.folder, Remote) or not shows_links():
        return plain
    found = index.places(source.path for source in sources if source.path)

    def link(text: str, source: Source) -> str:
        path, text = found.get(source.path), harmless(text)
        return _OPEN.format(_uri(path, source)) + text + _CLOSE if path else text

    return link


def plain(text: str, _: Source) -> str:
    """Return the text without a link."""
    return harmless(text)


def sources_of(articles: Iterable[Article | Hit]) -> Iterator[Source]:
    """Yield every place where the articles stand, and those that are folded into hits."""
    for one in articles:
        article = one.article if isinstance(one, Hit) else one
        yield from (article.source, *article.continued)
        yield from map(source_of, one.similar) if isinstance(one, Hit) else ()


def _uri(path: Path, source: Source) -> str:
    page = f"#page={source.page}" if path.suffix.lower() == ".pdf" else ""
    return path.as_uri().replace("file://", f"file://{_host()}", 1) + page


@cache
def _host() -> str:
    """Return the name of this machine, by which a terminal knows whether it has the file.

    None on Windows, whose terminal takes a name for that of a network share.
    """
    import socket  # noqa: PLC0415  only links have it

    return quote(socket.gethostname()) if os.name != "nt" else ""
