"""What stands in a digest, and in which order, whatever the format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hzsearch.citations import cited, gbt7714
from hzsearch.exports.table import body
from hzsearch.highlight import Passage
from hzsearch.messages import in_chinese
from hzsearch.model import Article, line_ranges

#: The section of articles that have no topic.
OTHER = "其他"

#: What a digest is called if nobody says.
TITLE = "高新区新闻摘编"

# An excerpt is of whole paragraphs, until it has so many characters; one of more than the
# most is cut behind a sentence.
_ENOUGH, _MOST = 120, 400
_ENDS = "。！？；"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: its title, the facts beside it, its text or the beginning, its citation.

    ``source`` is the article's id and lines, ``is_cut`` tells that the text goes on.
    """

    title: str
    facts: tuple[str, ...]
    units: tuple[Passage, ...]
    is_cut: bool
    citation: str
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """The articles of one topic, newest first."""

    topic: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A title, what was asked for, the day it was made, and the sections.

    ``notes`` are sentences, in Chinese where there are translations, on what was not taken as
    it was asked for.

    Every article stands in one section, that of its first topic; its other topics are among its
    facts. Most articles first, and those without a topic last.
    """

    title: str
    asked: str
    made: date
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many articles there are."""
        return sum(len(section.entries) for section in self.sections)

    @property
    def head(self) -> str:
        """The line under the title."""
        what = f"{self.asked} · " if self.asked else ""
        return f"{what}共 {self.total} 篇 · {self.made:%Y-%m-%d} 编制"


def digest(
    articles: Iterable[Article],
    *,
    title: str | None = None,
    asked: str = "",
    made: date | None = None,
    paper: str = "",
    full: bool = False,
    notes: Iterable[str] = (),
) -> Digest:
    """Return the digest of ``articles``, which come newest first.

    ``asked`` says what they are; ``title`` is TITLE and ``made`` today if nothing is said.
    ``paper`` is the newspaper's name for citations. With ``full`` texts are whole, else
    their beginnings. ``notes`` are those of the query.
    """
    by_topic: dict[str, list[Entry]] = defaultdict(list)
    for article in articles:
        by_topic[article.topics[0] if article.topics else OTHER].append(
            _entry(article, paper, full)
        )
    order = sorted(by_topic, key=lambda topic: (topic == OTHER, -len(by_topic[topic]), topic))
    sections = tuple(Section(topic, tuple(by_topic[topic])) for topic in order)
    told = tuple(map(in_chinese, notes))
    return Digest(title or TITLE, asked, made or date.today(), sections, told)


def _entry(article: Article, paper: str, full: bool) -> Entry:
    units = tuple(body(article))
    shown = units if full else tuple(_beginning(units))
    facts = (article.zone or "", article.date or "", *article.bylines, *article.topics[1:])
    lines = line_ranges(article.source)
    return Entry(
        title=cited(article).title or article.id,
        facts=tuple(filter(None, facts)),
        units=shown,
        is_cut=shown != units,
        citation=gbt7714.cite(article, paper),
        source=f"{article.id}（{lines} 行）" if lines else article.id,
    )


def _beginning(units: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the first units, subheads aside: as they are printed, but for a cut at the end."""
    held = 0
    for unit in units:
        if unit.field == "paragraphs" and held < _ENOUGH:
            text = _cut(unit.text)
            yield unit if text == unit.text else unit._replace(text=text, matches=())
            held += len(text)


def _cut(text: str) -> str:
    if len(text) <= _MOST:
        return text
    end = max(map(text[:_MOST].rfind, _ENDS))
    return text[: end + 1] if end >= _ENOUGH else text[:_MOST]
