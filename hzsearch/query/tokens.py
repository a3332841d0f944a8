"""A query's text into tokens: words, quotations, brackets, operators, with their signs.

A sign has its meaning only where a reader would see it: ``-`` and a quotation mark before
a word, a bracket before a word whose other half ends one, ``name:`` for the names of
``NAMES``, ``^2`` behind a word. Anywhere else it is text; what looks like a sign and
can not be one is told in a note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

#: What may stand before the colon of a filter, and the filter that it means.
NAMES = {
    **dict.fromkeys(("zone", "园区"), "zone"),
    **dict.fromkeys(("topic", "主题"), "topic"),
    **dict.fromkeys(("date", "日期"), "date"),
    **dict.fromkeys(("amount", "金额"), "amount"),
    **dict.fromkeys(("kind", "体裁", "类型"), "kind"),
    **dict.fromkeys(("province", "省份"), "province"),
    **dict.fromkeys(("headline", "标题"), "headline"),
    **dict.fromkeys(("byline", "署名", "作者"), "byline"),
    **dict.fromkeys(("subhead", "小标题"), "subhead"),
    **dict.fromkeys(("body", "正文"), "body"),
}

#: Characters between two words of NEAR where no number says how many.
NEAR = 8

#: A longer query is no query; each word costs a look at the index.
MOST = 256

#: Brackets within brackets beyond this are text: nobody means them.
DEEPEST = 16

#: So many characters of a text are repeated in a note.
_SHOWN = 60

# What closes each opening mark; some keyboards give ” on both sides.
_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂"}
_OPEN, _CLOSE, _MINUS = "(（", ")）", "-－"
# What a quotation mark that begins a quotation may stand behind, but for white space.
_BEFORE = _OPEN + _MINUS + ":："
_FILTER = re.compile(rf"({'|'.join(map(re.escape, NAMES))})[:：]\s*(?=[^\s)）])", re.IGNORECASE)
_BOOST = re.compile(r"\^(\d{1,3}(?:\.\d{1,3})?)(?=$|[\s)）])")
_POWER = re.compile(r"\d+\^\d+")
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``kind`` is word, quoted, open, close, AND, OR, NOT or NEAR.

    ``text`` is what was written, without its signs; ``name`` a filter's name.
    """

    kind: str
    text: str = ""
    negative: bool = False
    name: str = ""
    boost: float = 1.0
    distance: int = NEAR


@dataclass(slots=True)
class Scanner:
    """Reads tokens off ``text``; ``notes`` tells, in sentences, what was no sign."""

    text: str
    at: int = 0
    depth: int = 0
    notes: list[str] = field(default_factory=list)
    partners: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.partners = dict(_partners(self.text))

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens in order, at most ``MOST``; no bracket closes that did not open."""
        for found, token in enumerate(self._all()):
            if found == MOST:
                self.notes.append(
                    f"Only the first {MOST} words were searched 只检索了前 {MOST} 个词."
                )
                return
            yield token

    def _all(self) -> Iterator[Token]:
        while self.at < len(self.text):
            if self.text[self.at].isspace():
                self.at += 1
            elif self.depth and self.text[self.at] in _CLOSE:
                self.at, self.depth = self.at + 1, self.depth - 1
                yield Token("close", boost=self._boost())
            else:
                yield self._signed()

    def _signed(self) -> Token:
        negative = self._is_minus()
        self.at += negative
        name = self._name()
        return replace(self._operand(), negative=negative, name=name)

    def _is_minus(self) -> bool:
        return self.text[self.at] in _MINUS and bool(self.text[self.at + 1 : self.at + 2].strip())

    def _name(self) -> str:
        found = _FILTER.match(self.text, self.at)
        if not found:
            return ""
        self.at = found.end()
        return NAMES[found[1].lower()]

    def _operand(self) -> Token:
        char = self.text[self.at]
        if char in _OPEN and self._opens():
            self.at, self.depth = self.at + 1, self.depth + 1
            return Token("open")
        if char in _QUOTES and (token := self._quoted(_QUOTES[char])):
            return token
        return self._word()

    def _quoted(self, closing: str) -> Token | None:
        start, end = self.at + 1, self.text.find(closing, self.at + 1)
        if end < 0:
            return None
        self.at = end + 1
        return Token("quoted", self.text[start:end], boost=self._boost())

    def _word(self) -> Token:
        start, self.at = self.at, self._word_end()
        text = self.text[start : self.at]
        operator = _OPERATOR.fullmatch(unicodedata.normalize("NFKC", text))
        if operator:
            kind = operator[0].partition("/")[0]
            return Token(kind, text, distance=int(operator[1] or NEAR))
        return Token("word", self._without_stray(text), boost=self._boost())

    def _word_end(self) -> int:
        within = 0
        for at in range(self.at, len(self.text)):
            char = self.text[at]
            if char.isspace() or (char in _CLOSE and not within and self.depth):
                return at
            if char == "^" and self._is_boost(at):
                return at
            within = max(0, within + (char in _OPEN) - (char in _CLOSE))
        return len(self.text)

    def _is_boost(self, at: int) -> bool:
        """Say whether a boost begins here; 10^2 is a number, and ^2 alone nothing to boost."""
        before = self.text[self.at : at]
        return bool(before) and not before.isdigit() and bool(_BOOST.match(self.text, at))

    def _boost(self) -> float:
        found = _BOOST.match(self.text, self.at)
        if not found:
            return 1.0
        self.at = found.end()
        return float(found[1])

    def _opens(self) -> bool:
        """Say whether the bracket here opens a group: it is closed, and not part of a name.

        The name of a zone goes on behind its brackets and has no blanks in them: （永川）高新区.
        """
        end = self.partners.get(self.at)
        if end is None or self.depth >= DEEPEST:
            return False
        after, within = self.text[end + 1 : end + 2], self.text[self.at + 1 : end]
        return not after.strip() or after in _CLOSE + "^" or len(within.split()) > 1

    def _without_stray(self, text: str) -> str:
        """Return a word without half a bracket or a quotation mark at its edge, and tell it."""
        opened = sum(map(text.count, _OPEN)) - sum(map(text.count, _CLOSE))
        kept = text.lstrip(_OPEN) if opened > 0 else text.rstrip(_CLOSE) if opened < 0 else text
        if not kept:
            return text
        if kept != text:
            self._tell(f"The bracket in {text[:_SHOWN]} has no partner")
        elif text[:1] in _QUOTES:
            self._tell(f"The quotation mark in {text[:_SHOWN]} is not closed")
        elif "^" in text[1:] and not _POWER.fullmatch(text):
            self._tell(f"The ^ in {text[:_SHOWN]} is no boost, which is a number at a word's end")
        elif text.rstrip(":：").lower() in NAMES and text[-1] in ":：":
            self._tell(f"The filter {text} has no value")
        return kept

    def _tell(self, what: str) -> None:
        self.notes.append(f"{what}; searched as plain words 按文字检索.")


def _partners(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each bracket that is closed opens, and where it closes; quoted ones are none."""
    opened: list[int] = []
    quoted = -1
    for at, char in enumerate(text):
        if at <= quoted:
            continue
        if char in _QUOTES and (not at or text[at - 1].isspace() or text[at - 1] in _BEFORE):
            quoted = text.find(_QUOTES[char], at + 1)
        elif char in _OPEN:
            opened.append(at)
        elif char in _CLOSE and opened:
            yield opened.pop(), at
