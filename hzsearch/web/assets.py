"""The style and the script of the pages: their addresses change with what is in them.

So a browser may keep them for good.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

from hzsearch.web.caching import ASK_AGAIN

_FOLDER = Path(str(files("hzsearch.web"))) / "static"
_FOR_GOOD = "private, max-age=31536000, immutable"


class Assets(StaticFiles):
    """The files of the pages, and nothing else; those asked for by their version last for good."""

    def __init__(self) -> None:
        super().__init__(directory=_FOLDER)

    def file_response(
        self,
        full_path: PathLike,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file, and how long it may be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        is_this = asked == [_version(Path(full_path))]
        response.headers["cache-control"] = _FOR_GOOD if is_this else ASK_AGAIN
        return response


def asset(name: str) -> str:
    """Return the address of the file ``name`` in the version that is there."""
    return f"/static/{name}?v={_version(_FOLDER / name)}"


@lru_cache
def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
