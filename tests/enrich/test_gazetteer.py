from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.gazetteer import load_gazetteer
from tests.enrich import tables

# The count by province of the official list of June 2023.
PER_PROVINCE = (
    "北京1 天津1 河北5 山西2 内蒙古3 辽宁8 吉林5 黑龙江3 上海2 江苏18 浙江8 "
    "安徽8 福建7 江西9 山东13 河南9 湖北12 湖南9 广东14 广西4 海南1 重庆4 "
    "四川8 贵州3 云南3 西藏1 陕西7 甘肃2 青海1 宁夏2 新疆5"
)
NAMES = [name for zone in load_gazetteer().zones for name in zone.names]


def test_zones_per_province_add_up_to_the_official_178() -> None:
    counted = Counter(zone.province for zone in load_gazetteer().zones if zone.in_178)
    expected = {cell.rstrip("0123456789"): cell for cell in PER_PROVINCE.split()}
    assert {p: f"{p}{n}" for p, n in counted.items()} == expected
    assert counted.total() == 178


@pytest.mark.parametrize(
    ("year", "total"),
    [(1991, 27), (1992, 52), (1997, 53), (2011, 88), (2012, 105), (2013, 114), (2017, 156)],
)
def test_zones_per_year_add_up_to_the_published_totals(year: int, total: int) -> None:
    # Published before 苏州工业园区 (1994) was counted among them; 2014 had one more (镇江).
    zones = [z for z in load_gazetteer().zones if z.in_178 and z.short_name != "苏州工业园区"]
    assert sum(zone.year <= year for zone in zones) == total


def test_the_zone_approved_after_the_178_is_there() -> None:
    late = [zone for zone in load_gazetteer().zones if not zone.in_178]
    assert [(zone.short_name, zone.year) for zone in late] == [("雄安高新区", 2026)]


def test_every_zone_says_who_says_so() -> None:
    assert all(zone.source and zone.province and zone.city for zone in load_gazetteer().zones)


def test_only_known_names_are_borne_by_several_zones() -> None:
    shared = {name for name, count in Counter(NAMES).items() if count > 1}
    assert shared == {"火炬高新区"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"火炬高新区"}))
def test_every_name_finds_its_zone(name: str) -> None:
    zone = load_gazetteer().find(name)
    assert zone is not None
    assert name in zone.names


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("临江高新区(钱塘区)", "临江高新区"),
        (" 天津 滨海高新区 ", "天津滨海高新区"),
        ("襄樊高新区", "襄阳高新区"),
        ("中关村", "中关村"),
        ("北京高新区", "中关村"),
        ("苏州市高新区", "苏州高新区"),
    ],
)
def test_find_folds_what_is_typed(typed: str, short: str) -> None:
    zone = load_gazetteer().find(typed)
    assert zone is not None
    assert zone.short_name == short


@pytest.mark.parametrize(
    "typed", ["", "高新区", "江阴", "江阴高薪区", "火炬高新区", "合肥新站高新区"]
)
def test_find_finds_nothing_for_what_names_no_zone(typed: str) -> None:
    assert load_gazetteer().find(typed) is None


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("江苏", 18),
        ("江苏省", 18),
        ("苏州", 4),
        ("吉林", 5),
        ("吉林市", 1),
        ("重庆", 4),
        ("新疆维吾尔自治区", 5),
    ],
)
def test_resolve_takes_provinces_and_cities(typed: str, count: int) -> None:
    assert len(load_gazetteer().resolve(typed)) == count


@pytest.mark.parametrize(
    ("typed", "shorts"),
    [
        ("秀洲", ["嘉兴高新区"]),
        ("钱塘高新区", ["临江高新区"]),
        ("天津高新区", ["天津滨海高新区"]),
        ("火炬高新区", ["厦门火炬高新区", "威海火炬高新区", "中山火炬高新区"]),
        ("北京", ["中关村"]),
        ("海淀", []),
        ("", []),
    ],
)
def test_resolve_takes_names(typed: str, shorts: list[str]) -> None:
    assert [zone.short_name for zone in load_gazetteer().resolve(typed)] == shorts


def test_nearest_proposes_the_zone_that_was_meant() -> None:
    assert load_gazetteer().nearest("江阴高薪区")[0] == "江阴高新区"
    assert load_gazetteer().nearest("襄阳高新")[0] == "襄阳高新区"
    assert load_gazetteer().nearest("qwerty") == ()


@pytest.mark.parametrize(("text", "expected"), tables.lines("names.txt"))
def test_names_in_texts(text: str, expected: str) -> None:
    found = load_gazetteer().mentions(text)
    told = [f"{m.name}={m.label}{'' if m.strong else '~'}" for m in found]
    assert told == tables.listed(expected)


PIECES = st.sampled_from(
    [*NAMES[::7], "高新区", "（", "）", "：", "江苏", "合肥", "市", "的", "，", "\n", "A"]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_mentions_stand_where_they_say(text: str) -> None:
    end = 0
    for mention in load_gazetteer().mentions(text):
        assert text[mention.start : mention.end] == mention.name
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize("zone", load_gazetteer().zones, ids=lambda zone: zone.short_name)
def test_official_and_short_names_are_found_in_a_sentence(zone: object) -> None:
    for name in (zone.official_name, zone.short_name):  # type: ignore[attr-defined]
        (mention,) = load_gazetteer().mentions(f"记者在{name}采访。")
        assert mention.zone is zone
