"""Web pages (.html, .htm, .xhtml, .mht): the article of a digital edition's page.

The lines of a web page are those its reader sees (``visible``), counted from its
title. Those that make up the article are its own, all others are furniture: menus,
advertisements, the list of the other articles. An index page, which has no sentence
outside its links, is furniture altogether. Where no article stands out, all lines are
cut like those of a printed page, and a doubt says so.
"""

from __future__ import annotations

import codecs
import re

from hzsearch.archive.document import Document
from hzsearch.archive.formats import mhtml, webarticle
from hzsearch.archive.formats.visible import look_at
from hzsearch.archive.formats.webpage import WebPage
from hzsearch.errors import ArchiveError
from hzsearch.model import Line, Page

#: Bytes of a page without the pictures within it; no page of a newspaper has as many.
MOST_BYTES = 8 * 1024 * 1024
#: Tags of a page; beyond that it is no text.
_MOST_TAGS = 300_000

_PICTURE = re.compile(rb"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=\s%]*")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)|encoding\s*=\s*[\"']([\w-]+)", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CUT = "No article stands out in the web page's markup; all its lines are cut like a page's."


def read(data: bytes, name: str) -> Document:
    """Return the article of the web page called ``name``, or its lines as a page to cut.

    Raises ArchiveError where it is no text, or too large.
    """
    page = _seen(data, name)
    found = webarticle.find(page, name)
    numbers = [line.number for line in page.lines]
    if found:
        own = {n for first, last in found.source.lines for n in range(first, last + 1)}
        rest = tuple(number for number in numbers if number not in own)
        return Document(articles=(found,), lines=len(own), furniture=rest)
    if webarticle.is_index(page):
        return Document(furniture=tuple(numbers))
    lines = tuple(Line(line.number, line.text) for line in page.lines)
    return Document((Page(name, 1, lines),) if lines else (), doubts=(_CUT,))


def raw_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """Return the lines that the reader of the web page sees, as ``read`` counts them."""
    return tuple(Line(line.number, line.text) for line in _seen(data, name).lines)


def _seen(data: bytes, name: str) -> WebPage:
    told = ""
    if mhtml.is_archive(data):
        data, told = mhtml.page_of(data, name)
    return look_at(decode(data, name, told))


def decode(data: bytes, name: str, told: str = "") -> str:
    """Return the text of a page: its first bytes tell the encoding, else ``told``, else it itself.

    GB2312 and GBK are read as GB18030, which holds both. Raises ArchiveError, naming
    the file, where the page is too large or no text in its encoding.
    """
    data = _PICTURE.sub(b"", data) if len(data) > MOST_BYTES // 8 else data
    if len(data) > MOST_BYTES or data.count(b"<") > _MOST_TAGS:
        raise ArchiveError(f"{name} is larger than any page; save the article alone, as text.")
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    found = _CHARSET.search(data[:4096])
    stated = (found[1] or found[2]).decode() if found else ""
    for encoding in (marked, told, stated, "utf-8", "gb18030"):
        try:
            if encoding:
                return data.decode(_known(encoding)).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    raise ArchiveError(f"{name} is not text in UTF-8 or GB18030; save it anew as UTF-8.")


def _known(encoding: str) -> str:
    is_chinese = encoding.lower().replace("-", "").replace("_", "") in ("gb2312", "gbk", "cp936")
    codec = codecs.lookup("gb18030" if is_chinese else encoding)
    if codec.name in ("utf-7", "idna", "punycode") or not codec._is_text_encoding:
        raise LookupError(encoding)
    return codec.name
