"""Unquoted words, seen against the archive: what they mean here.

A word that stands in some article as it is means exactly that, and other names of the same
thing. Where none has it, the first of these that finds something: what its pinyin spells;
what it sounds like; the question that it asks; its own words within one paragraph or
headline; what is one character off. The answer says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.expand import synonyms
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.query import And, Best, Literal, Node, Or, Together, Word, asks, question, several
from hzsearch.query.question import MANY

#: Pieces of a word shorter than this say too little to search for.
SHORTEST = 2

#: Fewer articles than a page of results are few.
ENOUGH = 10

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
            return Literal(node.text) if self.exact else self._word(node)
        if isinstance(node, And):
            return self._several(node)
        if isinstance(node, Or):
            # Who writes OR means the words on either side of it, all of them.
            return Or(tuple(map(self._clause, node.nodes)))
        # What is excluded is excluded as it was written, never more than that.
        return node

    def _clause(self, node: Node) -> Node:
        return self._all(node.nodes) if isinstance(node, And) else self.resolve(node)

    def _all(self, nodes: Iterable[Node]) -> And:
        return And(tuple(map(self.resolve, nodes)))

    def _several(self, node: And) -> Node:
        """Return what several words mean, the others among ``node`` being there too.

        Two words must all be there, and so must three that some article has all of; of more,
        where few articles have them all, and of a question, the best matches are wanted too.
        """
        words = [child for child in node.nodes if isinstance(child, Word)]
        if self.exact or len(words) < max(2, len(node.nodes)):
            return self._all(node.nodes)
        text = " ".join(word.written for word in words)
        literal = And(tuple(Literal(word.text) for word in words))
        if asks(text) and not self._found(literal) and (asked := question(text)):
            return asked
        every = self._all(words)
        total = self.vocabulary.total(every)
        if len(words) >= MANY and total < (ENOUGH if len(words) > MANY else 1):
            return self._most(words, every, total)
        if not total:
            self._tell_each(words, every)
        return every

    def _most(self, words: list[Word], every: And, total: int) -> Node:
        """Return the articles that have at least half of ``words``, or else any of many."""
        found = several(words, every.nodes)
        if len(words) > MANY and not self._found(found):
            found = replace(found, least=1)
        if not self._found(found):
            return every
        self.notes.append(
            f"{_have(total)} all of {'、'.join(word.written for word in words)}; "
            f"these have {found.least} or more of them, the best first."
        )
        return found

    def _tell_each(self, words: list[Word], every: And) -> None:
        """Tell in how many articles each word is, where none has them all."""
        totals = map(self.vocabulary.total, every.nodes)
        each = (f"{word.written} {total}" for word, total in zip(words, totals, strict=True))
        self.notes.append(f"No article has all of the words 没有同时含有的文章: {', '.join(each)}")

    def _word(self, word: Word) -> Node:
        if asks(word.written) and (asked := self._questioned(word)):
            return asked
        node = self._named(word)
        if self._found(node):
            return self._widened(word, node) or node
        for look in (
            *(self._spelled, self._sounding, self._questioned, self._pieces, self._near),
            self._apart,
        ):
            if other := look(word):
                return other
        self._hint(word)
        return node

    def _widened(self, word: Word, node: Node) -> Node | None:
        """Return long text that few articles have, and its words within one unit beside it."""
        total = self.vocabulary.total(node)
        asked = question(word.written) if len(word.text) >= 2 * MANY and total < ENOUGH else None
        if not asked:
            return None
        texts = tuple(one.text for one in asked.nodes if isinstance(one, Literal))
        wide = Best((node, Together(texts)), 1, (*asked.nodes, *asked.within))
        if self.vocabulary.total(wide) == total:
            return None
        self.notes.append(
            f"{_have(total)} “{word.written}” as it stands; "
            f"others have {'、'.join(texts)} in one paragraph or headline."
        )
        return wide

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
            asked = replace(asked, least=min(asked.least, 2))
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

    def _sounding(self, word: Word) -> Node | None:
        """Return the terms that sound as the word does: one of its characters was mistyped."""
        return self._instead(word, self._guess(word, by_sound=True), "searched instead 改查")

    def _near(self, word: Word) -> Node | None:
        """Return the likeliest term that is one character off."""
        return self._instead(word, self._guess(word, by_sound=False), "searched instead 改查")

    def _guess(self, word: Word, *, by_sound: bool) -> list[str]:
        from hzsearch.expand import spelling  # noqa: PLC0415  as above

        found = spelling.guesses(word.text, self.vocabulary, by_sound=by_sound)
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

    def _apart(self, word: Word) -> Node | None:
        """Return the word's own words anywhere in one article, single characters too."""
        texts = _pieces(word)
        every = Best(tuple(map(Literal, texts)), len(texts))
        if len(word.text) < 2 * SHORTEST or len(texts) < 2 or not self._found(every):
            return None
        self.notes.append(
            f"No article has “{word.written}” as it stands; these have {'、'.join(texts)}."
        )
        return every

    def _instead(self, word: Word, terms: tuple[str, ...] | list[str], how: str) -> Node | None:
        if not terms:
            return None
        self.notes.append(f"{word.written}: {how} {'、'.join(terms)}")
        nodes = tuple(map(Literal, terms))
        return nodes[0] if len(nodes) == 1 else Or(nodes)


def _have(total: int) -> str:
    return "1 article has" if total == 1 else f"{total or 'No'} articles have"


def _alone(name: str) -> Literal:
    """Return a name as a literal; a Latin abbreviation only where it stands by itself."""
    return Literal(name, alone=name.isascii(), weight=ALSO)


def _pieces(word: Word) -> list[str]:
    """Return the words within ``word``, each once."""
    pieces = (condense(piece) for piece in active_cutter().cut(fold(word.written)))
    return list(dict.fromkeys(piece for piece in pieces if any(map(str.isalnum, piece))))


def _cut(word: Word) -> list[str]:
    """Return the words within ``word``; none where a part would be too short to mean anything."""
    wanted = _pieces(word)
    short = len(word.text) < 2 * SHORTEST or any(len(piece) < SHORTEST for piece in wanted)
    return [] if short else wanted
