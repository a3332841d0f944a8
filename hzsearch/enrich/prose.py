"""Where in an article to look: its lead, its sentences, its full text.

In: an Article whose paragraphs are joined. Out: plain strings; no decisions
about zones, dates or topics are made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hzsearch.dateline import dateline
from hzsearch.model import Article

#: The lead is the first two sentences, or about this many characters
#: (naming rule 3 in ``data/README.md``).
LEAD_LENGTH = 120
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’』」）]*")
_SHORT_PARAGRAPH = 30
# An editor's note 编者按 introduces; its 今天 is the day of the paper.
_NOTE = re.compile(
    r"[【〔（(]?(?:编\s?者\s?按|编者的话|开栏(?:的话|语)|编前语?)\s*(?:[：:】〕）)]|\s)"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The beginning of an article: its dateline (本报讯, or empty) and the sentences after it."""

    dateline: str
    sentences: tuple[str, ...]


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text`` with their marks; a line break ends one too."""
    return tuple(found[0] for found in _SENTENCE.finditer(text) if found[0].strip())


def lead(article: Article) -> Lead:
    """Return the lead: the first sentences up to two, or more while they are short.

    A first paragraph of a few words only (a rubric, a motto) is no lead by
    itself; the next one is then read with it. An editor's note is passed over.
    """
    paragraphs = [text for text in article.paragraphs if not _NOTE.match(text)]
    text = paragraphs[0] if paragraphs else ""
    begin = dateline(text)
    text = text[len(begin) :]
    if len(text) < _SHORT_PARAGRAPH and len(paragraphs) > 1:
        text += "\n" + paragraphs[1]
    every = sentences(text)
    count = next((n for n in range(2, len(every)) if len("".join(every[:n])) >= LEAD_LENGTH), 0)
    return Lead(begin.strip(), every[: count or len(every)])


def body(article: Article) -> str:
    """Return subheads and paragraphs, a line each."""
    return "\n".join((*article.subheads, *article.paragraphs))


def titles(article: Article) -> tuple[str, ...]:
    """Return kicker, headline and subheadline as far as there are any."""
    return tuple(t for t in (article.kicker, article.headline, article.subheadline) if t)
