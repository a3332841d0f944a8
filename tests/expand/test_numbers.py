"""The other ways to write the numbers in a word."""

from __future__ import annotations

import pytest

from hzsearch.expand.numbers import same
from hzsearch.expand.sounds import split
from hzsearch.index import Index


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("2024年", "二〇二四年 二零二四年"),
        ("二〇二四年", "2024年 二零二四年"),
        ("两亿元", "2亿元 200000000元 二亿元"),
        ("3月28日", "三月二十八日"),
        ("三月二十八日", "3月28日"),
        ("34个", "三十四个"),
        ("三十四个", "34个"),
        ("421.8亿", "四百二十一点八亿"),
        ("76.6%", "百分之七十六点六"),
        ("百分之七十六点六", "76.6%"),
        ("3000万元", "三千万元 3,000万元"),
        ("1,234家", "一千二百三十四家 一二三四家 1234家"),
        ("co2", "co二 co₂ co²"),
        ("co₂", "co2"),
        ("1²亿", "一²亿"),
        ("10²", "十²"),
        ("pm2.5", "pm二点五 pm₂.₅ pm².⁵"),
        ("f3000cpu", "f三千cpu f3,000cpu"),
        ("3", ""),
        ("信创", ""),
        ("一季度", ""),
        ("三一重工", ""),
        ("新三板", ""),
        ("十四五", ""),
    ],
)
def test_the_forms_of_a_word(word: str, forms: str) -> None:
    assert " ".join(same(word)) == forms


def test_a_number_and_its_parts_are_not_mixed_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = Index(tmp_path_factory.mktemp("numbers") / "index")
    bodies = ("引进一百三十四个项目。", "引进三十四个项目。", "引进34个项目。", "二〇二四年开工。")
    index.add({"id": str(n), "title": f"第{n}篇", "body": body} for n, body in enumerate(bodies))
    assert sorted(hit.id for hit in index.query("34个项目")) == ["1", "2"]
    assert sorted(hit.id for hit in index.query("“34个项目”")) == ["2"]
    assert [hit.via for hit in index.query("2024年")] == [("二〇二四年",)]


def test_endless_pinyin_ends() -> None:
    assert len(split("xian" * 15)) == 16
    assert split("xian" * 300) == split("w" + "a" * 900) == []
