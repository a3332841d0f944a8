"""What expansion asks an archive: how often a string stands in it, and which there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from hzsearch.query import Node


class Vocabulary(Protocol):
    """The strings of an archive; every engine's reader is one."""

    def total(self, node: Node) -> int:
        """Return in how many articles ``node`` is, exactly."""

    def pairs(self, first: str) -> Iterable[tuple[str, int]]:
        """Yield the pairs of characters that begin with ``first``, and each one's articles.

        The second character of a pair at a unit's end is no character of the text.
        """

    def words(self, first: Iterable[str] | None = None) -> Iterable[tuple[str, int]]:
        """Yield jieba's words, condensed, and how often: once an article and field.

        With ``first`` those that begin with one of these characters; without it, of very
        many words the most used are enough.
        """
