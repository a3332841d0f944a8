"""Which engines there are, and which of them an index is of.

A folder's index says so itself; one on a server is of the engine opensearch.

An engine is imported when it is needed and not before: a query pays for its own alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hzsearch.analysis import Document
from hzsearch.engines.base import Reader, Writer
from hzsearch.engines.location import Location, Remote
from hzsearch.engines.manifest import engine_named
from hzsearch.errors import UsageError

WHOOSH, TANTIVY, OPENSEARCH = "whoosh", "tantivy", "opensearch"

#: Characters of a batch at most, where what is written aside for the writer is no segment: with
#: small ones the writer is never far behind, and has little left to do when all else is done.
PIECES = {TANTIVY: 150_000}

#: The names of the engines that a folder's index may be of, the default one first.
ENGINES = (WHOOSH, TANTIVY)


def open_reader(folder: Location, *, any_rules: bool = False) -> Reader:
    """Return a reader of the newest state of the index in ``folder``, or on a server.

    With ``any_rules`` it may have been analysed by other rules: what it stores can be read,
    but answers mean nothing.
    Raises one of the index errors, or UsageError where the engine's extra is missing.
    """
    if isinstance(folder, Remote):
        from hzsearch.engines.opensearch.reader import OpenSearchReader  # noqa: PLC0415  as above

        return OpenSearchReader(folder, any_rules=any_rules)
    if engine_named(folder) == TANTIVY:
        from hzsearch.engines.tantivy.reader import TantivyReader  # noqa: PLC0415  as above

        return TantivyReader(folder, any_rules=any_rules)
    from hzsearch.engines.whoosh.reader import WhooshReader  # noqa: PLC0415  as above

    return WhooshReader(folder, any_rules=any_rules)


def open_writer(
    folder: Location,
    engine: str | None = None,
    *,
    rebuild: bool = False,
    forget: bool = False,
    merged: int | None = None,
) -> Writer:
    """Return the one writer of the index in ``folder``, or on a server.

    With ``rebuild`` it starts empty, or with what was kept of a rebuild that was stopped; with
    ``forget`` that is swept away. ``merged`` is how many bytes it may
    merge at a time, which bounds the memory of that. ``engine`` is that of a new index, by
    default whoosh; one that is there keeps its own.
    Raises UsageError for another one, and where the engine's extra is missing;
    LockedIndexError, or what is wrong with the index.
    """
    if isinstance(folder, Remote):
        from hzsearch.engines.opensearch.writer import OpenSearchWriter  # noqa: PLC0415  as above

        _check_remote(folder, engine)
        return OpenSearchWriter(folder, rebuild=rebuild, forget=forget)
    if _chosen(folder, engine, rebuild, forget) == TANTIVY:
        from hzsearch.engines.tantivy.writer import TantivyWriter  # noqa: PLC0415  as above

        return TantivyWriter(folder, rebuild=rebuild, forget=forget, merged=merged)
    from hzsearch.engines.whoosh.writer import WhooshWriter  # noqa: PLC0415  as above

    return WhooshWriter(folder, rebuild=rebuild, forget=forget, merged=merged)


def write_aside(engine: str, folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` for the writer to adopt; return the ids of what it is."""
    if engine == TANTIVY:
        from hzsearch.engines.tantivy.aside import write  # noqa: PLC0415  as above
    elif engine == OPENSEARCH:
        from hzsearch.engines.opensearch.aside import write  # noqa: PLC0415  as above
    else:
        from hzsearch.engines.whoosh.aside import write  # noqa: PLC0415  as above
    return write(folder, documents)


def check_name(engine: str) -> None:
    """Raise UsageError where no engine has that name."""
    if engine == OPENSEARCH:
        raise UsageError(
            "An index of the engine opensearch lies on a server; name it with "
            "--index https://host:9200/NAME."
        )
    if engine not in ENGINES:
        raise UsageError(f"No engine is called “{engine}”; use {' or '.join(ENGINES)}.")


def _check_remote(remote: Remote, engine: str | None) -> None:
    if engine not in (None, OPENSEARCH):
        raise UsageError(
            f"The index {remote} lies on a server, so it is of the engine opensearch; leave out "
            "--engine, or name a folder with --index."
        )


def _chosen(folder: Path, engine: str | None, rebuild: bool, forget: bool) -> str:
    if engine is not None:
        check_name(engine)
    there = engine_named(folder)
    if engine and there and engine != there and not rebuild:
        raise UsageError(
            f"The index in {folder} is of the engine {there}; 'hzsearch convert --engine {engine}' "
            f"turns it over, 'hzsearch build ARCHIVE --rebuild --engine {engine}' builds it anew."
        )
    return engine or (_kept(folder) if rebuild and not forget else None) or there or WHOOSH


def _kept(folder: Path) -> str | None:
    """Return the engine of the rebuild that is to go on: it need not be named again."""
    from hzsearch.engines.keeping import read_kept  # noqa: PLC0415  a query needs none of it

    kept = read_kept(folder)
    return kept.engine if kept and kept.is_usable else None
