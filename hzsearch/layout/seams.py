"""Seams: does the end of one row run on into the next, by the characters on both sides?

In: the rows of a page's running text. Out: a weight, roughly log odds, for each row to go
on with the sentence of the row above. Two signs, both of the language: a row that ends in
a word that nothing ends in, and a word cut in two by the end of the row, which the page
elsewhere has whole. Needs no dictionary: a page repeats its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hzsearch.layout.lines import HAN, Row

# Headlines and subheads end in no such word; as a part of longer ones (目的, 参与) they do.
_OPEN = re.compile(r"(?<![目标])的$|(?<![参给])与$|(?<![中平温])和$|[或把被将]$|(?<![存实所内])在$")
_PAIR = re.compile(f"[{HAN}]{{2}}")
_RUNS_ON = 3.0
_CUT = 2.5


def find_seams(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return for each row what the characters say for its going on with the row above."""
    known = {"".join(pair) for row in rows for pair in pairwise(row.text)}
    seams = [0.0] * len(rows)
    for at, (above, row) in enumerate(pairwise(rows), start=1):
        pair = above.text[-1:] + row.text[:1]
        cut = pair in known and _PAIR.fullmatch(pair) is not None
        seams[at] = _RUNS_ON * bool(_OPEN.search(above.text)) + _CUT * cut
    return tuple(seams)
