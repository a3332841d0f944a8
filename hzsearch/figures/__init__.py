"""Figures in a text: numbers, however they are written, and amounts of money.

Pure functions on folded text (``hzsearch.analysis.fold``); they know no article and no index.
"""

from hzsearch.figures.amounts import Amount, amounts, sums
from hzsearch.figures.currencies import code_of, name_of
from hzsearch.figures.numerals import read
from hzsearch.figures.written import written

__all__ = ["Amount", "amounts", "code_of", "name_of", "read", "sums", "written"]
