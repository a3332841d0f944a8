"""The index in a browser and over HTTP: pages for people, JSON for programs.

No module here searches: each takes what a request asks, calls one method of ``Index``, and
draws what came. Nothing is ever written, and no path in a request reaches the file system. It
needs the extra "web".
"""

from hzsearch.web.app import create_app

__all__ = ["create_app"]
