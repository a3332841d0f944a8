from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.enrich.topics import find_topics
from hzsearch.errors import UsageError
from hzsearch.model import Article
from hzsearch.taxonomy import Topic, load_taxonomy
from tests.enrich import tables

BLOCKS = tables.blocks("topics.txt")
HEADER = "id,name,definition,strong,weak\n"


def _ids(article: Article) -> list[str]:
    found = (load_taxonomy().find(name) for name in find_topics(article, load_taxonomy()))
    return [topic.id for topic in found if topic]


@pytest.mark.parametrize("block", BLOCKS, ids=[block["headline"][0] for block in BLOCKS])
def test_topics_of_articles(block: dict[str, list[str]]) -> None:
    found = set(_ids(Article("a", headline=block["headline"][0], paragraphs=tuple(block["text"]))))
    must = set(tables.listed(block["must"][0]))
    may = set(tables.listed(block.get("may", [""])[0]))
    assert must <= found <= must | may


def test_every_topic_has_a_case() -> None:
    cased = {name for block in BLOCKS for name in tables.listed(block["must"][0])}
    assert cased == {topic.id for topic in load_taxonomy().topics}


def test_a_long_text_needs_more_than_a_short_one() -> None:
    line = "半导体和芯片。"
    assert _ids(Article("a", paragraphs=("天气晴好。", line))) == ["ic"]
    assert _ids(Article("a", paragraphs=("天气晴好。" * 400, line))) == []


@pytest.mark.parametrize("topic", load_taxonomy().topics, ids=lambda topic: topic.id)
def test_weak_terms_make_no_topic(topic: Topic) -> None:
    text = "。".join(topic.weak)
    article = Article("a", headline=text, paragraphs=(text,))
    assert topic.name not in find_topics(article, load_taxonomy())


def test_lists_count_less_than_sentences() -> None:
    assert _ids(Article("a", paragraphs=("氢能站。光伏站。储能站。",))) == ["new_energy"]
    fields = "来自人工智能、半导体、新材料、氢能、机器人等领域的客人到场。"
    assert _ids(Article("a", paragraphs=(fields,))) == []


def test_the_strongest_comes_first() -> None:
    text = "新能源汽车与智能网联。" * 3 + "光伏与储能。"
    assert _ids(Article("a", headline="新能源汽车下线", paragraphs=(text,)))[0] == "auto"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_topics_are_names_of_the_taxonomy(headline: str, paragraphs: list[str]) -> None:
    article = Article("a", headline=headline, paragraphs=tuple(paragraphs))
    found = find_topics(article, load_taxonomy())
    assert len(set(found)) == len(found)
    assert set(found) <= {topic.name for topic in load_taxonomy().topics}


@pytest.mark.parametrize("name", ["talent", "人才", " TALENT ", "信创与网络安全", "xinchuang"])
def test_find_takes_ids_and_names(name: str) -> None:
    assert load_taxonomy().find(name) is not None


def test_nearest_takes_parts_and_terms_and_slips() -> None:
    taxonomy = load_taxonomy()
    assert taxonomy.find("新能源") is None
    assert taxonomy.nearest("新能源")[0] == "新能源与储能"
    assert taxonomy.nearest("芯片")[0] == "集成电路与半导体"
    assert taxonomy.nearest("talents")[0] == "人才"
    assert taxonomy.nearest("") == ()


def test_an_own_taxonomy_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "sea,海洋,海的事,海洋|船|AI,港\n", encoding="utf-8-sig")
    taxonomy = load_taxonomy(path)
    assert [topic.name for topic in taxonomy.topics] == ["海洋"]
    article = Article("a", headline="大船出港", paragraphs=("海洋在前。",))
    assert find_topics(article, taxonomy) == ("海洋",)
    assert find_topics(Article("a", headline="MAIN"), taxonomy) == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "has no column id"),
        (b"id,name,definition,strong\n", "has no column weak"),
        (HEADER.encode(), "holds no topic"),
        (HEADER.encode() + b"a,b,c\n", "line 2: not 5 columns"),
        (HEADER.encode() + b"a,b,c,d,e,f\n", "line 2: not 5 columns"),
        (HEADER.encode() + b"a,b,c,,e\n", "line 2: id, name and strong"),
        (HEADER.encode() + b"a,b,c,d,e\na,x,c,d,e\n", "line 3: a or x is there twice"),
        ("主题".encode("gb18030"), "not UTF-8"),
        (HEADER.encode() + b'a,b,c,d,"e\n', "after line 1: unexpected end"),
    ],
)
def test_a_broken_taxonomy_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"own\.csv") as refused:
        load_taxonomy(path)
    assert says in str(refused.value)


def test_a_missing_taxonomy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv can not be read"):
        load_taxonomy(tmp_path / "none.csv")
