"""Articles into files that others read: a module a format, each with the same ``write``.

``write(articles, out, paper)`` writes bytes to ``out`` as the articles come; ``paper`` is the
newspaper's name for citations, empty where it is not known.
"""

from hzsearch.exports.formats import FORMATS, export, format_of

__all__ = ["FORMATS", "export", "format_of"]
