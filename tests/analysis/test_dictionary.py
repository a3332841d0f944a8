"""Words added to jieba's: their files, and that both cutters use them in the same way."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.analysis import WordsCut, active_cutter, added_words
from hzsearch.analysis.cutter import JiebaCutter, RustCutter
from hzsearch.analysis.dictionary import VARIABLE
from hzsearch.errors import UsageError

# Words across jieba's own, within them, with Latin, with and without a frequency.
WORDS = {
    "信创": None,
    "新质生产力": None,
    "国家高新区": None,
    "中国科技": 30,
    "信创产": None,
    "高新": 200000,
    "区的": None,
    "的": 7,
    "5g+工业": None,
    "c++语言": None,
    "a信": None,
    "wi-fi": None,
}
TEXTS = st.lists(
    st.sampled_from(
        [*WORDS, *"信创产业新质生产力国家高新区中国科技的在acg5+-.% ，·𠀀", "相信", "创新"]
    ),
    max_size=12,
).map("".join)
# jieba and rjieba round the two ways to part 谷谷谷 differently, with any dictionary.
THRICE = re.compile(r"(.)\1\1")

words = pytest.mark.parametrize("word", [word for word, often in WORDS.items() if not often])


@functools.cache
def cutters() -> tuple[JiebaCutter, RustCutter]:
    pytest.importorskip("rjieba", reason="there is no rjieba here")
    return JiebaCutter(WORDS), RustCutter(WORDS)


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that is named as the user's dictionary; it is not there yet."""
    path = tmp_path / "words.txt"
    monkeypatch.setenv(VARIABLE, str(path))
    return path


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS.filter(lambda text: not THRICE.search(text)))
def test_both_cut_the_same_with_words_of_a_user(text: str) -> None:
    python, rust = cutters()
    assert rust.cut(text) == python.cut(text)
    assert rust.cut_for_search(text) == python.cut_for_search(text)


@words
def test_a_word_without_a_frequency_is_one_word(word: str) -> None:
    assert all(cutter.cut(word) == [word] for cutter in cutters())


@words
def test_a_word_keeps_its_inner_words_in_search(word: str) -> None:
    for cutter in cutters():
        found = cutter.cut_for_search(word)
        assert found[-1] == word
        assert ("高新区" in found) == ("高新区" in word)


def test_a_word_is_taken_out_of_the_middle_but_not_out_of_other_words() -> None:
    for cutter in cutters():
        assert cutter.cut("中国信创谷") == ["中国", "信创", "谷"]
        assert cutter.cut("相信创新") == ["相信", "创新"]


def test_the_words_stay_our_own() -> None:
    cutters()
    assert "信创" not in jieba.lcut("中国信创谷")
    assert "信创" not in JiebaCutter().cut("中国信创谷")


def test_without_a_file_there_are_the_words_of_the_field(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert added_words().path is None
    for word in added_words().words:
        assert active_cutter().cut(word) == [word]
    assert active_cutter().cut("中国信创谷，相信创新") == ["中国", "信创谷", "，", "相信", "创新"]


def test_no_word_of_the_field_is_one_of_jiebas_or_hides_one() -> None:
    plain, added = JiebaCutter(), JiebaCutter(added_words().words)
    for word in added_words().words:
        assert not jieba.dt.FREQ.get(word)
        known = {w for w in plain.cut_for_search(word) if jieba.dt.FREQ.get(w) and len(w) > 1}
        assert known <= set(added.cut_for_search(word))


def test_lines_are_read_as_jieba_reads_them(named: Path) -> None:
    named.write_text(
        "\ufeff# terms\n信创\r\n新质生产力 30\n專精特新 nz\nＡＩ芯片 20 n\n\n中关村·杭州\n",
        encoding="utf-8",
    )
    read = added_words()
    own = {"信创": None, "新质生产力": 30, "专精特新": None, "ai芯片": 20, "中关村·杭州": None}
    assert {word: read.words[word] for word in own} == own
    assert "营商环境" in read.words
    assert "中关村·杭州" not in read.cuttable


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("信创\n信创 谷 3", "line 2: “信创 谷 3” can not be read"),
        ("信创 0", "line 1"),
        ("信创 9999999999", "line 1"),
        ("信创 -3 n", "line 1"),
        ("信创 3 n n", "line 1"),
        ("\n\n《》", "line 3: “《》” holds only marks"),
        ("# 词\n信创".encode("gb18030"), "line 1: this is no UTF-8"),
    ],
)
def test_a_wrong_line_is_named(named: Path, content: str | bytes, told: str) -> None:
    named.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError) as error:
        added_words()
    assert str(error.value).startswith(str(named))
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_named(named: Path) -> None:
    for _ in range(2):
        with pytest.raises(UsageError, match=re.escape(str(named))):
            added_words()
        named.mkdir(exist_ok=True)


def test_a_changed_file_counts_from_then_on(named: Path) -> None:
    named.write_text("高新区", encoding="utf-8")
    assert active_cutter().cut("中国智造园") == ["中国", "智", "造园"]
    named.write_text("高新区\n智造 5000", encoding="utf-8")
    assert active_cutter().cut("中国智造园") == ["中国", "智造", "园"]


def test_what_an_index_was_cut_with() -> None:
    first = WordsCut(frozenset({"信创", "算力"}))
    assert not first.changed({"信创", "算力"})
    assert first.changed({"信创", "稀土"}) == {"算力", "稀土"}
    joined = first.joined_by({"信创", "稀土"})
    assert joined == WordsCut(frozenset({"信创"}), frozenset({"算力", "稀土"}))
    assert joined.changed({"信创"}) == {"算力", "稀土"}
    assert joined.joined_by({"信创", "稀土"}) == joined
