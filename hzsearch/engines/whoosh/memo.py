"""The articles of the texts that were asked for last.

One question asks for each of its words several times: whether it is there, how rare it
is, which articles match, which of those are the likeliest. What was opened does not change.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable


class Memo:
    """Sets of article numbers by text; the longest unused go where they are too many."""

    def __init__(self, most: int) -> None:
        """Keep about ``most`` numbers in all, two bytes each; the last set is always kept."""
        self._most, self._held = most, 0
        self._sets: OrderedDict[str, array[int]] = OrderedDict()

    def get(self, text: str, find: Callable[[], set[int]]) -> set[int]:
        """Return the set of ``text``, from ``find`` where it is not held."""
        kept = self._sets.get(text)
        if kept is not None:
            self._sets.move_to_end(text)
            return set(kept)
        found = find()
        self._sets[text] = array("H", found)
        # One more for the text itself, or those that no article has were never too many.
        self._held += len(found) + 1
        while self._held > self._most and len(self._sets) > 1:
            self._held -= len(self._sets.popitem(last=False)[1]) + 1
        return found
