"""Ready articles: records of other programs, and our own, into Article.

A record is a mapping of column names to values, from a line of JSON or of a table.
Columns may have English or Chinese names (``columns``); ``values`` reads what they
hold, ``article`` puts it together. What is no article raises RecordError; what is
one, but says something that can not be, gets a doubt.
"""

from hzsearch.archive.records.article import article_of, is_whole
from hzsearch.archive.records.collector import Collector
from hzsearch.archive.records.columns import TEXT_COLUMNS, field_of, named
from hzsearch.archive.records.shape import check_shape
from hzsearch.archive.records.values import RecordError, plain

__all__ = [
    "TEXT_COLUMNS",
    "Collector",
    "RecordError",
    "article_of",
    "check_shape",
    "field_of",
    "is_whole",
    "named",
    "plain",
]
