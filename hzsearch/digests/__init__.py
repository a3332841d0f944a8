"""A press digest (剪报): what an archive says in some days, by topic, with citations.

Each format is a module with ``write(digest, out)``, which writes bytes to ``out``.
"""

from hzsearch.digests.digest import Digest, Section, digest
from hzsearch.digests.formats import FORMATS, write

__all__ = ["FORMATS", "Digest", "Section", "digest", "write"]
