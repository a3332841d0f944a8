"""What the articles that match say together, beyond the list of them.

Knows the query tree and an engine's reader, and no engine.
"""

from hzsearch.aggregations.first_use import FirstUse
from hzsearch.aggregations.terms import Asked, Term, Terms, terms

__all__ = ["Asked", "FirstUse", "Term", "Terms", "terms"]
