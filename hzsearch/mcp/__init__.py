"""The index for agents: tools over the Model Context Protocol, on pipes and over HTTP.

No module here searches: each tool takes what an agent asks, calls one method of ``Index``, and
says what came in few characters, with what a citation needs. Nothing is ever written. It needs
the extra "mcp", the protocol's own package.
"""

from hzsearch.mcp.server import Run, create_server, serve

__all__ = ["Run", "create_server", "serve"]
