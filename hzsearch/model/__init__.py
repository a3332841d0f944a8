"""The things that travel through hzsearch: Line, Page, Article, Hit, Snippet, Results.

Frozen values without behaviour of their own beyond turning into JSON. This
package imports nothing else of ours, so that everything else may import it. What
no query needs is in ``issues`` and ``raw``, which are imported where they are.
"""

from hzsearch.model.article import (
    Article,
    DateSource,
    Extraction,
    Kind,
    Source,
    line_ranges,
    where,
)
from hzsearch.model.marking import Spans, mark
from hzsearch.model.page import Box, Line, Page, Placement, Sheet
from hzsearch.model.results import Advice, Hit, Meant, Nearest, Part, Results, Snippet

__all__ = [
    "Advice",
    "Article",
    "Box",
    "DateSource",
    "Extraction",
    "Hit",
    "Kind",
    "Line",
    "Meant",
    "Nearest",
    "Page",
    "Part",
    "Placement",
    "Results",
    "Sheet",
    "Snippet",
    "Source",
    "Spans",
    "line_ranges",
    "mark",
    "where",
]
