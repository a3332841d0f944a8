"""How much more often something is here than there, and whether that can be chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

#: Below this a difference may well be chance: the chi-squared value of one degree of
#: freedom at p = 0.001. ``python -m tests.quality.terms`` says how often it lets chance pass.
SIGNIFICANT = 10.83


@dataclass(frozen=True, slots=True)
class Contrast:
    """In ``here`` of ``of_here`` articles on one side, ``there`` of ``of_there`` on the other."""

    here: float
    of_here: float
    there: float
    of_there: float

    @property
    def times(self) -> float:
        """How many times the share there is the share here; infinite where there is none there."""
        here = self.here * self.of_there
        return here / (self.there * self.of_here) if self.there * self.of_here else inf

    @property
    def score(self) -> float:
        """The log-likelihood ratio G², below zero where the share here is the smaller one.

        G² = 2 Σ observed · ln(observed / expected) over the four counts of articles
        with and without, here and there (T. Dunning, "Accurate Methods for the Statistics
        of Surprise and Coincidence", Computational Linguistics 19(1), 1993). 0.0 where a
        side has no articles.
        """
        whole = self.of_here + self.of_there
        share = (self.here + self.there) / whole if whole else 0.0
        if not self.of_here or not self.of_there:
            return 0.0
        sides = ((self.here, self.of_here), (self.there, self.of_there))
        ratio = sum(
            _part(count, of * share) + _part(of - count, of * (1 - share)) for count, of in sides
        )
        return 2 * max(ratio, 0.0) * (1 if self.here > self.of_here * share else -1)


def _part(observed: float, expected: float) -> float:
    return observed * log(observed / expected) if observed > 0 else 0.0
