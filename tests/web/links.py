"""The links of a page, and whether all its tags are closed."""

from __future__ import annotations

from html.parser import HTMLParser


class Links(HTMLParser):
    """Reads a page: ``found`` has the address for each link's text, the first of a kind."""

    def __init__(self, page: str) -> None:
        """Read ``page``; AssertionError where its tags do not nest."""
        super().__init__()
        self.found: dict[str, str] = {}
        self.unclosed: list[str] = []
        self._href = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        if tag not in ("meta", "link", "input", "img", "br"):
            self.unclosed.append(tag)
        self._href = dict(attrs).get("href") or "" if tag == "a" else self._href

    def handle_endtag(self, tag: str) -> None:
        """Check what closes."""
        assert self.unclosed.pop() == tag
        self._href = "" if tag == "a" else self._href

    def handle_data(self, data: str) -> None:
        """Keep the text of a link."""
        if self._href and data.strip():
            self.found.setdefault(data.strip(), self._href)
