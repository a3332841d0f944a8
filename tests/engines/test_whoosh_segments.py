"""What a segment is made of: postings by term, in the order of terms, of articles and of days."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hzsearch
from hzsearch.analysis import UNIT, Document, grams
from hzsearch.engines.whoosh.inversion import Counted, Pairs
from hzsearch.engines.whoosh.merge import MOST_SEGMENTS, merge, to_merge
from hzsearch.engines.whoosh.segment import Segment, SegmentBuilder
from hzsearch.engines.whoosh.terms import MOST_OFTEN
from hzsearch.errors import DamagedIndexError
from hzsearch.model import Article

# Characters of one to four bytes, some of which need two halves in UTF-16.
TEXTS = st.lists(st.text(alphabet="信创ab鿯𠀀𠮷￮" + UNIT, max_size=12), min_size=1, max_size=5)


def as_written(sections: dict[str, object], field: str) -> list[tuple[bytes, list[int]]]:
    keys, ends = bytes(sections[f"{field}.keys"]), list(sections[f"{field}.key_ends"])  # type: ignore[call-overload]
    docs, doc_ends = list(sections[f"{field}.docs"]), list(sections[f"{field}.doc_ends"])  # type: ignore[call-overload]
    return [
        (keys[ends[i] : ends[i + 1]], docs[doc_ends[i] : doc_ends[i + 1]])
        for i in range(len(ends) - 1)
    ]


@given(TEXTS)
def test_every_pair_has_its_articles_in_order(texts: list[str]) -> None:
    pairs = Pairs()
    for number, text in enumerate(texts):
        pairs.add(number, text)
    found = [grams(text) for text in texts]
    right = [
        (pair.encode(), [n for n, some in enumerate(found) if pair in some])
        for pair in sorted(set().union(*found), key=str.encode)
    ]
    assert as_written(dict(pairs.sections("grams")), "grams") == right


@given(st.lists(st.dictionaries(st.text(max_size=3), st.integers(1, 600)), max_size=5))
def test_every_word_has_its_articles_and_counts(articles: list[dict[str, int]]) -> None:
    words = Counted()
    for number, counts in enumerate(articles):
        words.add(number, counts)
    sections = words.sections("body")
    terms = sorted({word for counts in articles for word in counts}, key=str.encode)
    assert as_written(dict(sections), "body") == [
        (word.encode(), [n for n, counts in enumerate(articles) if word in counts])
        for word in terms
    ]
    assert list(sections["body.counts"]) == [
        min(counts[word], MOST_OFTEN) for word in terms for counts in articles if word in counts
    ]


def test_merging_stays_within_its_bytes() -> None:
    articles = [10] * 9
    assert to_merge(articles, [100] * 9) == [0, 1, 2, 3, 4, 5]
    assert to_merge(articles, [100] * 9, 250) == [0, 1]
    assert to_merge(articles, [100] * 9, 150) == []


def test_a_few_new_articles_do_not_make_a_large_segment_be_written_again() -> None:
    articles = [5000, 1, 5000, 1, 5000, 1, 1, 1, 5000]
    assert to_merge(articles, articles) == [1, 3, 5, 6, 7]
    assert to_merge([5000] * 8 + [1], [1] * 9) == []
    assert to_merge([5000] * 8 + [1, 1], [1] * 10) == [8, 9]
    # One of few articles that leaves no room for others keeps none from being merged.
    assert len(to_merge([130] + [1600] * 60, [120] + [9] * 60, 128)) == 14
    assert to_merge([1, 3, 9] + [5000] * 14, [1] * 17) == [0, 1]


def test_deleted_articles_are_left_out_of_a_merge(tmp_path: Path) -> None:
    for name, texts in (("a", ["信创", "创信"]), ("b", ["信创信", "人才"])):
        builder = SegmentBuilder()
        for i, text in enumerate(texts):
            words = {"body": Counter({text: 2})}
            article = Article(id=f"{name}{i}", paragraphs=(text,), date=f"2024-0{4 - i}-01")
            builder.add(Document(article, text + UNIT, words, ()))
        builder.write(tmp_path / name)
    merge([Segment(tmp_path / "a", [0]), Segment(tmp_path / "b")], tmp_path / "both")
    both = Segment(tmp_path / "both")
    assert [both.id(n) for n in range(both.total)] == ["a1", "b0", "b1"]
    assert list(both.terms("grams").lookup("信创".encode())) == [1]
    assert list(both.terms("grams").lookup("创信".encode())) == [0, 1]
    place = both.terms("body").find("人才".encode())
    assert place is not None
    assert list(both.terms("body").counts(place)) == [2]
    assert list(both.by_day) == [0, 2, 1]


def test_what_is_damaged_is_never_merged_into_a_sound_file(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([{"id": "first", "title": "信创产业"}])
    (path,) = tmp_path.glob("MAIN_*.hzs")
    data = bytearray(path.read_bytes())
    data[data.rindex("信创".encode())] ^= 1
    path.write_bytes(data)

    def adding() -> None:
        for number in range(3 * MOST_SEGMENTS):
            index.add([{"id": str(number), "title": "人才"}])

    with pytest.raises(DamagedIndexError, match="damaged section"):
        adding()
    with pytest.raises(DamagedIndexError):
        index.stats()
