"""Text into what is searched: folded characters and jieba's words.

The only place that knows jieba. Everything that is indexed and everything that
is asked goes through these functions, so both sides always agree.
"""

from hzsearch.analysis.cutter import (
    VERSION,
    Cutter,
    active_cutter,
    active_cutter_name,
    fingerprint,
)
from hzsearch.analysis.dictionary import Dictionary, WordsCut, added_words
from hzsearch.analysis.document import (
    FIELDS,
    GROUP,
    UNIT,
    Document,
    document,
    grams,
)
from hzsearch.analysis.fold import condense, fold, is_han, offsets, simplified
from hzsearch.analysis.printed import printed

__all__ = [
    "FIELDS",
    "GROUP",
    "UNIT",
    "VERSION",
    "Cutter",
    "Dictionary",
    "Document",
    "WordsCut",
    "active_cutter",
    "active_cutter_name",
    "added_words",
    "condense",
    "document",
    "fingerprint",
    "fold",
    "grams",
    "is_han",
    "offsets",
    "printed",
    "simplified",
]
