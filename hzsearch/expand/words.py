"""One unquoted word, seen against the archive: what it means here.

A word that stands in some article as it is means exactly that, and other names of the same
thing. Where none has it, the first of these that finds something: what its pinyin spells;
what it sounds or looks like; the question that it asks; its own words within one paragraph
or headline; what is one character off; its own words anywhere. The answer says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.expand import synonyms
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.model import Meant
from hzsearch.query import Best, Literal, Node, Or, Together, Word, asks, question
from hzsearch.query.question import MANY, has_question_word

#: Pieces of a word shorter than this say too little to search for.
SHORTEST = 2

#: Fewer articles than a page of results are few.
ENOUGH = 10

#: A word that so few articles have may be a misprint, if it has so many characters and
#: so many times as many articles have one that sounds or looks like it.
RARE, SHORTEST_ASKED, MUCH = 2, 4, 10

#: What a match of another name is worth beside one of the word that was asked for.
ALSO = 0.7

# So many characters of a long text are repeated in a note.
_SHOWN = 40
_EDGES = re.compile(r"[^\w]*(?P<bare>.*?)[^\w]*", re.DOTALL)

# What ends the name of a place or a body: a name means itself, however few articles have it.
_NAME = re.compile(
    "(?:[省市区县镇乡州盟旗]|[局部厅院所]|公司|集团|大学|学校|中心|委员会|协会|[日晚导]报)$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Finds what words mean in an archive; what it tells goes into ``notes``."""

    vocabulary: Vocabulary
    notes: list[str]
    meant: list[Meant] = field(default_factory=list)

    def meaning(self, word: Word) -> Node:
        """Return what ``word`` means; where nothing finds anything, its literal."""
        node = self.named(word)
        often = self.vocabulary.total(node)
        if asks(word.written) and (asked := self._questioned(word, node, often)):
            return asked
        if often:
            self._ask(word, often)
            return self._widened(word, node, often) or node
        looks = (
            self._bare,
            self._spelled,
            self._alike,
            self._questioned,
            self._pieces,
            self._near,
            self._apart,
        )
        for look in looks:
            if other := look(word):
                return other
        self._hint(word)
        return node

    def named(self, word: Word) -> Node:
        """Return the word itself, and other names and spellings of it that are in the archive."""
        others = [literal for literal in _others(word) if self._found(literal)]
        if not others:
            return Literal(word.text)
        self.notes.append(f"also 又查: {'、'.join(other.text for other in others)}")
        return Or((Literal(word.text), *others))

    def _found(self, node: Node) -> bool:
        return self.vocabulary.total(node) > 0

    def _bare(self, word: Word) -> Node | None:
        """Return what the word means without the marks at its edges: 信创？ and +信创."""
        found = _EDGES.fullmatch(word.written)
        bare = found["bare"] if found else word.written
        if bare == word.written or not condense(bare):
            return None
        node = self.meaning(Word(condense(bare), bare))
        return node if self._found(node) else None

    def _ask(self, word: Word, often: int) -> None:
        """Ask whether another term was meant, for a word that may be a misprint in the archive."""
        if often > RARE or len(word.text) < SHORTEST_ASKED:
            return
        from hzsearch.expand import spelling  # noqa: PLC0415  most words are no misprints

        for guess in spelling.guesses(word.text, self.vocabulary, alike=True)[:1]:
            if guess.articles >= MUCH * often:
                self.meant.append(Meant(word.written, guess.text, guess.articles))
                self.notes.append(self.meant[-1].note)

    def _widened(self, word: Word, node: Node, total: int) -> Node | None:
        """Return long text that few articles have, and its words within one unit beside it."""
        if len(word.text) < 2 * MANY or total >= ENOUGH or _NAME.search(word.text):
            return None
        asked = question(word.written)
        texts = tuple(n.text for n in asked.nodes if isinstance(n, Literal)) if asked else ()
        if not asked or not texts:
            return None
        wide = Best((node, Together(texts)), 1, (*asked.nodes, *asked.within))
        if self.vocabulary.total(wide) == total:
            return None
        self._tell_also(word, total, f"{'、'.join(texts)} in one paragraph or headline")
        return wide

    def _hint(self, word: Word) -> None:
        """Tell what is related to a word that finds nothing; it is not searched."""
        near = [t for t in synonyms.related(word.text) if self._found(Literal(condense(t)))]
        if near:
            self.notes.append(f"related 相关: {'、'.join(near)}")

    def _questioned(self, word: Word, node: Node | None = None, often: int = 0) -> Node | None:
        """Return the best matches for the words that the word is made of.

        Text that ``often`` articles have as it stands, ``node``, is no question by its length.
        """
        if len(word.text) < 2 * SHORTEST or (often and not has_question_word(word.written)):
            return None
        asked = question(word.written)
        if asked and not self._found(asked):
            asked = replace(asked, least=min(asked.least, 2))
        if not asked or not self._found(asked):
            return None
        texts = "、".join(one.text for one in asked.nodes if isinstance(one, Literal))
        if node and often:
            self._tell_also(word, often, f"{asked.least} or more of {texts}")
            # Where the whole of it stands, that is worth more than all of its words.
            return replace(asked, nodes=(*asked.nodes, node))
        self._tell_instead(word, f"{asked.least} or more of {texts}")
        return asked

    def _tell_also(self, word: Word, often: int, what: str) -> None:
        self.notes.append(f"{have(often)} “{_short(word)}” as it stands; others have {what}.")

    def _tell_instead(self, word: Word, what: str) -> None:
        self.notes.append(f"No article has “{_short(word)}” as it stands; these have {what}.")

    def _spelled(self, word: Word) -> Node | None:
        """Return the terms that the word spells in pinyin."""
        from hzsearch.expand import pinyin  # noqa: PLC0415  most words are found as they stand

        written = word.written
        terms = pinyin.spelled(written, self.vocabulary) if pinyin.is_latin(written) else ()
        return self._instead(word, terms, spelled=True)

    def _alike(self, word: Word) -> Node | None:
        """Return the term that sounds or looks as the word does: one character was mistyped."""
        return self._instead(word, self._guess(word, alike=True))

    def _near(self, word: Word) -> Node | None:
        """Return the likeliest term that is one character off."""
        return self._instead(word, self._guess(word, alike=False))

    def _guess(self, word: Word, *, alike: bool) -> tuple[str, ...]:
        from hzsearch.expand import spelling  # noqa: PLC0415  as above

        found = spelling.guesses(word.text, self.vocabulary, alike=alike)
        return tuple(guess.text for guess in found[:1])

    def _pieces(self, word: Word) -> Node | None:
        """Return the word's own words within one unit."""
        together = Together(_longer_pieces(word))
        if len(together.texts) < SHORTEST or not self._found(together):
            return None
        self._tell_instead(word, f"{'、'.join(together.texts)} in one paragraph or headline")
        return together

    def _apart(self, word: Word) -> Node | None:
        """Return the word's own words anywhere in one article, single characters too."""
        texts = _pieces(word)
        every = Best(tuple(map(Literal, texts)), len(texts))
        if len(word.text) < 2 * SHORTEST or len(texts) < SHORTEST or not self._found(every):
            return None
        self._tell_instead(word, "、".join(texts))
        return every

    def _instead(self, word: Word, terms: tuple[str, ...], *, spelled: bool = False) -> Node | None:
        if not terms:
            return None
        if spelled:
            self.notes.append(f"{word.written}: pinyin 拼音 {'、'.join(terms)}")
        else:
            self.notes.append(f"{word.written}: searched instead 改查 {'、'.join(terms)}")
        nodes = tuple(Literal(term, of=word.written) for term in terms)
        return nodes[0] if len(nodes) == 1 else Or(nodes)


