"""Headings become titles: which run is kicker 肩题, headline 主题, subheadline 副题, byline.

In: a :class:`~hzsearch.layout.placed.headings.Heading`. Out: a
:class:`~hzsearch.layout.title.Title`. The largest type is the headline; smaller type
above it (right of it, if it runs downwards) is the kicker, below it the subheadline.
"""

from __future__ import annotations

from hzsearch.layout.lines import close_up, join
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.notes import read_jump, read_note
from hzsearch.layout.placed.runs import Run
from hzsearch.layout.title import Title, opens_with_dash
from hzsearch.layout.vertical import set_upright


def make_title(heading: Heading) -> Title:
    """Return the title that a heading is."""
    title = Title(bold=True)
    main = heading.main
    for run in heading.runs:
        if run in main and not (title.parts and opens_with_dash(run.text)):
            for slug in run.slugs:
                text = close_up(_upright(slug.text, heading))
                title.add(text, [slug.at], "headline.placed")
        elif not title.parts:
            title.kicker = join(
                [title.kicker, _read(run, heading)] if title.kicker else [_read(run, heading)]
            )
            title.claim((slug.at for slug in run.slugs), "kicker.placed")
        else:
            _add_below(title, run, heading)
        title.claim(slug.at for slug in run.slugs)
    for run in heading.notes:
        if read_jump(run.text) is None:
            title.bylines += _names(run)
            title.claim((slug.at for slug in run.slugs), "byline.above")
    for run in reversed(heading.rubrics):
        title.kicker = f"{_read(run, heading)} {title.kicker}".strip()
        title.claim((slug.at for slug in run.slugs), "kicker.placed")
    return title


def _read(run: Run, heading: Heading) -> str:
    return close_up(_upright(join(slug.text for slug in run.slugs), heading))


def _upright(text: str, heading: Heading) -> str:
    """Return ``text`` with the punctuation of vertical type set upright."""
    return set_upright(text, heading.text) if heading.vertical else text


def _names(run: Run) -> tuple[str, ...]:
    byline = read_note(" ".join(slug.text for slug in run.slugs))
    return byline.names if byline else ()


def _add_below(title: Title, run: Run, heading: Heading) -> None:
    """Add a run below the headline: its subheadline, or a byline."""
    note = read_note(run.text)
    if note and note.proven and not opens_with_dash(run.text):
        title.bylines += _names(run)
        title.claim((slug.at for slug in run.slugs), "byline.above")
        return
    texts = [title.subheadline, _read(run, heading)] if title.subheadline else [_read(run, heading)]
    title.subheadline = join(texts)
    title.sub_rows += tuple(slug.at for slug in run.slugs)
    title.claim(title.sub_rows, "subheadline.placed")
