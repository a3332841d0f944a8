"""The page of review: source lines and articles side by side, as one HTML document.

In: :class:`~hzsearch.explain.Explanation` values. Out: the text of one file that asks
for nothing from elsewhere and runs no script. Links lead from a line to its article
and back; everything that comes from a page is escaped.
"""

from hzsearch.review.document import document

__all__ = ["document"]
