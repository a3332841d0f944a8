"""Every page fits a desk, a phone and paper; axe-core objects to nothing, light or dark.

Of each a picture is kept, where pictures are wanted.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.conftest import NewPage, keep

#: A page of every kind, by the name of its picture.
PAGES = {
    "home": "/",
    "results": "/?q=高新区&topic=人才",
    "article": "/article/2024-03-18/01.txt:5?q=信创",
    "source": "/source/2024-03-18/01.txt:5?q=信创",
    "trend": "/trend?q=高新区",
    "comparison": "/trend?q=信创&vs=人才&vs=高新区&share=1",
    "browse": "/browse",
    "issue": "/browse/2024-03-18",
    "saved": "/saved",
    "nothing": "/?q=信创 外星人&zone=天津",
}
LIGHT = (
    "/?q=xinchuang&kind=news",
    "/?q=信创 外星人&zone=天津",
    "/article/2024-03-18/01.txt:5?q=信创",
    "/trend?q=信创&vs=人才&vs=高新区",
    PAGES["source"],
    PAGES["browse"],
)
DARK = (LIGHT[0], PAGES["source"])
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


@pytest.mark.parametrize(
    ("form", "width", "scheme"),
    [("desk", 1200, "light"), ("dark", 1200, "dark"), ("phone", 360, "light")],
)
def test_every_page_fits(new_page: NewPage, form: str, width: int, scheme: str) -> None:
    page = new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)
    for name, url in PAGES.items():
        assert page.goto(url).ok, url
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, url
        keep(page, f"{form}-{name}")


#: The lines of each row, as one sees them: what each begins and ends with that is not cut off.
_LINES = """() => [...document.querySelectorAll(".row")].map((row) => {
  const style = getComputedStyle(row);
  const cut = style.clipPath === "none" ? 0 : parseFloat(style.fontSize);
  const left = row.getBoundingClientRect().left + cut;
  const lines = new Map();
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) for (let at = 0; at < texts.currentNode.length; at++) {
    const one = document.createRange();
    one.setStart(texts.currentNode, at);
    one.setEnd(texts.currentNode, at + 1);
    const box = one.getBoundingClientRect(), mark = one.toString();
    if (box.width && mark.trim() && box.right > left + 1) {
      const top = Math.round(box.bottom / 8);
      lines.set(top, [...(lines.get(top) ?? []), [box.left, mark]]);
    }
  }
  return [...lines.values()].map((line) =>
    line.sort((a, b) => a[0] - b[0]).map((one) => one[1]).join(""));
})"""


def test_no_line_begins_or_ends_with_a_separator(new_page: NewPage) -> None:
    page, broken, dots = new_page(), 0, 0
    for url in ("/?q=高新区", PAGES["source"]):
        page.goto(url)
        for width in (320, 360, 412):
            page.set_viewport_size({"width": width, "height": 740})
            rows = page.evaluate(_LINES)
            assert rows, url
            for line in (line for lines in rows for line in lines):
                assert line == line.strip("·"), (width, url, line)
            broken += sum(len(lines) > 1 for lines in rows)
            dots += sum(line.count("·") for lines in rows for line in lines)
    # Or it would say nothing.
    assert broken > 10
    assert dots > 10


def test_a_phone_has_the_filters_below(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto("/?q=高新区")
    page.get_by_role("link", name="筛选").click()
    assert page.locator("#facets").evaluate("(nav) => nav.getBoundingClientRect().top < 740")


def test_paper_has_no_forms(page: Any) -> None:
    page.emulate_media(media="print")
    for name in ("results", "article", "comparison"):
        page.goto(PAGES[name])
        assert not page.locator("header form").is_visible()
        assert not page.locator("#facets").is_visible()
        assert page.locator(".hits, article, .chart").first.is_visible()
        # What can only be clicked.
        assert not page.locator("button:visible, header a:not(.home):visible").count()
        keep(page, f"print-{name}")
