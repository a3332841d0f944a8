"""The fragments of an article that show why it matches, as one text with spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzsearch.highlight.fragments import WIDTHS, Fragment, beginning, fragments
from hzsearch.highlight.passages import Passage
from hzsearch.model import Snippet, Spans

ELLIPSIS = "…"
_BETWEEN = f" {ELLIPSIS} "

# A hit shows these anyway, so they are a snippet's last choice.
_SHOWN = ("kicker", "headline")


def snippet(passages: Sequence[Passage]) -> Snippet:
    """Return the part of an article that best shows the matches in its ``passages``.

    One to three fragments, mostly one, with … between them and where a sentence is cut.
    Of matches in kicker or headline alone it is those, and the article's beginning;
    without any match, its beginning.
    """
    return _written(list(_chosen(passages)))


def _chosen(passages: Sequence[Passage]) -> Iterator[Fragment]:
    text = [passage for passage in passages if passage.field not in _SHOWN]
    if found := fragments(text):
        yield from found
        return
    titles = fragments([passage for passage in passages if passage.field in _SHOWN])
    yield from titles
    body = [passage for passage in passages if passage.field == "paragraphs"]
    for passage in body[:1] or ([] if titles else passages[:1]):
        yield beginning(passage, WIDTHS[1] if titles else WIDTHS[0])


def _written(chosen: Sequence[Fragment]) -> Snippet:
    text, places = "", []
    for fragment in chosen:
        text += _BETWEEN if text else ELLIPSIS * fragment.opened
        places.append((len(text), len(text) + fragment.end - fragment.start))
        text += fragment.passage.text[fragment.start : fragment.end]
    spans = (
        span
        for fragment, (start, _) in zip(chosen, places, strict=True)
        for span in _spans(fragment, start - fragment.start)
    )
    return Snippet(
        text + ELLIPSIS * (chosen[-1].closed if chosen else 0), tuple(spans), tuple(places)
    )


def _spans(fragment: Fragment, shift: int) -> Spans:
    return tuple(
        (start + shift, end + shift)
        for start, end in fragment.passage.spans
        if fragment.start <= start and end <= fragment.end
    )
