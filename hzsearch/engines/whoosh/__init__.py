"""The default engine: a Whoosh index in a folder, with a codec of our own.

Reading imports no Whoosh: hzsearch reads its segments itself. Writing does, for
the table of contents that makes the folder an index Whoosh can open.
"""

from hzsearch.engines.whoosh.reader import WhooshReader

__all__ = ["WhooshReader"]
