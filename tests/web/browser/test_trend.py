"""The drawing of a trend: values at the pointer and by keys, and where a click leads."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit


def test_a_drawing_tells_its_values(page: Any) -> None:
    page.goto("/trend?q=信创&vs=人才&by=year")
    plot = page.locator(".u-over")
    box = plot.bounding_box()
    plot.hover(position={"x": box["width"] / 6, "y": box["height"] / 2})
    tip = page.locator(".tip")
    tip.wait_for()
    told = [line.strip() for line in tip.inner_text().splitlines()]
    assert told == ["2024", "信创 5 (12.5%)", "人才 3 (7.5%)"]
    plot.click(position={"x": box["width"] / 6, "y": box["height"] / 2})
    page.wait_for_url("**/?q=*")
    assert parse_qs(urlsplit(page.url).query) == {
        "q": ["信创"],
        "since": ["2024"],
        "until": ["2024"],
    }
    assert "共 5 篇" in page.locator(".told").inner_text()


def test_a_drawing_by_keys(page: Any) -> None:
    page.goto("/trend?q=信创&share=1")
    page.locator(".drawn").focus()
    page.keyboard.press("End")
    page.locator(".drawn [role=status]").get_by_text("2026-03; 信创 2 (14.3%)").wait_for(
        state="attached"
    )
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    assert parse_qs(urlsplit(page.url).query)["since"] == ["2024-04"]


def test_the_form_compares(page: Any) -> None:
    page.goto("/trend?q=高新区")
    page.get_by_text("或比较园区").first.click()
    page.get_by_label("园区 1").fill("江苏")
    page.get_by_label("园区 2").fill("济南高新区")
    page.get_by_label("画占比").check()
    page.get_by_role("button", name="画图").click()
    assert page.locator("figcaption a").all_inner_texts() == ["江苏", "济南高新区"]
    assert page.locator("canvas").count() == 1
