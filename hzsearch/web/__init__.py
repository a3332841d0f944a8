"""The index in a browser and over HTTP: pages for people, JSON for programs.

No module here searches: each takes what a request asks, calls one method of ``Index``, and
draws what came. Nothing is ever written, and no path in a request reaches the file system. It
needs the extra "web".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hzsearch.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> object:
    if name == "create_app":
        # Agents on pipes use the pool alone, without what pages need.
        from hzsearch.web.app import create_app  # noqa: PLC0415

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
