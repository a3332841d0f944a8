"""Sentences with their amounts, as text: ``sentence | VALUE CURRENCY BOUND ROLE; …``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hzsearch.analysis import fold
from hzsearch.figures import amounts

HELD_OUT = Path(__file__).parent / "held_out.txt"


@dataclass(frozen=True)
class Told:
    """An amount as a label tells it; ``role`` is "-" where none is stated."""

    least: Decimal
    most: Decimal
    currency: str
    bound: str
    role: str

    @property
    def plain(self) -> tuple[object, ...]:
        """The amount without its role."""
        return (self.least, self.most, self.currency, self.bound)

    def __str__(self) -> str:
        ends = [f"{end.normalize():f}" for end in (self.least, self.most)]
        return f"{'..'.join(dict.fromkeys(ends))} {self.currency} {self.bound} {self.role}"


@dataclass(frozen=True)
class Labelled:
    """A sentence and the amounts in it."""

    sentence: str
    amounts: tuple[Told, ...]


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the labelled sentences of a file; lines that begin with # are remarks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, labels = line.partition(" | ")
            told = (_told(label) for label in labels.split(";") if label.strip() != "-")
            yield Labelled(sentence, tuple(told))


def read_amounts(sentence: str) -> list[Told]:
    """Return the amounts that hzsearch reads in ``sentence``, as a label tells them."""
    return [
        Told(one.least, one.most, one.currency, one.bound, one.role or "-")
        for one in amounts(fold(sentence))
    ]


def _told(label: str) -> Told:
    value, currency, bound, role = label.split()
    least, _, most = value.partition("..")
    return Told(Decimal(least), Decimal(most or least), currency, bound, role)
