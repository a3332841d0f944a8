"""The near-duplicates of an article among those that a query means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from hzsearch.engines.base import Reader
from hzsearch.model import Article
from hzsearch.query import And, Node
from hzsearch.similarity.probes import probes
from hzsearch.similarity.resemblance import Profile, are_near_duplicates, profile

#: Up to so many matches, comparing an article with each is quicker than searching for its
#: probes (about 1 ms a match once, against 20 ms an article).
FEW = 128

# More than any index has articles.
_ALL = 1 << 31

_Facts = Mapping[str, Any]


class NearDuplicates:
    """Finds near-duplicates among the matches of one tree.

    Any engine that answers a tree will do: candidates are the matches that have some of an
    article's probes, and each is then compared with it, text with text.
    """

    def __init__(self, reader: Reader, node: Node) -> None:
        """Nothing is searched yet; ``node`` means the articles to look among."""
        self._reader = reader
        self._node = node
        self._profiles: dict[str, Profile] = {}

    def of(self, facts: _Facts) -> tuple[str, ...]:
        """Return the ids, in order, of the others that are the same story as ``facts``.

        ``facts`` is an article's JSON form.
        """
        wanted = self._profile(facts)
        others = (other for other in self._candidates(wanted) if other["id"] != facts["id"])
        alike = (o["id"] for o in others if are_near_duplicates(wanted, self._profile(o)))
        return tuple(sorted(alike))

    def _candidates(self, wanted: Profile) -> Iterable[_Facts]:
        if self._few is not None:
            return self._few
        found = probes(wanted)
        return self._matches(And((self._node, found))) if found else ()

    @cached_property
    def _few(self) -> list[_Facts] | None:
        total = self._reader.total(self._node)
        return list(self._matches(self._node)) if total <= FEW else None

    def _matches(self, node: Node) -> Iterable[_Facts]:
        # By date, since then nothing is scored.
        found = self._reader.search(node, sort="date", limit=_ALL, offset=0)
        return (match.article for match in found.matches)

    def _profile(self, facts: _Facts) -> Profile:
        # A candidate of one article is often one of the next as well.
        one = str(facts["id"])
        if one not in self._profiles:
            self._profiles[one] = profile(Article.from_dict(facts))
        return self._profiles[one]
