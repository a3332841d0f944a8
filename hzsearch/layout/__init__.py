"""A newspaper page's text becomes its articles: :func:`cut`.

In: a :class:`~hzsearch.model.Page`. Out: a :class:`Layout`, the articles and the
furniture; its ``draft`` can be corrected and written down anew, its ``roles`` say what each
line was taken for. Knows how newspapers are set and how PDF text comes out, nothing of zones,
dates or topics (see ``hzsearch.enrich``).
"""

from hzsearch.layout import pipeline
from hzsearch.layout.draft import Draft
from hzsearch.layout.pipeline import Layout, write_down
from hzsearch.layout.placed import cut_placed
from hzsearch.layout.reasons import Reason
from hzsearch.layout.roles import LineRole
from hzsearch.layout.rules import ROLES, RULES, Rule
from hzsearch.model import Page

__all__ = [
    "ROLES",
    "RULES",
    "Draft",
    "Layout",
    "LineRole",
    "Reason",
    "Rule",
    "cut",
    "write_down",
]


def cut(page: Page) -> Layout:
    """Cut a page into articles and furniture; every non-blank line is in exactly one of them.

    Where the page knows how its lines are printed, that decides; else their text alone.
    """
    return cut_placed(page) if page.sheet else pipeline.cut(page)
