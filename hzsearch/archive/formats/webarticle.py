"""The article within a web page, as some of its visible lines.

In: a web page. Out: an Article of the page's own lines, or None. Pages of 方正翔宇
mark the text and state title, writer and day; elsewhere trafilatura tells which
text is the article's, and the lines that have it are looked for: what it says is never
taken as it is, so that nothing can be lost or made up.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from hzsearch.analysis import condense
from hzsearch.archive.formats.blocks import Block, names_of, ranges, with_body
from hzsearch.archive.formats.visible import Seen, WebPage
from hzsearch.errors import ArchiveError
from hzsearch.model import Article, Source

#: Characters of an article's text at the least, where it is not marked.
LEAST = 20
#: Shorter lines are the article's only if they are a paragraph of it as a whole.
_TELLING = 12
#: Elements in each other, and characters, beyond which trafilatura is not asked.
_DEEP, _LONG = 200, 2_000_000

_DAY = re.compile(r"(?<!\d)(\d{4})(?:年(\d{1,2})月(\d{1,2})日|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))")
_DATED = ("article:published_time", "publishdate", "pubdate", "publish_date", "publishtime")
# What stands below a headline: who, whence and when.
_INFO = re.compile(
    r"来源\s*[:：]|发布时间|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}|作者\s*[:：]|记者\s*[:：]"
)
_SENTENCE = re.compile(r"[。！？][”’」』）]*$")
_CREDIT = re.compile(r"(?:作者|记者|撰文)\s*[:：]\s*([^:：|｜\s]{1,20}(?: [^:：|｜\s]{1,20})*)")


def find(page: WebPage, text: str, name: str) -> Article | None:
    """Return the article of ``page``, whose HTML is ``text``, of the file ``name``; None for none.

    Raises ArchiveError where trafilatura is needed and not installed.
    """
    body, title = _body(page, text, name)
    if not body:
        return None
    titles = _titles(page, body, title)
    text_lines = [line for line in body if line not in titles.values()]
    head = titles.get("headline", body[0]).number
    between = [line for line in page.lines if head < line.number < body[0].number]
    credits = [line for line in between if _names(line) and line not in titles.values()]
    published, doubts = _published(page, between, body[0].number)
    taken = {line.number for line in (*body, *titles.values(), *credits)}
    article = Article(
        id=f"{name}:1",
        kicker=_text(titles, "kicker"),
        headline=_text(titles, "headline"),
        subheadline=_text(titles, "subheadline"),
        published=published,
        source=Source(name, lines=ranges(sorted(taken))),
        doubts=doubts,
    )
    stated = names_of(f"作者：{page.properties.get('author', '')}")
    names = stated or [one for line in credits for one in _names(line)]
    return with_body(article, [_block(line) for line in text_lines], names)


def _body(page: WebPage, text: str, name: str) -> tuple[list[Seen], str]:
    """Return the lines of the article's text, and what the page says is its title."""
    marked = [line for line in page.lines if line.content]
    if marked:
        return marked, page.properties.get("title") or page.title
    if page.depth > _DEEP or len(text) > _LONG:
        return [], ""
    told, title = _extracted(text, name)
    body = _lines_of(told, page.lines)
    while body and _INFO.search(body[0].text) and not _SENTENCE.search(body[0].text):
        body.pop(0)
    enough = sum(line.length for line in body) >= LEAST
    return body if enough else [], page.properties.get("title") or title or page.title


def _extracted(text: str, name: str) -> tuple[str, str]:
    """Return the text and the title that trafilatura finds, both empty where it finds none."""
    try:
        import trafilatura  # noqa: PLC0415  an optional package, and a slow one to import
    except ImportError:
        raise ArchiveError(
            f"{name} is a web page; to read it, install hzsearch with its extra: "
            "pip install 'hzsearch[html]'."
        ) from None
    # It warns of every page in which it finds no article; we say so ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            text, include_comments=False, with_metadata=True, deduplicate=False
        )
    except (ValueError, RecursionError, AttributeError):
        return "", ""
    return str(getattr(found, "text", "") or ""), str(getattr(found, "title", "") or "")


def _lines_of(told: str, lines: Sequence[Seen]) -> list[Seen]:
    """Return the visible lines that are ``told``, from the first telling one to the last."""
    paragraphs = {condense(part) for part in told.splitlines()} - {""}
    whole = "\n".join(paragraphs)
    mine = []
    for line in lines:
        own = condense(line.text)
        if own in paragraphs or (len(own) >= _TELLING and own in whole):
            mine.append(line)
    telling = [line.number for line in mine if line.length >= _TELLING]
    first, last = (telling[0], telling[-1]) if telling else (0, -1)
    # Who wrote it stands behind the text, and is too short to tell anything.
    signed = (line for line in lines if line.number == last + 1 and names_of(line.text.strip()))
    return [*(line for line in mine if first <= line.number <= last), *signed]


def _titles(page: WebPage, body: Sequence[Seen], title: str) -> dict[str, Seen]:
    """Return the lines of headline, kicker and subheadline, as far as the page has them."""
    near = [*reversed([line for line in page.lines if line.number < body[0].number]), *body[:3]]
    wanted = {"headline": title}
    wanted |= {"kicker": page.properties.get("introtitle", "")}
    wanted |= {"subheadline": page.properties.get("subtitle", "")}
    found = {part: _line(text, near, page) for part, text in wanted.items()}
    found["headline"] = found["headline"] or _heading(title, near, page)
    return {part: line for part, line in found.items() if line}


def _line(text: str, near: Sequence[Seen], page: WebPage) -> Seen | None:
    own = condense(text)
    shown = (line for line in near if not line.is_title)
    return next((line for line in shown if own and condense(line.text) == own), None)


def _heading(title: str, near: Sequence[Seen], page: WebPage) -> Seen | None:
    """Return the line that ``title`` begins with (标题_某报), else a heading, else the title's."""
    whole = condense(title)
    shown = [line for line in near if not line.is_title]
    begun = (x for x in shown if len(condense(x.text)) > 3 and whole.startswith(condense(x.text)))
    heading = (line for line in shown if line.level in (1, 2))
    named = (line for line in near if line.is_title)
    return next(begun, None) or next(heading, None) or next(named, None)


def _text(titles: Mapping[str, Seen], part: str) -> str:
    return titles[part].text.strip() if part in titles else ""


def _names(line: Seen) -> tuple[str, ...]:
    told = _CREDIT.search(line.text)
    return names_of(f"作者：{told[1]}" if told else line.text.strip())


def _published(
    page: WebPage, between: Sequence[Seen], end: int
) -> tuple[str | None, tuple[str, ...]]:
    """Return the day a page says it was published: in its head, else before the text.

    What stands between headline and text counts first, then all before the text. Two
    different days there tell nothing: one may be the day of reading.
    """
    stated = [page.properties.get("date", ""), *(page.meta.get(name, "") for name in _DATED)]
    above = [line.text for line in page.lines if line.number < end]
    for texts in (stated[:1], stated[1:], [line.text for line in between], above):
        days = sorted(set(_days(texts)))
        if len(days) == 1:
            return days[0], ()
        if days:
            return None, (f"published: the page states several days, {' and '.join(days[:3])}.",)
    return None, ()


def _days(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in _DAY.finditer(text):
            year, month, day = (int(part) for part in found.groups() if part)
            try:
                yield date(year, month, day).isoformat()
            except ValueError:
                continue


def _block(line: Seen) -> Block:
    level = line.level + 1 if line.level else 0
    return Block(line.number, line.text.strip(), level, bold=0 < line.strong == line.length)
