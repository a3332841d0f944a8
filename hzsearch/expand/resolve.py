"""Unquoted words, seen against the archive: what they mean here.

A word that stands in some article as it is means exactly that, and other names of the same
thing. Where none has it, the first of these that finds something: what its pinyin spells;
what it sounds like; the question that it asks; its own words within one paragraph or
headline; what is one character off. The answer says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.expand import synonyms
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.query import (
    And,
    Best,
    Dates,
    Field,
    Literal,
    Near,
    Node,
    Or,
    Together,
    Word,
    asks,
    boosted,
    children,
    question,
)

#: Pieces of a word shorter than this say too little to search for.
SHORTEST = 2

#: A word that so few articles have may be a misprint, if it has so many characters and
#: so many times as many articles have one that sounds or looks like it.
RARE, SHORTEST_ASKED, MUCH = 2, 4, 10

#: What a match of another name is worth beside one of the word that was asked for.
ALSO = 0.7


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query tree without ``Word`` nodes, and in sentences what became of the words."""

    tree: Node
    notes: tuple[str, ...] = ()


def resolve(node: Node, vocabulary: Vocabulary, *, exact: bool = False) -> Resolved:
    """Return what ``node`` means in an archive; with ``exact`` every word means its literal."""
    resolver = _Resolver(vocabulary, exact)
    tree = resolver.resolve(node)
    return Resolved(tree, tuple(dict.fromkeys(resolver.notes)))


