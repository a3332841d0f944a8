"""Blocks of running text, as web pages and manuscripts have them, into one article.

In: blocks in the order of reading, each with what its format says of it. Out: an
Article without zone, day and topics. Only whole blocks are taken for a title, a
subhead or a byline, and each block ends up in exactly one part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hzsearch.layout.bylines import dateline_names, has_role, read_byline, split_tail
from hzsearch.model import Article, Source

#: Characters that a title or a subhead has at most.
_TITLE, _SUBHEAD = 60, 40
#: Blocks that may stand before the text: kicker, headline, subheadline, byline.
_MOST_TITLES = 6

_ENDED = re.compile(r"[。！？!?；;…，,][”’」』）)]*$")
_SECOND = re.compile(r"^(?:——|──|—|--)\s*\S")
_QUOTED = re.compile(r"[”’」』》][。！？]?\s*(?:——|──|—)[^。，—─]{1,20}$")
_WRITER = re.compile(r"^(?:作者|记者|撰文|文|通讯员|撰稿人?)\s*[:：]\s*(.+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its number among the file's lines, its text, and how it is set.

    ``level`` is 1 for a title, more for headings below it, 0 for text. ``size`` is
    that of the type in points, 0 where it is not known.
    """

    number: int
    text: str
    level: int = 0
    bold: bool = False
    centred: bool = False
    size: float = 0.0

    @property
    def stands_out(self) -> bool:
        """Whether it may be a title: set otherwise than text, short, and no sentence."""
        set_off = bool(self.level) or self.bold or self.centred
        return set_off and len(self.text) <= _TITLE and not _ENDED.search(self.text)


def names_of(text: str) -> tuple[str, ...]:
    """Return the names that a block names as its writers; nothing where it is something else."""
    told = _WRITER.match(text)
    byline = read_byline(told[1] if told else text)
    if byline and (told or has_role(text)):
        return byline.names
    return ()


def article_of(blocks: Sequence[Block], source: Source, article_id: str) -> Article:
    """Return the blocks, at least one, as one article; all of them are in it."""
    titles, rest = _parted(blocks)
    names = [name for block in titles for name in names_of(block.text)]
    titles = [block for block in titles if not names_of(block.text)]
    head = _headline(titles)
    before = [b.text for b in titles if head and b.number < head.number]
    after = [b.text for b in titles if head and b.number > head.number]
    article = Article(
        id=article_id,
        kicker=" ".join(before),
        headline=head.text if head else "",
        subheadline=" ".join(text.lstrip("—─- ") for text in after),
        source=source,
        doubts=() if head else ("headline: no paragraph is set as one.",),
    )
    return with_body(article, rest, names)


def with_body(article: Article, blocks: Sequence[Block], names: Sequence[str] = ()) -> Article:
    """Return ``article`` with the text of ``blocks`` and its writers, ``names`` the first."""
    texts, found = _without_bylines(blocks)
    heads = [at for at, block in enumerate(texts) if _is_subhead(block, texts[at + 1 :])]
    paragraphs = [block.text for at, block in enumerate(texts) if at not in heads]
    tail = split_tail(paragraphs[-1]) if paragraphs else None
    if tail and has_role(paragraphs[-1][len(tail[0]) :].strip()) and not _quoted(paragraphs[-1]):
        paragraphs[-1] = tail[0]
        found += tail[1].names
    if paragraphs and not (names or found):
        found += dateline_names(paragraphs[0])
    return replace(
        article,
        bylines=tuple(dict.fromkeys((*names, *found))),
        paragraphs=tuple(paragraphs),
        subheads=tuple(texts[at].text for at in heads),
        subhead_before=tuple(at - place for place, at in enumerate(heads)),
    )


def _quoted(text: str) -> bool:
    """Say whether a paragraph ends with whom it quotes: “…。”——甲某."""
    return bool(_QUOTED.search(text))


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks of the title, with its byline, and those of the text."""
    end = 0
    for block in blocks[:_MOST_TITLES]:
        in_title = block.stands_out or (end and names_of(block.text))
        second = end and _SECOND.match(block.text) and len(block.text) <= _TITLE
        if not (in_title or second):
            break
        end += 1
    return list(blocks[:end]), list(blocks[end:])


def _headline(titles: Sequence[Block]) -> Block | None:
    """Return the block of the highest level, else the largest, else a bold one, else the first."""

    def rank(block: Block) -> tuple[bool, int, float, bool, int]:
        second = bool(_SECOND.match(block.text))
        return (not second, -(block.level or 99), block.size, block.bold, -block.number)

    return max(titles, key=rank, default=None)


def _without_bylines(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Take the bylines off the beginning and the end of a text."""
    texts = list(blocks)
    names: list[str] = []
    while texts and names_of(texts[0].text):
        names += names_of(texts.pop(0).text)
    while texts and names_of(texts[-1].text):
        names += names_of(texts.pop().text)
    return texts, names


def _is_subhead(block: Block, later: Sequence[Block]) -> bool:
    """A heading or a short bold paragraph, with text after it."""
    fits = block.stands_out and (block.level or block.bold) and len(block.text) <= _SUBHEAD
    return bool(fits) and any(not one.stands_out for one in later)


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs of neighbouring ``numbers``, which are in order, as (first, last)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
