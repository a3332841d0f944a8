"""Where an article matches: the spans in each of its units, and the piece that shows it best.

Engines never highlight: this works on the article's own text, so spans are right
whatever was folded, dropped or cut on the way into the index. In: an article, and
the finders of a query tree. Out: passages with their matches, and from those a
snippet, the spans of the titles, and the other names by which it was found.
"""

from hzsearch.highlight.finders import Exact, Finder, Matching, finders
from hzsearch.highlight.passages import Passage, highlights, passages, reading_text, via
from hzsearch.highlight.snippet import snippet

__all__ = [
    "Exact",
    "Finder",
    "Matching",
    "Passage",
    "finders",
    "highlights",
    "passages",
    "reading_text",
    "snippet",
    "via",
]
