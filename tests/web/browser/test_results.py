"""Typing, filtering, opening, going back, exporting: by pointer and by keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.web.browser.conftest import NewPage


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def status(page: Any) -> str:
    return str(page.locator(".told [role=status]").inner_text())


def titled(page: Any, text: str) -> None:
    """Wait until the title begins so; a script that waits may not run in these pages."""
    from playwright.sync_api import expect

    expect(page).to_have_title(re.compile(f"^{text}"), timeout=60_000)


def test_results_come_while_typing_and_back_undoes_them(page: Any) -> None:
    page.goto("/?q=人才&zone=武汉东湖高新区")
    before = status(page)
    page.evaluate("document.body.dataset.same = 'yes'")
    box = page.get_by_role("combobox", name="检索")
    box.fill("")
    box.press_sequentially("信创", delay=20)
    page.wait_for_url(lambda url: "信创" in unquote(url))
    assert asked(page) == {"q": ["信创"], "zone": ["武汉东湖高新区"]}
    assert page.title().startswith("信创")
    assert page.locator("body").get_attribute("data-same") == "yes"
    page.keyboard.press("Escape")
    page.go_back()
    titled(page, "人才")
    assert (status(page)[:4], box.input_value()) == (before[:4], "人才")


def test_what_is_typed_and_taken_back_leaves_no_trace(page: Any) -> None:
    """Neither an answer that comes late, nor the look of results that are out of date."""
    page.goto("/?q=信创")
    # What is typed gets no answer.
    page.route("**/?q=*", lambda route: None)
    box = page.get_by_role("combobox", name="检索")
    box.press("End")
    with page.expect_request("**/?q=*") as late:
        box.press_sequentially("谷")
    with page.expect_event("requestfailed", lambda one: one == late.value):
        box.press("Backspace")
    assert (asked(page), box.input_value()) == ({"q": ["信创"]}, "信创")
    page.unroute("**/?q=*")
    box.press_sequentially("zzqqx")
    page.locator("main.stale").wait_for()
    for _ in "zzqqx":
        box.press("Backspace")
    page.locator("main:not(.stale)").wait_for()
    assert asked(page) == {"q": ["信创"]}
    assert status(page).startswith("共 7 篇")


def test_a_day_that_is_not_applied_yet_outlives_typing(page: Any) -> None:
    page.goto("/?q=人才")
    page.get_by_label("起").fill("2024-03")
    page.get_by_role("combobox", name="检索").fill("信创")
    titled(page, "信创")
    assert page.get_by_label("起").input_value() == "2024-03"
    page.get_by_role("button", name="应用").click()
    titled(page, "信创")
    assert {name: asked(page)[name] for name in ("q", "since")} == {
        "q": ["信创"],
        "since": ["2024-03"],
    }


def test_what_is_typed_is_completed(page: Any) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="检索")
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("xinc", delay=20)
    option = page.get_by_role("option").first
    option.wait_for()
    assert option.inner_text().split() == ["信创", "7", "篇"]
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Enter")
    page.wait_for_url(lambda url: "信创" in unquote(url))
    page.wait_for_load_state()
    assert asked(page) == {"q": ["信创"]}
    assert status(page).startswith("共 7 篇")


def test_a_click_filters_opens_and_back_returns(page: Any) -> None:
    page.goto("/?q=信创")
    page.locator("#facets summary", has_text="山东").click()
    page.get_by_role("link", name="济南高新区", exact=True).click()
    assert status(page).startswith("共 1 篇")
    page.locator(".hits h3 a").click()
    assert page.locator("article mark").first.inner_text() == "信创"
    page.go_back()
    assert status(page).startswith("共 1 篇")
    page.go_back()
    assert status(page).startswith("共 7 篇")


def test_hits_become_a_file(page: Any) -> None:
    page.goto("/?q=信创")
    with page.expect_download() as kept:
        page.get_by_role("link", name="CSV").click()
    assert kept.value.suggested_filename == "信创.csv"
    lines = Path(kept.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("id,")


def test_the_link_is_copied(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/?q=信创&sort=date")
    page.get_by_role("button", name="复制链接").click()
    page.get_by_role("button", name="已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_all_of_it_by_keys(page: Any) -> None:
    page.goto("/?q=人才")
    page.keyboard.press("/")
    page.keyboard.type("信创")
    page.keyboard.press("Enter")
    titled(page, "信创")
    page.wait_for_load_state()
    page.locator("body").press("ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    first = page.locator(".hits h3 a").first
    assert first.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/**")


def test_the_page_is_whole_without_a_script(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.locator("#q").fill("信创")
    page.get_by_role("button", name="检索").click()
    assert status(page).startswith("共 7 篇")
    assert page.locator(".hits mark").count() >= 7
    page.get_by_role("link", name="趋势").click()
    # A line of three months, and one of a month by itself.
    assert page.locator("svg.lines .line").count() == 2
    assert page.locator("tbody tr").count() == 5
    page.goto("/trend?share=1&by=year")
    picture = page.locator("svg.lines").bounding_box()
    names = page.locator("svg.lines .tick").all()
    assert "100.0%" in [name.text_content() for name in names]
    for box in (name.bounding_box() for name in names):
        assert box["x"] >= picture["x"]
        assert box["x"] + box["width"] <= picture["x"] + picture["width"]
