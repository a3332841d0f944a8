"""What holds whatever a sidecar says: every line stays in one place, others stay as they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.corrections import correct_facts, correct_lines, read_corrections
from hzsearch.layout import RULES, Draft, Layout, cut, write_down
from hzsearch.layout.roles import line_roles
from tests.layout.pages import held, page
from tests.layout.test_invariants import PAGES

NUMBERS = st.integers(0, 42)
SPOTS = st.one_of(
    NUMBERS.map(str),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: f"{min(pair)}-{max(pair)}"),
    NUMBERS.map(lambda number: f'{number} "本报讯"'),
)
CORRECTIONS = st.one_of(
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: f"join {pair[0]} {pair[1]}"),
    NUMBERS.map(lambda number: f"split {number}"),
    NUMBERS.map(lambda number: f"paragraph {number}"),
    st.tuples(SPOTS, NUMBERS).map(lambda pair: f"move {pair[0]} to {pair[1]}"),
    st.lists(SPOTS, min_size=1, max_size=3).map(lambda spots: f"furniture {' '.join(spots)}"),
    st.lists(SPOTS, min_size=1, max_size=3).map(lambda spots: f"article {' '.join(spots)}"),
    st.tuples(st.sampled_from(["headline", "zone", "date", "kind", "topics"]), NUMBERS).map(
        lambda pair: f"{pair[0]} {pair[1]}: 江阴"
    ),
    st.text(max_size=12),
)
SIDECARS = st.lists(CORRECTIONS, max_size=8).map("\n".join)


def corrected(text: str, sidecar: str) -> tuple[Draft, Layout, tuple[str, ...]]:
    found = read_corrections(sidecar, "page.txt.fix")
    first = cut(page(text)).draft
    assert first
    drafts, problems = correct_lines([first], found)
    _, unfit = correct_facts(drafts, found)
    return drafts[0], write_down(drafts[0]), found.sentences(problems, unfit)


@settings(max_examples=500, deadline=None)
@given(PAGES, SIDECARS)
def test_every_line_stays_in_one_place_has_its_role_and_is_done_or_told(
    text: str, sidecar: str
) -> None:
    # Of the same page, as drawing and cutting it costs more than each look at it.
    draft, layout, problems = corrected(text, sidecar)
    filled = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert_one_place(layout, filled)
    assert_roles(draft, layout, set(filled))
    assert all(problem.startswith("page.txt.fix, line ") for problem in problems)
    assert all(problem.endswith("; it was left out.") for problem in problems)


def assert_one_place(layout: Layout, filled: list[int]) -> None:
    told = [n for article in layout.articles for n in held(article)]
    assert sorted([n for n in told if n in set(filled)] + list(layout.furniture)) == filled
    for article in layout.articles:
        assert len(article.subheads) == len(article.subhead_before)
        assert all(0 <= at < len(article.paragraphs) for at in article.subhead_before)
    assert len(set(layout.names)) == len(layout.names)


def assert_roles(draft: Draft, layout: Layout, filled: set[int]) -> None:
    roles = line_roles(draft)
    assert [role.number for role in roles] == [line.number for line in draft.page.lines]
    assert {role.rule for role in roles} <= RULES.keys()
    for name, article in zip(layout.names, layout.articles, strict=True):
        mine = {role.number for role in roles if role.article == name}
        assert mine == set(held(article)) & filled
    furniture = {role.number for role in roles if role.role == "furniture"}
    assert furniture == set(layout.furniture)


@settings(max_examples=200, deadline=None)
@given(PAGES, SIDECARS)
def test_articles_that_no_correction_touches_stay_the_same(text: str, sidecar: str) -> None:
    before = cut(page(text))
    draft, after, _ = corrected(text, sidecar)
    old = dict(zip(before.names, before.articles, strict=True))
    touched = {draft.rows[at].number for at in draft.given}
    for name, article in zip(after.names, after.articles, strict=True):
        same = name in old and held(old[name]) == held(article)
        if same and not touched & set(held(article)):
            assert article == old[name]
