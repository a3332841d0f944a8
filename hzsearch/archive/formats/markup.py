"""HTML into tags, texts and comments.

A scanner of our own rather than a parser: it needs no package, takes time in
proportion to the text whatever a file holds, and knows nothing of entities that a
document declares, so none can grow. It follows the tokenizer of the HTML standard as
far as pages of newspapers need it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# A tag ends at the first > outside quotes; where its quotes do not close, at the first >.
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:--!?>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-z][^\s/><]*)(?P<values>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|<(?P<close2>/?)(?P<tag2>[a-z][^\s/><]*)(?P<values2>[^<>]*)>"
    r"|<[!?/][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_DOCTYPE = re.compile(r"\s*<!doctype[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_VALUE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# Their content is no markup.
_RAW = {
    tag: re.compile(rf"</{tag}(?![a-z])[^>]*>", re.IGNORECASE)
    for tag in ("script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe")
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page: ``kind`` is start, end, text or comment.

    ``tag`` is in lower case; ``text`` has its character references resolved, but for
    comments; ``raw`` is the content of a script, style or title, which is no markup.
    """

    kind: str
    tag: str = ""
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    closes_itself: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` in their order; all of it is in one of them."""
    doctype = _DOCTYPE.match(text)
    place = doctype.end() if doctype else 0
    while found := _TOKEN.search(text, place):
        if found.start() > place:
            yield Token("text", text=html.unescape(text[place : found.start()]))
        place = found.end()
        token = _token(found)
        if token:
            yield token
        if token and token.kind == "start" and token.tag in _RAW and not token.closes_itself:
            end = _RAW[token.tag].search(text, place)
            raw = text[place : end.start() if end else len(text)]
            yield Token("raw", token.tag, html.unescape(raw))
            yield Token("end", token.tag)
            place = end.end() if end else len(text)
    if place < len(text):
        yield Token("text", text=html.unescape(text[place:]))


def _token(found: re.Match[str]) -> Token | None:
    if found["comment"] is not None:
        return Token("comment", text=found["comment"])
    tag = (found["tag"] or found["tag2"] or "").lower()
    if not tag:
        return None
    if found["close"] or found["close2"]:
        return Token("end", tag)
    values = found["values"] or found["values2"] or ""
    pairs = (
        (one[1].lower(), html.unescape(one[2] or one[3] or one[4] or ""))
        for one in _VALUE.finditer(values)
    )
    return Token("start", tag, values=dict(pairs), closes_itself=values.rstrip().endswith("/"))
