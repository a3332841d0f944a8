"""An issue by its seed, composed as HTML and printed by Chromium, and its truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.typeset.pdf.chromium_html import Sheet, choose_look
from tests.typeset.pdf.chromium_print import POINTS, print_html
from tests.typeset.pdf.copy import Copy
from tests.typeset.pdf.stories import Lot, draw_stories, lots
from tests.typeset.pdf.truth import Gold, issue_truth

#: Gives the CSS that declares the fonts of an HTML document.
Faces = Callable[[str], str]

#: Characters (with heads) offered to a page, more than fit: what does not is dropped.
FULL = 6000
#: The same for a half page, which may take from all stories of the year.
PLENTY = 11000


def chromium_issue(seed: int, faces: Faces | None = None) -> tuple[bytes, Gold]:
    """Return the PDF that ``seed`` makes and the truth about it.

    ``faces`` gives the fonts of a document as CSS; with it, one half page is made
    that is small enough to be kept. Raises RuntimeError where there is no Chromium.
    """
    rng = Random(seed)
    look = choose_look(rng)
    if faces:
        look = replace(look, width=860, height=rng.choice((860, 960)))
    day, stories = draw_stories(rng)
    waiting = lots(stories)
    rng.shuffle(waiting)
    sheet = Sheet(look, day, rng)
    html, jumped = _compose(sheet, waiting, 1 if faces else rng.choice((1, 1, 2, 3)))
    data, lines = print_html(html.replace("<style>", f"<style>{faces(html)}") if faces else html)
    seen = {(line["owner"], line["piece"]) for line in lines}
    jumped = [copy for copy in jumped if {(copy.id, 1), (copy.id, 2)} <= seen]
    sizes = [(look.width * POINTS, look.height * POINTS)] * max(line["page"] for line in lines)
    gold = issue_truth(stories, sizes, lines, jumped, day)
    return data, {"producer": "chromium", "seed": seed, **gold}


def _compose(sheet: Sheet, waiting: list[tuple[str, Lot]], pages: int) -> tuple[str, list[Copy]]:
    jumped = _jump(waiting, pages, sheet.rng) if pages > 1 else []
    made = []
    for number in range(1, pages + 1):
        here = [copy for copy in jumped if (number == 1) == (copy.piece == 1) and number in (1, 2)]
        made.append(_page(sheet, waiting, number if pages > 1 else sheet.rng.randint(1, 8), here))
    return sheet.document(made), jumped


def _jump(waiting: list[tuple[str, Lot]], pages: int, rng: Random) -> list[Copy]:
    """Take a story apart between two paragraphs: the first part leads page 1."""
    long = [n for n, (title, lot) in enumerate(waiting) if not title and len(lot[0].blocks) > 3]
    copy = waiting.pop(rng.choice(long))[1][0]
    cut = rng.randint(2, len(copy.blocks) - 1)
    if copy.blocks[cut - 1].type == "subhead":
        cut -= 1
    first = replace(copy, turn="（下转第2版）")
    rest = replace(
        copy,
        kicker="",
        subheadline="",
        rubric="",
        headline=copy.headline.split()[0],
        blocks=copy.blocks[cut:],
        first=cut,
        piece=2,
        turned="（上接第1版）",
    )
    return [replace(first, blocks=copy.blocks[:cut]), rest]


def _page(sheet: Sheet, waiting: list[tuple[str, Lot]], number: int, here: list[Copy]) -> str:
    look = sheet.look
    lead = _lead(sheet, waiting, here)
    tracks: list[list[str]] = [[] for _ in look.tracks]
    for place, (columns, track) in enumerate(zip(look.tracks, tracks, strict=True)):
        if place == 0:
            track.extend(sheet.article(copy, columns, "small") for copy in here if copy.piece > 1)
        full = PLENTY if look.height < 1000 else FULL
        share = full * columns / sum(look.tracks) * look.width * look.height / 1.4e6
        track.extend(_articles(sheet, waiting, columns, share))
    return sheet.page(number, lead, tracks)


def _lead(sheet: Sheet, waiting: list[tuple[str, Lot]], here: list[Copy]) -> str:
    """Return the story over all tracks: the one that jumps, or any, or none."""
    columns = sum(sheet.look.tracks)
    firsts = [copy for copy in here if copy.piece == 1]
    if not firsts and sheet.rng.random() < 0.4:
        return ""
    if not firsts:
        news = [n for n, (title, lot) in enumerate(waiting) if not title and lot[0].kind == "news"]
        firsts = [waiting.pop(news[0])[1][0]] if news else []
    return "".join(
        f"<div class=lead>{sheet.article(copy, columns, 'lead')}</div>" for copy in firsts
    )


def _articles(
    sheet: Sheet, waiting: list[tuple[str, Lot]], columns: int, share: float
) -> Iterator[str]:
    """Yield stories until they hold more characters than the track takes."""
    while share > 0 and waiting:
        title, lot = waiting.pop(0)
        share -= sum(copy.length() + 150 for copy in lot)
        yield sheet.group(title, lot) if title else sheet.article(lot[0], columns)
