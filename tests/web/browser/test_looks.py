"""No page is wider than a phone; axe-core finds nothing to object to, light or dark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.conftest import NewPage

LIGHT = (
    "/?q=xinchuang&kind=news",
    "/?q=信创 外星人&zone=天津",
    "/article/2024-03-18/01.txt:5?q=信创",
    "/trend?q=信创&vs=人才&vs=高新区",
)
DARK = LIGHT[:1]
_COLOURS = {"runOnly": ["color-contrast"]}


@pytest.fixture(scope="module")
def axe() -> Any:
    """Whoever looks for what some can not use."""
    module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    return module.Axe()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages(new_page: NewPage, axe: Any, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 1200, "height": 900})
    # In the dark all is the same but the colours.
    rules, pages = (_COLOURS, DARK) if scheme == "dark" else ({}, LIGHT)
    wrong = ""
    for url in pages:
        page.goto(url)
        found = axe.run(page, options=rules)
        wrong += found.generate_report() if found.violations_count else ""
    assert not wrong


def test_no_page_is_wider_than_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    for url in LIGHT:
        page.goto(url)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, url
    page.goto("/?q=高新区")
    page.get_by_role("link", name="筛选").click()
    assert page.locator("#facets").evaluate("(nav) => nav.getBoundingClientRect().top < 740")


def test_paper_has_no_forms(page: Any) -> None:
    page.goto("/?q=信创")
    page.emulate_media(media="print")
    assert not page.locator("header form").is_visible()
    assert not page.locator("#facets").is_visible()
    assert page.locator(".hits").is_visible()
