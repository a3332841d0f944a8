"""Tantivy as it is: jieba's words, counted, with each article stored; no filter, no ranking.

``with_pairs`` also indexes the pairs of characters that hzsearch needs for its promise, as
places of a text, so that both index the same terms and answer the same literals.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from operator import add
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.questions import Question
from hzsearch.analysis import Document, condense
from hzsearch.engines.tantivy.schema import fields
from hzsearch.engines.tantivy.writer import HEAP

#: An id, the words, the pairs, the article's JSON form.
Row = tuple[str, str, str, bytes]


def rows(documents: Iterable[Document]) -> list[Row]:
    """Return what is indexed of ``documents``: their terms, cut and joined already."""
    return [
        (
            one.article.id,
            " ".join(word for words in one.words.values() for word in words.elements()),
            str(fields(one)["text"]),
            json.dumps(one.article.to_dict(), ensure_ascii=False).encode(),
        )
        for one in documents
    ]


def build(folder: Path, ready: Iterable[Row], *, with_pairs: bool) -> None:
    """Index ``ready`` in ``folder``, in one thread as hzsearch does."""
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_bytes_field("article", stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(HEAP, 1)
    for one, words, pairs, article in ready:
        more = {"pairs": pairs} if with_pairs else {}
        writer.add_document(tantivy.Document(id=one, words=words, article=article, **more))
    writer.commit()
    writer.wait_merging_threads()


def ask(index: tantivy.Index, question: Question) -> int:
    """Ask for the literals of ``question`` and read the ten best; return how many match."""
    occur = tantivy.Occur.Should if question.either else tantivy.Occur.Must
    literals = [(occur, _literal(index.schema, condense(word))) for word in question.words]
    searcher = index.searcher()
    found: Any = searcher.search(tantivy.Query.boolean_query(literals), limit=10)
    for _, address in found.hits:
        stored: Any = searcher.doc(address).get_first("article")
        json.loads(stored)
    return int(found.count)


def _literal(schema: tantivy.Schema, text: str) -> tantivy.Query:
    pairs: list[str | tuple[int, str]] = list(map(add, text, text[1:]))
    if len(pairs) > 1:
        return tantivy.Query.phrase_query(schema, "pairs", pairs)
    return tantivy.Query.term_query(schema, "pairs", pairs[0], index_option="freq")
