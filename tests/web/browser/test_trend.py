"""The drawing of a trend: values at the pointer and by keys, and where a click leads."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.web.browser.conftest import NewPage


def point(plot: Any, place: int, places: int, value: int, most: int) -> dict[str, float]:
    """Return where a value stands in a drawing of so many periods, whose axis ends above most."""
    box = plot.bounding_box()
    high = box["height"] * (1 - value / (most * 1.08))
    return {"x": box["width"] * (place + 0.5) / places, "y": high}


def chosen(page: Any) -> str:
    """Return what the drawing tells of the point that would be opened."""
    return str(page.locator(".tip .on").inner_text()).strip()


def test_a_drawing_tells_its_values(page: Any) -> None:
    page.goto("/trend?q=信创&vs=人才&by=year")
    plot = page.locator(".u-over")
    first = point(plot, 0, 3, 5, 5)
    plot.hover(position=first)
    tip = page.locator(".tip")
    tip.wait_for()
    told = [line.strip() for line in tip.inner_text().splitlines()]
    assert told == ["2024", "信创 5 (12.5%)", "人才 3 (7.5%)"]
    assert chosen(page).startswith("信创")
    # Each point leads to its own hits, whichever line comes first.
    second = point(plot, 0, 3, 3, 5)
    for place, asked, says in ((first, "信创", "共 5 篇"), (second, "人才", "共 3 篇")):
        plot.click(position=place)
        page.wait_for_url("**/?q=*")
        query = {"q": [asked], "since": ["2024"], "until": ["2024"]}
        assert parse_qs(urlsplit(page.url).query) == query
        assert says in page.locator(".told").inner_text()
        page.go_back()
        plot.wait_for()


def test_a_finger_sees_before_it_opens(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 375, "height": 700}, has_touch=True)
    page.goto("/trend?q=信创&vs=人才&by=year")
    plot = page.locator(".u-over")
    plot.tap(position=point(plot, 0, 3, 3, 5))
    assert chosen(page).startswith("人才 3")
    assert "再点一下打开" in page.locator(".tip").inner_text()
    # Another line is another point.
    plot.tap(position=point(plot, 0, 3, 5, 5))
    assert chosen(page).startswith("信创 5")
    plot.tap(position=point(plot, 0, 3, 5, 5))
    page.wait_for_url("**/?q=*")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["信创"]


def test_paper_has_the_whole_drawing_in_light_colours(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1200, "height": 900}, color_scheme="dark")
    page.goto("/trend?q=信创&vs=人才&by=year")
    page.locator("canvas").wait_for()
    page.evaluate(_NOTE)
    assert page.pdf(format="A4")[:4] == b"%PDF"
    width, dark, light = page.evaluate("window.printed")
    assert width <= 640
    assert (dark, light) == (0, True)
    # Afterwards it is as it was.
    assert page.locator("canvas").bounding_box()["width"] > 1000
    page.emulate_media(media="print")
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--s1')"
    assert page.evaluate(colour).strip() == "#0b5cad"


#: Notes at the printing of a page how wide the drawing is, how many pixels have the first line's
#: colour in the dark, and whether some have that of the light. It hears of it after the page.
_NOTE = """() => addEventListener("beforeprint", () => queueMicrotask(() => {
  const canvas = document.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const has = (r, g, b) => data.reduce((sum, value, i) => sum + (i % 4 === 0
    && value === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255), 0);
  window.printed = [canvas.clientWidth, has(0x7c, 0xb7, 0xff), has(0x0b, 0x5c, 0xad) > 0];
}))"""


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


def test_keys_choose_a_line_and_say_which(page: Any) -> None:
    page.goto("/trend?q=信创&vs=人才&by=year")
    page.locator(".drawn").focus()
    page.keyboard.press("Home")
    said = page.locator(".drawn [role=status]")
    assert said.inner_text() == "2024; 信创 5 (12.5%); 人才 3 (7.5%); 回车打开：信创"
    page.keyboard.press("ArrowDown")
    assert said.inner_text() == "2024; 人才 3 (7.5%); 回车打开：人才"
    assert chosen(page).startswith("人才")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["人才"]


def test_the_form_compares(page: Any) -> None:
    page.goto("/trend?q=高新区")
    page.get_by_text("或比较园区").first.click()
    page.get_by_label("园区 1").fill("江苏")
    page.get_by_label("园区 2").fill("济南高新区")
    page.get_by_label("画占比").check()
    page.get_by_role("button", name="画图").click()
    assert page.locator("figcaption a").all_inner_texts() == ["江苏", "济南高新区"]
    assert page.locator("canvas").count() == 1
