"""A query seen against the archive: what its words mean here, one by one and together.

What one word means is in :mod:`~hzsearch.expand.words`. Several words must all be there where
enough articles have them all; of many words, where few have, the best matches are wanted
too, and of a question in any case. The answer says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hzsearch.analysis import condense
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.expand.words import ENOUGH, Words, have
from hzsearch.model import Meant
from hzsearch.patience import check
from hzsearch.query import (
    AmountRange,
    And,
    Dates,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Word,
    asks,
    boosted,
    children,
    question,
    several,
)
from hzsearch.query.question import MANY


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query tree without ``Word`` nodes, and in sentences what became of the words.

    ``meant`` has what may be meant instead of rare words; it is not searched.
    """

    tree: Node
    notes: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()


def resolve(node: Node, vocabulary: Vocabulary, *, exact: bool = False) -> Resolved:
    """Return what ``node`` means in an archive; with ``exact`` every word means its literal."""
    resolver = _Resolver(vocabulary, exact)
    tree = resolver.resolve(node)
    notes = tuple(dict.fromkeys(resolver.notes))
    return Resolved(tree, notes, tuple(dict.fromkeys(resolver.words.meant)))


@dataclass(slots=True)
class _Resolver:
    vocabulary: Vocabulary
    exact: bool
    notes: list[str] = field(default_factory=list)
    words: Words = field(init=False)
    met: dict[Word, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = Words(self.vocabulary, self.notes)

    def resolve(self, node: Node) -> Node:
        if isinstance(node, Word):
            return boosted(Literal(node.text) if self.exact else self._meaning(node), node.weight)
        if isinstance(node, Pattern):
            return self._pattern(node)
        if isinstance(node, And):
            return self._together(node)
        if isinstance(node, Or):
            # Who writes OR means the words on either side of it, all of them.
            return Or(tuple(map(self._clause, node.nodes)))
        if isinstance(node, Near):
            return replace(node, left=self._side(node.left), right=self._side(node.right))
        # What is excluded is excluded as it was written, never more than that.
        return node

    def _meaning(self, word: Word) -> Node:
        """Return what a word means; a word that stands again is not looked up again."""
        check()
        if word not in self.met:
            self.met[word] = self.words.meaning(word)
        return self.met[word]

    def _pattern(self, node: Pattern) -> Node:
        """Return a pattern, and the text as it stands where an article has that: a*b, or a link."""
        literal = Literal(condense(node.written), weight=node.weight, fields=node.fields)
        if self.exact and literal.text:
            return literal
        found = bool(literal.text) and self._total(literal) > 0
        return Or((node, literal)) if found else node

    def _clause(self, node: Node) -> Node:
        return self._all(node.nodes) if isinstance(node, And) else self.resolve(node)

    def _all(self, nodes: Iterable[Node]) -> And:
        return And(tuple(map(self.resolve, nodes)))

    def _side(self, node: Node) -> Node:
        """Return one side of NEAR: its literals, and other names of its words."""
        if isinstance(node, Word):
            return Literal(node.text) if self.exact else self.words.named(node)
        if isinstance(node, Or):
            sides = map(self._side, node.nodes)
            return Or(tuple(one for side in sides for one in (children(side) or (side,))))
        return node

    def _together(self, node: And) -> Node:
        """Return what several words mean, and the filters beside them; others make all strict."""
        words = [child for child in node.nodes if isinstance(child, Word)]
        others = [child for child in node.nodes if not isinstance(child, Word)]
        if self.exact or len(words) < 2 or not all(map(_is_filter, others)):
            return self._all(node.nodes)
        found = self._several(self._telling(words), others)
        return And((found, *others)) if others else found

    def _telling(self, words: list[Word]) -> list[Word]:
        """Return ``words`` without mere marks that no article has: 信创 ！ means 信创."""
        idle = [
            word
            for word in words
            if not any(map(str.isalnum, word.text)) and not self._total(Literal(word.text))
        ]
        if idle and len(idle) < len(words):
            self.notes.append(f"left out 略去: {' '.join(word.written for word in idle)}")
            return [word for word in words if word not in idle]
        return words

    def _several(self, words: list[Word], others: Sequence[Node]) -> Node:
        """Return what ``words`` mean beside the filters ``others``.

        Two words must both be there, and so must three that some article has all of; of more,
        where few articles have them all, and of a question, the best matches are wanted too.
        """
        if len(words) == 1:
            return self.resolve(words[0])
        text = " ".join(word.written for word in words)
        literal = And(tuple(Literal(word.text) for word in words))
        if asks(text) and not self._total(literal) and (asked := question(text)):
            return asked
        every = self._all(words)
        total = self._total(every, *others)
        if len(words) >= MANY and total < (ENOUGH if len(words) > MANY else 1):
            return self._most(words, every, others)
        return every

    def _total(self, *nodes: Node) -> int:
        return self.vocabulary.total(And(nodes) if len(nodes) > 1 else nodes[0])

    def _most(self, words: list[Word], every: And, others: Sequence[Node]) -> Node:
        """Return the articles that have at least half of ``words``, or else any of many."""
        found, total = several(words, every.nodes), self._total(every, *others)
        if len(words) > MANY and not self._total(found, *others):
            found = replace(found, least=1)
        if not self._total(found, *others):
            return every
        self.notes.append(
            f"{have(total)} all of {'、'.join(word.written for word in words)}; "
            f"these have {found.least} or more of them, the best first."
        )
        return found


def _is_filter(node: Node) -> bool:
    """Say whether ``node`` only narrows what the words of a query find."""
    if isinstance(node, Not):
        return _is_filter(node.node)
    has_field = isinstance(node, Literal) and bool(node.fields)
    return has_field or isinstance(node, Field | Dates | AmountRange)
