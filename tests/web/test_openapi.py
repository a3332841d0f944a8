"""The description of the API is true: of what may be asked, and of what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.asked import SHOWING
from hzsearch.web.openapi import description
from hzsearch.web.operations import OPERATIONS, Operation

ONE, SAVED = "2024-03-18/01.txt:5", "信创"
PLACES = {"id": ONE, "day": "2024-03-18", "name": SAVED}

FILES = [one for one in OPERATIONS if not one.answer]

#: Questions whose answers have every field that there is, all together.
ASKED = (
    *(
        "/api/v1/search?q=信创&facets=1",
        "/api/v1/search?q=xinchuang",
        "/api/v1/search?q=信创 外星人",
    ),
    *("/api/v1/search?sort=date&size=100", "/api/v1/search?q=外星人", "/api/v1/count?q=信创"),
    *("/api/v1/count?q=信创&by=month&share=1", "/api/v1/count?q=xinchuang&by=zone"),
    *(f"/api/v1/articles/{ONE}", f"/api/v1/articles/{quote(ONE, safe='')}"),
    *(f"/api/v1/similar/{ONE}?size=3", "/healthz"),
    *("/api/v1/search?page=0", "/api/v1/articles/none"),
    *(
        "/api/v1/trend?q=信创&vs=人才&zone=山东",
        "/api/v1/trend?q=xinchuang",
        "/api/v1/suggest?q=信",
    ),
    *("/api/v1/issues", "/api/v1/issues/2024-03-18", "/api/v1/undated"),
    *(f"/api/v1/neighbours/{ONE}", f"/api/v1/source/{ONE}"),
    *("/api/v1/saved", f"/api/v1/saved/{SAVED}"),
)
#: Fields that the sample archive has no case of.
UNSEEN = {"Hit.similar", "Results.meant", "Meant.word", "Meant.instead", "Meant.articles"}


def closed(schema: Any) -> Any:
    """Return ``schema`` with objects that have no other fields than it names."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: closed(part) for name, part in schema.items()}
    return {**kept, "additionalProperties": False} if "properties" in schema else kept


def validator(path: str, status: int) -> Draft202012Validator:
    """Return what checks an answer of the operation at ``path``."""
    whole = closed(description())
    responses = whole["paths"][path]["get"]["responses"]
    answer = responses[str(status)]
    if "$ref" in answer:
        answer = whole["components"]["responses"][str(status)]
    named = answer["content"]["application/json"]["schema"]["$ref"]
    registry = Registry().with_resource("urn:api", DRAFT202012.create_resource(whole))
    return Draft202012Validator({"$ref": f"urn:api{named}"}, registry=registry)


def operation_of(url: str) -> Operation:
    """Return the operation that answers ``url``."""
    path = url.partition("?")[0]
    # The longest that fits: the address of one issue begins with that of all.
    fitting = [one for one in OPERATIONS if path.startswith(one.path.partition("{")[0])]
    return max(fitting, key=lambda one: len(one.path.partition("{")[0]))


@pytest.mark.parametrize("url", ASKED)
def test_every_answer_is_as_described(client: TestClient, url: str) -> None:
    answer = client.get(url)
    errors = list(validator(operation_of(url).path, answer.status_code).iter_errors(answer.json()))
    assert not errors


def test_every_field_that_is_described_is_answered(client: TestClient) -> None:
    answers = [(operation_of(url).answer, client.get(url)) for url in ASKED]
    seen = {
        field
        for name, answer in answers
        for field in fields(
            {"$ref": f"/{name if answer.status_code == 200 else 'Error'}"}, answer.json()
        )
    }
    schemas = description()["components"]["schemas"]
    there = {
        f"{name}.{field}" for name, one in schemas.items() for field in one.get("properties", ())
    }
    assert there - seen == UNSEEN


def fields(schema: dict[str, Any], value: Any) -> Iterator[str]:
    """Yield the fields of ``value`` with the names of their schemas."""
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = description()["components"]["schemas"].get(name, schema)
    if isinstance(value, list):
        for one in value:
            yield from fields(schema.get("items", {}), one)
    for key, one in value.items() if isinstance(value, dict) else ():
        if name:
            yield f"{name}.{key}"
        inner = schema.get("properties", {}).get(key, {})
        yield from fields(inner.get("anyOf", [inner])[0], one)


