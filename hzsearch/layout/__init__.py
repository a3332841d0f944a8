"""A newspaper page's text becomes its articles: :func:`cut`.

In: a :class:`~hzsearch.model.Page`. Out: a :class:`Layout`, the articles and the
furniture. Knows how newspapers are set and how PDF text comes out, nothing of zones,
dates or topics (see ``hzsearch.enrich``).
"""

from hzsearch.layout.pipeline import Layout, cut

__all__ = ["Layout", "cut"]
