"""All hits of a query as a file: ``/export?q=…&format=csv``."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.index.answer import DEEPEST
from hzsearch.web.asked import asked
from hzsearch.web.running import run

#: The formats that a page offers, and what they are called there.
EXPORTS = (("csv", "CSV"), ("xlsx", "Excel"), ("jsonl", "JSONL"), ("bib", "BibTeX"))

#: What each format is for HTTP.
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "bib": "application/x-bibtex; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_PART = 1 << 16
_LONGEST_NAME = 40


async def answer(request: Request) -> Response:
    """Answer with the file that ``hzsearch export`` writes, of the first 10,000 hits at most.

    It is written aside first, so that it is whole or not sent, and takes no memory.
    """
    wanted, index = asked(request.query_params), request.app.state.index
    form = request.query_params.get("format", "")
    if form not in TYPES:
        raise UsageError(f"“{form[:20]}” is no format; use one of {', '.join(TYPES)}.")
    file = TemporaryFile()  # noqa: SIM115  closed once it is sent
    try:
        options = {**wanted.filters, "sort": wanted.sort, "paper": request.app.state.paper}
        await run(request, _write, index, file, form, **options)
    except BaseException:
        # Who still writes into it, as it took too long, ends thereby.
        file.close()
        raise
    headers = {"content-disposition": _named(wanted.text, form)}
    return StreamingResponse(_parts(file), headers=headers, media_type=TYPES[form])


def _write(index: Index, file: IO[bytes], form: str, **options: object) -> None:
    index.export(file, form=form, limit=DEEPEST, **options)  # type: ignore[arg-type]
    file.seek(0)


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(_PART):
            yield part


def _named(text: str, form: str) -> str:
    """Return the header that names the file after the query (RFC 6266)."""
    name = quote(f"{text[:_LONGEST_NAME] or 'articles'}.{form}", safe="")
    return f"attachment; filename=\"articles.{form}\"; filename*=UTF-8''{name}"
