"""Every line has one role, by a rule that is in the table, and says what the layout did."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from hzsearch.layout import ROLES, RULES, Layout, cut
from tests.conftest import SAMPLE
from tests.layout.pages import CASES, held, page, read_case
from tests.layout.placed.pages import placed_page
from tests.layout.test_invariants import PAGES

ROLE_CASES = Path(__file__).parent / "roles"
# Rules that only corrections give, and those for what no page here does: a row that
# no rule took, a page cut without a draft.
ELSEWHERE = {
    "boundary.hand",
    "paragraph.kept",
    "paragraph.first",
    "furniture.left",
    "text.unknown",
}


def read_roles(path: Path) -> tuple[list[str], str]:
    """Return the rules that a case states for the lines of its page, and the page."""
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    pairs = [line.partition(":") for line in lines if not line.startswith("#")]
    return [rule for rule, _, _ in pairs], "\n".join(text[1:] for _, _, text in pairs)


@pytest.mark.parametrize("path", sorted(ROLE_CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_each_line_has_the_rule_that_the_case_says(path: Path) -> None:
    rules, text = read_roles(path)
    assert [role.rule for role in cut(page(text)).roles] == rules


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_roles_agree_with_articles_and_furniture(text: str) -> None:
    layout = cut(page(text))
    lines = text.split("\n")
    assert [role.number for role in layout.roles] == list(range(1, len(lines) + 1))
    for name, article in zip(layout.names, layout.articles, strict=True):
        mine = {role.number for role in layout.roles if role.article == name}
        assert mine == {n for n in held(article) if lines[n - 1].strip()}
    furniture = [role.number for role in layout.roles if role.role == "furniture"]
    assert furniture == list(layout.furniture)
    blank = {role.number for role in layout.roles if role.role == "blank"}
    assert blank == {n for n, line in enumerate(lines, start=1) if not line.strip()}
    assert {role.rule for role in layout.roles} <= RULES.keys()
    assert layout.reasons.keys() == set(layout.names)


def test_roles_say_how_many_paragraphs_and_subheads_there_are(sample: Path) -> None:
    for path in sample.rglob("*.txt"):
        layout = cut(page(path.read_text(encoding="utf-8")))
        for name, article in zip(layout.names, layout.articles, strict=True):
            roles = [role.role for role in layout.roles if role.article == name]
            begins = sum(role in ("paragraph", "caption", "signoff") for role in roles)
            assert begins == len(article.paragraphs)
            assert roles.count("subhead") == len(article.subheads)


def test_the_rule_of_a_line_gives_its_role() -> None:
    assert {rule.role for rule in RULES.values()} - {""} == set(ROLES)
    for name, rule in RULES.items():
        assert name.split(".")[0] in (rule.role, "ending", "pair", "boundary", "correction", "text")


def test_every_rule_of_the_table_is_given_by_some_page() -> None:
    layouts = list(_layouts())
    given_ = {role.rule for layout in layouts for role in layout.roles}
    given_ |= {r.rule for layout in layouts for found in layout.reasons.values() for r in found}
    layout_rules = {name for name in RULES if not name.startswith("correction.")}
    assert layout_rules - ELSEWHERE == given_ - ELSEWHERE


def test_what_speaks_for_a_headline_is_told() -> None:
    _, text = read_roles(ROLE_CASES / "two-headlines.txt")
    first, second = (cut(page(text)).reasons[name] for name in "12")
    assert [reason.rule for reason in first] == ["boundary.first", "pair.fit"]
    assert [reason.rule for reason in second] == ["boundary.headline", "pair.fit"]
    assert second[1].weights.startswith("zone 园区 +4.0, words 用词 +")


def _layouts() -> list[Layout]:
    texts = [read_case(path)[0] for path in sorted(CASES.glob("*.txt"))]
    texts += [read_roles(path)[1] for path in sorted(ROLE_CASES.glob("*.txt"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.txt"))]
    placed = [read_case(path)[0] for path in sorted((CASES.parent / "placed" / "cases").glob("*"))]
    return [cut(page(text)) for text in texts] + [cut(placed_page(text)) for text in placed]
