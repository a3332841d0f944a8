"""The running text of a page as galleys: one, and one more for each caption set into it.

In: the rows of a page and which of them are running text. Out: galleys to cut into
paragraphs. A caption within a sentence is lifted out, so that the sentence is whole
before anyone asks where it ends.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from hzsearch.layout.columns import Galley, lay
from hzsearch.layout.inserts import find_inserts
from hzsearch.layout.lines import Row
from hzsearch.layout.title import Display, is_plain


def lay_galleys(
    rows: Sequence[Row],
    places: Sequence[int],
    furniture: Collection[int],
    displays: Mapping[int, Display],
) -> list[Galley]:
    """Return the galleys of the rows at ``places``, that of the running text first."""
    # Rows whose form alone shows that they stand in no text: what is below begins anew.
    apart = {at for at, d in displays.items() if d.names or d.ending == "signature" or is_plain(d)}
    jumps = {at for at, display in displays.items() if display.ending == "jump"}
    inserts = find_inserts(rows, places)
    lifted = {k for insert in inserts for k in insert}
    order = [places[k] for k in range(len(places)) if k not in lifted]
    sizes = [len(order), *map(len, inserts)]
    order += [places[k] for insert in inserts for k in insert]
    resumed = {places[insert.stop] for insert in inserts}
    flush = [
        replace(row, gap=0, indent=False) if at in resumed else row for at, row in enumerate(rows)
    ]
    whole = lay(flush, order, apart, furniture, jumps)
    whole = _mend(whole, resumed)
    ends = [sum(sizes[: k + 1]) for k in range(len(sizes))]
    return [_part(whole, end - size, end) for end, size in zip(ends, sizes, strict=True) if size]


def _mend(galley: Galley, resumed: Collection[int]) -> Galley:
    """Return the galley with nothing between the halves of sentences that captions parted."""
    whole = [at in resumed for at in galley.places]
    parted = tuple(p and not w for p, w in zip(galley.parted, whole, strict=True))
    credited = tuple(c and not w for c, w in zip(galley.credited, whole, strict=True))
    return replace(galley, parted=parted, credited=credited)


def _part(galley: Galley, begin: int, end: int) -> Galley:
    """Return some rows of a galley, with the habits of the whole."""
    return replace(
        galley,
        places=galley.places[begin:end],
        rows=galley.rows[begin:end],
        widths=galley.widths[begin:end],
        parted=(True, *galley.parted[begin + 1 : end]),
        credited=galley.credited[begin:end],
        pictured=galley.pictured[begin:end],
        jumped=frozenset(k - begin for k in galley.jumped if begin <= k < end),
        seams=galley.seams[begin:end],
    )