def test_it_is_valid_and_served(client: TestClient) -> None:
    answer = client.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == description()
    for schema in answer.json()["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    ids = [one["get"]["operationId"] for one in answer.json()["paths"].values()]
    assert all(ids)
    assert len(set(ids)) == len(ids) == len(OPERATIONS)


def test_all_is_described_that_is_no_page(client: TestClient) -> None:
    routes = [route.path for route in client.app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    there = {path.replace("{id:id}", "{id}") for path in routes} - {"/mcp", "/openapi.json"}
    described = set(description()["paths"])
    assert described <= there
    for path in there - described:
        kind = client.get(path.format(**PLACES, page="2")).headers["content-type"]
        assert kind.startswith("text/html"), path


@pytest.mark.parametrize("one", FILES, ids=lambda one: one.path)
def test_files_are_of_the_types_that_are_described(client: TestClient, one: Operation) -> None:
    forms = [
        name for each in one.parameters if each.name == "format" for name in each.schema["enum"]
    ]
    urls = [f"{one.path.format(**PLACES)}?q=信创&format={form}" for form in forms or [""]]
    answers = [client.get(url) for url in urls]
    # There is no picture of a page that was text.
    status = 400 if "picture" in one.path else 200
    assert {answer.status_code for answer in answers} == {status}
    responses = description()["paths"][one.path]["get"]["responses"]
    told = set(responses["200"]["content"] if status == 200 else ["text/html"])
    assert {answer.headers["content-type"].partition(";")[0] for answer in answers} == told


class Noted(QueryParams):
    """The query of a URL, which keeps the names that it is asked for."""

    def __init__(self, query: bytes) -> None:
        super().__init__(query.decode())
        self.names: set[str] = set()

    def get(self, key: Any, default: Any = None) -> Any:
        self.names.add(key)
        return super().get(key, default)

    def getlist(self, key: Any) -> list[str]:
        self.names.add(key)
        return super().getlist(key)


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.path)
def test_what_is_read_is_described(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, one: Operation
) -> None:
    noted: list[Noted] = []

    def query_params(request: Request) -> Noted:
        noted.append(Noted(request.scope["query_string"]))
        return noted[-1]

    monkeypatch.setattr(Request, "query_params", property(query_params))
    client.get(one.path.format(**PLACES))
    read = {name for query in noted for name in query.names}
    described = {parameter.name for parameter in one.parameters if parameter.place == "query"}
    # The filters and the part are read at once; counting has no part.
    assert described <= read
    assert read - described <= set(SHOWING)


@pytest.mark.parametrize(
    ("name", "value", "is_fine"),
    [
        ("size", 100, True),
        ("size", 101, False),
        ("page", 10_000, True),
        ("page", 10_001, False),
        ("page", 0, False),
        ("q", "a" * 1000, True),
        ("q", "a" * 1001, False),
        ("sort", "date", True),
        ("sort", "size", False),
        ("fresh", 30, True),
        ("fresh", 0, False),
        ("collapse", "1", True),
        ("collapse", "yes", False),
        ("exact", "true", True),
        ("exact", "yes", False),
        ("zone", ["济南高新区", "苏州工业园区"], True),
        ("zone", ["a" * 1001], False),
    ],
)
def test_the_limits_are_those_described(
    client: TestClient, name: str, value: Any, is_fine: bool
) -> None:
    answer = client.get("/api/v1/search", params={"size": 1, name: value})
    assert (answer.status_code == 200) == is_fine
    [schema] = [one.schema for one in operation_of("/api/v1/search").parameters if one.name == name]
    assert Draft202012Validator(schema).is_valid(value) == is_fine


#: A name that nobody knows and a page beyond the last are refused, which no schema can say;
#: what is too long may be so already as a URL.
CHECKS = {
    "positive_data_acceptance": {"enabled": False},
    "negative_data_rejection": {"expected-statuses": ["400", "404", "405", "414"]},
}
#: Filters with an answer, as examples that are drawn at random have none.
KNOWN = {
    "zone": ["济南高新区"],
    "topic": ["人才"],
    "since": "2024",
    "until": "2025",
    "amount": ">1",
}


@pytest.fixture(scope="module")
def operations(sample_folder: Path) -> list[Any]:
    """The operations as schemathesis reads them from the application."""
    schemathesis = pytest.importorskip("schemathesis", reason="it needs Python 3.11")
    from schemathesis.checks import load_all_checks

    load_all_checks()
    config = schemathesis.Config.from_dict({"checks": CHECKS})
    app = create_app(hzsearch.open(sample_folder), hosts=("testserver",), sources=True)
    api = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    return [one.ok() for one in api.get_all_operations()]


@pytest.mark.parametrize(
    ("mode", "of_files"), [(m, files) for m in ("positive", "negative") for files in (False, True)]
)
def test_no_example_of_schemathesis_finds_a_fault(
    operations: list[Any], mode: str, of_files: bool
) -> None:
    from schemathesis.generation import GenerationMode

    made, files = GenerationMode(mode), {one.path for one in FILES}
    cases = [
        one.as_strategy(made, **_known(one, mode))
        for one in operations
        if (one.path in files) == of_files and (mode == "positive" or one.query)
    ]

    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(cases))
    def examples(case: Any) -> None:
        codes.add(case.call_and_validate().status_code)

    codes = set[int]()
    examples()
    assert codes & ({400, 404} if mode == "negative" else {200})


def _known(one: Any, mode: str) -> dict[str, Any]:
    is_filtered = any(parameter.name == "zone" for parameter in one.query)
    return {"query": KNOWN} if is_filtered and mode == "positive" else {}
