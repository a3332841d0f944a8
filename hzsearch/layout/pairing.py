"""Titles and stories of a page go together: split, part, match, and say what is in doubt.

In: the titles and stories as the rows gave them. Out: the pieces of the page. A
title block may turn out to be two headlines, two bodies one story or one body two;
what a headline fits decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.assemble import Piece
from hzsearch.layout.leftovers import match_photos, promote_subheads
from hzsearch.layout.lines import Row, compact
from hzsearch.layout.loose import proof
from hzsearch.layout.match import Scores, fits, match, neighbours, score
from hzsearch.layout.partings import part_both
from hzsearch.layout.recover import part_stories
from hzsearch.layout.story import Story
from hzsearch.layout.title import Title

# A pair whose next best reading scores within this is told as a doubt.
_CLOSE = 1.0
# Lines of one block are parted only if each fits a story of its own so well.
_SPLIT = 2.5
# More pairs than any newspaper page has; nearest neighbours must do then.
MOST_PAIRS = 6400
_UNSURE = 2
_SURE = 3


def pair(titles: Sequence[Title], stories: list[Story], rows: Sequence[Row]) -> list[Piece]:
    """Return the pieces of the page: titles with their stories, and those left alone."""
    if len(titles) * len(stories) > MOST_PAIRS:
        pairs = _nearest(titles, stories)
        return _pieces(titles, stories, pairs, None, rows)
    titles = [part for title in titles for part in _split(title, stories)]
    titles, stories = part_both(titles, stories)
    stories = part_stories(titles, stories)
    titles += promote_subheads(stories, match(score(titles, stories)))
    scores = score(titles, stories)
    pairs = match_photos(titles, stories, match(scores))
    _move_loose(titles, stories, pairs)
    return _pieces(titles, stories, pairs, scores, rows)


def _nearest(titles: Sequence[Title], stories: Sequence[Story]) -> dict[int, int]:
    """Return the pairs of titles and stories side by side, a title before its body first."""
    pairs: dict[int, int] = {}
    near = neighbours(titles, stories)
    for row, column in sorted(near, key=near.__getitem__, reverse=True):
        if row not in pairs:
            pairs[row] = column
    return {row: column for column, row in {c: r for r, c in pairs.items()}.items()}


def _pieces(
    titles: Sequence[Title],
    stories: Sequence[Story],
    pairs: dict[int, int],
    scores: Scores | None,
    rows: Sequence[Row],
) -> list[Piece]:
    """Return a piece for each title and for each story without one."""
    paired = set(pairs.values())
    headed = [
        Piece(title, stories[pairs[row]] if row in pairs else None)
        for row, title in enumerate(titles)
    ]
    told = [_tell(row, pairs, scores, titles, stories, rows) for row in range(len(titles))]
    alone = [story for column, story in enumerate(stories) if column not in paired]
    return [
        *(Piece(p.title, p.story, doubts) for p, doubts in zip(headed, told, strict=True)),
        *(Piece(None, story, headless(story, rows)) for story in alone),
    ]


def _split(title: Title, stories: list[Story]) -> list[Title]:
    """Part a block of several lines if they clearly head different stories."""
    for lines in title.readings() if len(stories) > 1 else ():
        scores = fits(lines, stories, photos=True)
        best = [max(range(len(stories)), key=row.__getitem__) for row in scores.table]
        clear = all(
            scores.table[k][b] >= _SPLIT and scores.margin(k, b) >= _CLOSE
            for k, b in enumerate(best)
        )
        if clear and len(set(best)) == len(best):
            return lines
    return [title]


def _move_loose(titles: list[Title], stories: list[Story], pairs: dict[int, int]) -> None:
    """Give digits that fell out behind the last of several columns to the one that lacks them."""
    bodies = {row: compact(stories[column].text) for row, column in pairs.items()}
    bold = [row for row in bodies if titles[row].bold]
    for row in bold:
        for loose in list(titles[row].loose):
            fit = {r: proof(titles[r].headline, loose.text, bodies[r]) for r in bold}
            other = max(bold, key=fit.__getitem__)
            if fit[row] < _UNSURE and fit[other] >= _SURE:
                titles[row].loose.remove(loose)
                titles[row].rows = [at for at in titles[row].rows if at not in loose.rows]
                titles[other].loose.append(loose)
                titles[other].claim(loose.rows)


def _tell(
    row: int,
    pairs: dict[int, int],
    scores: Scores | None,
    titles: Sequence[Title],
    stories: Sequence[Story],
    rows: Sequence[Row],
) -> tuple[str, ...]:
    """Return what is left open about a headline: no body, or two that it could head."""
    number = rows[min(titles[row].rows)].number
    if row not in pairs:
        return bodiless(titles[row], rows)
    if scores is None:
        return (f"headline: line {number} heads its neighbour; there are too many to compare",)
    fit, own = scores.table[row], pairs[row]
    return tuple(
        f"headline: line {number} could also head the story at line {rows[story.first].number}"
        for column, story in enumerate(stories)
        if column != own and fit[own] - fit[column] < _CLOSE
    )


def bodiless(title: Title, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the doubt about a headline without a body."""
    number = rows[min(title.rows)].number
    return (f"headline: no body found for the headline at line {number}",)


def headless(story: Story, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the doubt about a body without a headline; a photo needs none."""
    if story.is_photo:
        return ()
    return (f"headline: none found for the body at line {rows[story.first].number}",)
