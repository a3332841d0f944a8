"""The description of the API for programs: OpenAPI 3.1, at ``/openapi.json``."""

from __future__ import annotations

import re
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import hzsearch
from hzsearch.web.caching import ASK_AGAIN
from hzsearch.web.operations import OPERATIONS, Operation
from hzsearch.web.schemas import SCHEMAS

# Whoever may not ask, or asks too much, or at a bad time.
_EVERYWHERE = (401, 405, 414, 429, 431, 503)
# Marks the failures of what answers with a file.
_PAGE = "-page"
_SAYS = """The same objects as the command line's JSON. Reading only, in UTF-8.
An answer's ETag holds until the index changes. Fields may be added within v1."""


async def openapi(_: Request) -> Response:
    """Answer ``/openapi.json``."""
    return JSONResponse(description(), headers={"cache-control": ASK_AGAIN})


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """Return the OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "hzsearch", "version": hzsearch.__version__, "description": _SAYS},
        "paths": {one.path: {"get": _operation(one)} for one in OPERATIONS},
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                f"{code}{kind}": _failure(code, kind)
                for code in (400, 403, 404, *_EVERYWHERE)
                for kind in ("", _PAGE)
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "password": {"type": "http", "scheme": "basic"},
            },
        },
        # None is needed where the server has no token.
        "security": [{}, {"token": []}, {"password": []}],
    }


def _operation(one: Operation) -> dict[str, Any]:
    codes, kind = (*one.failures, *_EVERYWHERE), "" if one.answer else _PAGE
    return {
        "operationId": re.sub(r"\W+", "_", one.path.removeprefix("/api/v1")).strip("_"),
        "summary": one.says,
        "parameters": [parameter.to_dict() for parameter in one.parameters],
        "responses": {
            "200": _answer(one),
            **({"304": {"description": "It is still as the tag says"}} if one.kept else {}),
            **{str(code): {"$ref": f"#/components/responses/{code}{kind}"} for code in codes},
        },
    }


def _answer(one: Operation) -> dict[str, Any]:
    tag = {"ETag": {"description": "Names this answer", "schema": {"type": "string"}}}
    headers = {"headers": tag} if one.kept else {}
    content = _json(one.answer) if one.answer else {name: {} for name in one.types}
    return {"description": one.says, **headers, "content": content}


def _failure(code: int, kind: str) -> dict[str, Any]:
    # Where a file would be answered, whoever followed a link is told why there is none.
    content = {"text/html": {}, "text/plain": {}} if kind else _json("Error")
    return {"description": HTTPStatus(code).phrase, "content": content}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