def _short(word: Word) -> str:
    """Return the word as it is told in a note: a long text by its beginning."""
    return word.written if len(word.written) <= _SHOWN else word.written[:_SHOWN] + "…"


def have(total: int) -> str:
    """Return how a note begins that tells how many articles have something."""
    return "1 article has" if total == 1 else f"{total or 'No'} articles have"


def _others(word: Word) -> Iterator[Literal]:
    """Yield other names of the word, and other ways to write its numbers."""
    for name in synonyms.same(word.text):
        # A Latin abbreviation means the thing only where it stands by itself.
        yield Literal(name, alone=name.isascii(), weight=ALSO, of=word.written)
    if _NUMERALS.search(word.text):
        from hzsearch.expand import numbers  # noqa: PLC0415  most words have no number

        for form in numbers.same(word.text):
            yield Literal(form, alone=True, of=word.written)


_NUMERALS = re.compile("[0-9零〇一二两三四五六七八九十百千万亿₀-₉⁰¹²³⁴-⁹]")


def _pieces(word: Word) -> tuple[str, ...]:
    """Return the words within ``word``, each once."""
    pieces = (condense(piece) for piece in active_cutter().cut(fold(word.written)))
    return tuple(dict.fromkeys(piece for piece in pieces if any(map(str.isalnum, piece))))


def _longer_pieces(word: Word) -> tuple[str, ...]:
    """Return the words within ``word``; none where a part would be too short to mean anything."""
    wanted = _pieces(word)
    short = len(word.text) < 2 * SHORTEST or any(len(piece) < SHORTEST for piece in wanted)
    return () if short else wanted
