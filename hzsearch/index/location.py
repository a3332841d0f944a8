"""Where the index lies, also when nobody says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hzsearch.engines.location import Location, Remote, located
from hzsearch.engines.manifest import NAME

VARIABLE = "HZSEARCH_INDEX"


def index_location(given: str | Path | Remote | None = None) -> Location:
    """Return where the index to use lies: a folder, or a name on a server (a URL).

    ``given``, else ``$HZSEARCH_INDEX``, else ``./index`` where that holds an index
    or nothing but a README (as in a fresh checkout), else the user's data directory.
    Raises UsageError for a URL that names no index.
    """
    if given:
        return located(given)
    if named := os.environ.get(VARIABLE):
        return located(named)
    here = Path("index")
    return here if _is_ours(here) else user_data() / "index"


def user_data() -> Path:
    """Return the folder that this user's data of hzsearch is in; it may not be there yet."""
    return _user_data() / "hzsearch"


def _is_ours(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    return NAME in names or names == {"README.md"}


def _user_data() -> Path:
    # https://specifications.freedesktop.org/basedir-spec and its like elsewhere.
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