@dataclass(slots=True)
class _Resolver:
    vocabulary: Vocabulary
    exact: bool
    notes: list[str] = field(default_factory=list)

    def resolve(self, node: Node) -> Node:
        if isinstance(node, Word):
            found = Literal(node.text) if self.exact else self._word(node)
            return boosted(found, node.weight)
        if isinstance(node, And) and (asked := self._asked(node)):
            return asked
        if isinstance(node, And | Or):
            return type(node)(tuple(map(self.resolve, node.nodes)))
        if isinstance(node, Near):
            return replace(node, left=self._side(node.left), right=self._side(node.right))
        # What is excluded is excluded as it was written, never more than that.
        return node

    def _side(self, node: Node) -> Node:
        """Return one side of NEAR: its literals, and other names of its words."""
        if isinstance(node, Word):
            return Literal(node.text) if self.exact else self._named(node)
        if isinstance(node, Or):
            sides = map(self._side, node.nodes)
            return Or(tuple(one for side in sides for one in (children(side) or (side,))))
        return node

    def _asked(self, node: And) -> Node | None:
        """Return the question that several words are, if they are one, and the filters beside it.

        Words that some article has all of mean what they say: each of them must be there.
        """
        words = [child for child in node.nodes if isinstance(child, Word)]
        others = [child for child in node.nodes if not isinstance(child, Word)]
        text = " ".join(word.written for word in words)
        if self.exact or not words or not all(map(_is_filter, others)) or not asks(text):
            return None
        if self._found(And(tuple(Literal(word.text) for word in words))):
            return None
        asked = question(text)
        return And((asked, *others)) if asked and others else asked

    def _word(self, word: Word) -> Node:
        if asks(word.written) and (asked := self._questioned(word)):
            return asked
        node = self._named(word)
        if often := self.vocabulary.total(node):
            self._ask(word, often)
            return node
        for look in (self._spelled, self._alike, self._questioned, self._pieces, self._near):
            if other := look(word):
                return other
        self._hint(word)
        return node

    def _ask(self, word: Word, often: int) -> None:
        """Ask whether another term was meant, for a word that may be a misprint in the archive."""
        if often > RARE or len(word.text) < SHORTEST_ASKED:
            return
        from hzsearch.expand import spelling  # noqa: PLC0415  most words are no misprints

        for guess in spelling.guesses(word.text, self.vocabulary, alike=True)[:1]:
            if guess.articles >= MUCH * often:
                told = f"{guess.text} ({guess.articles})"
                self.notes.append(f"{word.written}: did you mean 您是不是要找 {told}?")

    def _hint(self, word: Word) -> None:
        """Tell what is related to a word that finds nothing; it is not searched."""
        near = [t for t in synonyms.related(word.text) if self._found(Literal(condense(t)))]
        if near:
            self.notes.append(f"related 相关: {'、'.join(near)}")

    def _found(self, node: Node) -> bool:
        return self.vocabulary.total(node) > 0

    def _named(self, word: Word) -> Node:
        """Return the word itself, and other names of it that are in the archive."""
        others = [name for name in synonyms.same(word.text) if self._found(_alone(name))]
        if not others:
            return Literal(word.text)
        self.notes.append(f"also 又查: {'、'.join(others)}")
        return Or((Literal(word.text), *map(_alone, others)))

    def _questioned(self, word: Word) -> Node | None:
        """Return the best matches for the words that the word is made of."""
        asked = question(word.written) if len(word.text) >= 2 * SHORTEST else None
        if asked and not self._found(asked):
            return None
        if asked and self._found(Literal(word.text)):
            # Where the whole of it stands, that is worth more than all of its words.
            return replace(asked, nodes=(*asked.nodes, Literal(word.text)))
        if asked:
            self._tell_words(word.written, asked)
        return asked

    def _tell_words(self, written: str, asked: Best) -> None:
        words = "、".join(node.text for node in asked.nodes if isinstance(node, Literal))
        self.notes.append(
            f"No article has “{written}” as it stands; these have {asked.least} or more of {words}."
        )

    def _spelled(self, word: Word) -> Node | None:
        """Return the terms that the word spells in pinyin."""
        from hzsearch.expand import pinyin  # noqa: PLC0415  most words are found as they stand

        written = word.written
        terms = pinyin.spelled(written, self.vocabulary) if pinyin.is_latin(written) else ()
        return self._instead(word, terms, "pinyin 拼音")

    def _alike(self, word: Word) -> Node | None:
        """Return the term that sounds or looks as the word does: one character was mistyped."""
        return self._instead(word, self._guess(word, alike=True), "searched instead 改查")

    def _near(self, word: Word) -> Node | None:
        """Return the likeliest term that is one character off."""
        return self._instead(word, self._guess(word, alike=False), "searched instead 改查")

    def _guess(self, word: Word, *, alike: bool) -> list[str]:
        from hzsearch.expand import spelling  # noqa: PLC0415  as above

        found = spelling.guesses(word.text, self.vocabulary, alike=alike)
        return [guess.text for guess in found[:1]]

    def _pieces(self, word: Word) -> Node | None:
        """Return the word's own words within one unit."""
        together = Together(tuple(_cut(word)))
        if len(together.texts) < 2 or not self._found(together):
            return None
        self.notes.append(
            f"No article has “{word.written}” as it stands; "
            f"these have {'、'.join(together.texts)} in one paragraph or headline."
        )
        return together

    def _instead(self, word: Word, terms: tuple[str, ...] | list[str], how: str) -> Node | None:
        if not terms:
            return None
        self.notes.append(f"{word.written}: {how} {'、'.join(terms)}")
        nodes = tuple(map(Literal, terms))
        return nodes[0] if len(nodes) == 1 else Or(nodes)


def _is_filter(node: Node) -> bool:
    """Say whether ``node`` only narrows what the words of a question find."""
    return isinstance(node, Field | Dates) or (isinstance(node, Literal) and bool(node.fields))


def _alone(name: str) -> Literal:
    """Return a name as a literal; a Latin abbreviation only where it stands by itself."""
    return Literal(name, alone=name.isascii(), weight=ALSO)


def _cut(word: Word) -> Iterator[str]:
    """Yield the words within ``word``; none where a part would be too short to mean anything."""
    pieces = [condense(piece) for piece in active_cutter().cut(fold(word.written))]
    wanted = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if len(word.text) >= 2 * SHORTEST and all(len(piece) >= SHORTEST for piece in wanted):
        yield from dict.fromkeys(wanted)
