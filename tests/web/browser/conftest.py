"""A Chromium, and a server of the sample archive for it.

Chromium is the one of ``$HZSEARCH_CHROMIUM``, of the system, or of ``playwright install
chromium``; where there is none, these tests are skipped. With ``$HZSEARCH_SCREENSHOTS`` each
page is kept as a picture in that folder as a test leaves it, and so are those of test_looks.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import hzsearch
from hzsearch.saved import SavedQueries
from hzsearch.web import create_app

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)

#: Makes a page in a context of its own, with the options of Playwright's ``new_context``.
NewPage = Callable[..., Any]


@pytest.fixture(scope="module")
def address(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the sample archive, with a saved query."""
    index = hzsearch.open(sample_folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HZSEARCH_SAVED", str(tmp_path_factory.mktemp("saved") / "saved.sqlite"))
        SavedQueries(index).add("信创人才", text="信创 人才")
        app = create_app(index, sources=True)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a window.

    Playwright runs an event loop in this thread until it is stopped, beside which the tests of
    other modules could not run theirs.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        own = driver.chromium.executable_path
        found = os.environ.get("HZSEARCH_CHROMIUM") or next(
            filter(None, map(shutil.which, _NAMES)), own
        )
        if not Path(found).is_file():
            pytest.skip("there is no Chromium: set HZSEARCH_CHROMIUM, or install one")
        chromium = driver.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Make pages that ask no other site for anything and report no error."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def check(asked: Any) -> None:
        if not asked.url.startswith((address, "data:", "blob:")):
            wrong.append(asked.url)

    def note(told: Any) -> None:
        if told.type == "error":
            wrong.append(told.text)

    def make(**options: Any) -> Any:
        context = browser.new_context(base_url=address, locale="zh-CN", **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        context.on("request", check)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", note)
        return page

    yield make
    for number, page in enumerate(page for context in contexts for page in context.pages):
        keep(page, f"{request.node.name}-{number}")
    for context in contexts:
        context.close()
    assert not wrong


def keep(page: Any, name: str) -> None:
    """Keep a picture of the page as it is now, where pictures are wanted."""
    if folder := os.environ.get("HZSEARCH_SCREENSHOTS"):
        plain = "".join(c if c.isalnum() else "-" for c in name)
        page.screenshot(path=Path(folder) / f"{plain}.png", full_page=True)


@pytest.fixture
def page(new_page: NewPage) -> Any:
    """A page as wide as a desk's."""
    return new_page(viewport={"width": 1200, "height": 900})
