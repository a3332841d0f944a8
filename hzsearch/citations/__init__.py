"""How an article is cited: what is known of where it was printed, in the styles that ask for it.

Each style is a module with ``cite(article, paper) -> str``. ``paper`` is the newspaper's name,
which no page states reliably; empty, it is left out. So is all else that is not known.
"""

from hzsearch.citations.cited import Cited, cited
from hzsearch.citations.reference import Entry, Reference, entry, reference

__all__ = ["Cited", "Entry", "Reference", "cited", "entry", "reference"]
