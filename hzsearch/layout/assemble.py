"""Titles and stories become articles.

In: a title, a story, or both, and the rows they stand on. Out: an
:class:`~hzsearch.model.Article` with its texts clean, its source and its doubts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hzsearch.analysis import simplified
from hzsearch.layout.bylines import dateline_names
from hzsearch.layout.lines import Row, compact, ends_sentence, join, tidy
from hzsearch.layout.loose import place_loose
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.signs import (
    dateline,
    is_caption,
    is_contact,
    names_notice,
    signature,
    split_jump,
)
from hzsearch.layout.story import Story, takes_picture
from hzsearch.layout.title import Title
from hzsearch.model import Article, Kind, Page, Source

Ranges = tuple[tuple[int, int], ...]

_NOTICE = re.compile(
    r"(?:公告|启事|声明|通告|更正|致歉信?|讣告|公示|征稿|通知|招租|招聘|招标|广告)$"
)
_SHOWS = re.compile(r"(?:^|。)[（(]?[图圖][为為]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A headline and a body that belong together, either of which may be missing.

    ``name`` is what its article is called among those of the page.
    """

    title: Title | None
    story: Story | None
    doubts: tuple[str, ...] = ()
    name: str = ""

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the places of all rows of the piece."""
        return tuple(sorted({*title_rows(self.title), *story_rows(self.story)}))

    @property
    def order(self) -> int:
        """Return the place that decides where the piece stands among the others."""
        return self.story.first if self.story else min(title_rows(self.title))


def title_rows(title: Title | None) -> tuple[int, ...]:
    """Return the places of a title's rows."""
    return tuple(title.rows) if title else ()


def story_rows(story: Story | None) -> tuple[int, ...]:
    """Return the places of a story's rows, subheads and byline rows included."""
    if story is None:
        return ()
    displays = [display for _, display in story.subheads] + story.bylines + story.endings
    blocks = [unit.places for unit in story.units] + [display.rows for display in displays]
    return tuple(at for block in blocks for at in block)


def article(piece: Piece, rows: Sequence[Row], page: Page, lines: Ranges) -> Article:
    """Return the article that a piece of the page is; ``lines`` are those it holds."""
    title, story = piece.title or Title(), piece.story
    paragraphs, names = read_body(story)
    headline, doubts = place_loose(title, compact("".join(paragraphs)))
    return Article(
        id="",
        kind=_kind(headline, story),
        kicker=tidy(title.kicker),
        headline=tidy(headline),
        subheadline=tidy(title.subheadline),
        bylines=tuple(dict.fromkeys((*title.bylines, *names))),
        subheads=tuple(tidy(d.text) for _, d in story.subheads) if story else (),
        subhead_before=tuple(at for at, _ in story.subheads) if story else (),
        paragraphs=paragraphs,
        source=Source(page.path, page.number, lines),
        doubts=(*piece.doubts, *doubts, *_body_doubts(story, rows)),
    )


def read_body(story: Story | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of a story, and the names taken out of them and below them."""
    paragraphs, names = [], []
    for unit in story.units if story else []:
        text, signed = _read_unit(unit)
        paragraphs.append(text)
        names += signed
    for display in story.endings if story else []:
        paragraphs += [tidy(display.text)] * (display.ending == "signature")
    names += [name for display in (story.bylines if story else []) for name in display.names]
    return tuple(paragraphs), tuple(names)


def _read_unit(unit: Unit) -> tuple[str, list[str]]:
    """Return a paragraph's text without bylines, and their names."""
    texts: list[str] = list(unit.texts)
    names: list[str] = []
    texts[-1] = split_jump(texts[-1])[0]
    found = signature(texts)
    if found:
        texts, names = found[0], [*found[1].names]
    text = join(texts)
    # Rows broken between two names need the blank that the end of the row stands for.
    reporters = dateline_names(text) or dateline_names(" ".join(texts[:2]))
    head = dateline(text)
    rest = text[len(head) :]
    return head + (" " if rest[:1] == " " else "") + tidy(rest).strip(), [*reporters, *names]


def is_photo(piece: Piece) -> bool:
    """Say whether a piece is a photo with its caption."""
    return _kind(piece.title.headline if piece.title else "", piece.story) == "photo"


def _kind(headline: str, story: Story | None) -> Kind:
    if _NOTICE.search(simplified(headline)) or names_notice(headline):
        return "notice"
    if story is None or story.is_news or (headline and not _is_pictured(story)):
        return "news"
    return "photo" if story.is_photo else "news"


def _is_pictured(story: Story) -> bool:
    """Say whether a body below a headline is a caption: 图为, or at its end 甲某 摄."""
    credit = story.bylines[-1].text if story.bylines else story.units[-1].texts[-1]
    taken = takes_picture(credit) and not credit.rstrip("）)").endswith(("报道", "報道"))
    return taken or _SHOWS.search(story.text) is not None


def _body_doubts(story: Story | None, rows: Sequence[Row]) -> list[str]:
    """Return what a body leaves open: paragraphs without an end, parts far from each other."""
    if story is None:
        return []
    doubts = [_endless(unit, rows) for unit in story.units if not _is_whole(unit)]
    jumps = [jump for unit in story.units if (jump := split_jump(unit.texts[-1])[1])]
    jumps += [display.text for display in story.endings if display.ending == "jump"]
    doubts += [f"body: it goes on elsewhere, {jump}" for jump in jumps]
    origins = [display.text for display in story.endings if display.ending == "resumption"]
    doubts += [f"body: it begins elsewhere, {jump}" for jump in origins]
    if story.resumed:
        doubts.append("body: its parts stand apart on the page and were put together")
    return doubts


def _endless(unit: Unit, rows: Sequence[Row]) -> str:
    first, end = rows[unit.places[0]].number, rows[unit.places[-1]].number
    return f"body: the paragraph at lines {first}-{end} has no end"


def _is_whole(unit: Unit) -> bool:
    """Say whether a paragraph ends as one may."""
    last = unit.texts[-1]
    signed = signature(unit.texts) or split_jump(last)[1]
    told = is_caption(unit.texts[0]) or is_contact(unit.texts[0])
    ended = ends_sentence("".join(unit.texts[-2:]))  # a closing mark may be alone on its row
    return bool(ended or signed or told or last[-1] in "：:；;")
