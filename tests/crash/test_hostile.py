"""Indexes made to do harm run no code and give one sentence, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from whoosh import index as whoosh_index

from tests.crash.commands import run
from tests.crash.conftest import Scene, whoosh_only
from tests.crash.forged import container, pickle_bomb, with_header, write_toc
from tests.crash.state import state
from tests.crash.test_damaged import commands
from tests.crash.test_foreign import change_manifest

pytestmark = whoosh_only


def test_the_bomb_goes_off_in_whoosh(old_copy: Callable[[], Path], tmp_path: Path) -> None:
    folder, marker = old_copy(), tmp_path / "marker"
    write_toc(folder / "_MAIN_99.toc", marker)
    # Whoosh stumbles over what the bomb left behind, but then it is too late.
    with suppress(Exception):
        whoosh_index.open_dir(str(folder)).schema.names()
    assert marker.exists()


def test_bomb_in_the_table_of_contents(
    scene: Scene, old_copy: Callable[[], Path], tmp_path: Path
) -> None:
    folder, marker = old_copy(), tmp_path / "marker"
    for path in (*folder.glob("_MAIN_*.toc"), folder / "_MAIN_99.toc"):
        write_toc(path, marker)
    assert state(folder) == scene.old
    for command in commands(folder):
        assert run(*command).code == 0
    assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder) == scene.new
    assert not marker.exists()


@pytest.mark.parametrize("name", ["hzsearch.json", "MAIN_*.hzs", "ledger-*.json"])
def test_bomb_under_our_names(
    scene: Scene, old_copy: Callable[[], Path], tmp_path: Path, name: str
) -> None:
    folder, marker = old_copy(), tmp_path / "marker"
    next(folder.glob(name)).write_bytes(pickle_bomb(marker))
    for command in commands(folder):
        assert run(*command).is_refusal or "ledger" in name
    run("build", scene.archive, "--index", folder)
    run("build", scene.archive, "--rebuild", "--index", folder)
    assert not marker.exists()


SECTIONS: list[Any] = [
    [],
    {},
    None,
    {"text": ["B", 0, 10**9, 0]},
    {"text": ["P", 0, 8, 0]},
    {"text": ["H", 0, 7, 0]},
    {"text": ["B", -99, 8, 0]},
    {"text": ["B", "x", {}, 0]},
    {"text": "B"},
]


@pytest.mark.parametrize("sections", SECTIONS)
def test_segment_that_lies_about_its_sections(
    old_copy: Callable[[], Path], sections: object
) -> None:
    assert_refused(old_copy(), lambda data: with_header(data, sections=sections))


@pytest.mark.parametrize("meta", [None, [], {}, {"articles": "x"}, {"articles": 10**9}])
def test_segment_that_lies_about_its_articles(old_copy: Callable[[], Path], meta: object) -> None:
    assert_refused(old_copy(), lambda data: with_header(data, meta=meta))


@pytest.mark.parametrize(
    "header", [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 200_000, b'{"length": 0}', b"1e999"]
)
def test_segment_with_a_forged_header(old_copy: Callable[[], Path], header: bytes) -> None:
    assert_refused(old_copy(), lambda _: container(header))


def assert_refused(folder: Path, forge: Callable[[bytes], bytes]) -> None:
    path = next(folder.glob("MAIN_*.hzs"))
    path.write_bytes(forge(path.read_bytes()))
    for command in commands(folder):
        outcome = run(*command)
        assert outcome.is_refusal, (command, outcome)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '"x"', "{", "[" * 200_000, '{"a":' * 100_000, "1" * 10_000, "\0"]
)
def test_manifest_of_nonsense(scene: Scene, old_copy: Callable[[], Path], text: str) -> None:
    folder = old_copy()
    (folder / "hzsearch.json").write_text(text, encoding="utf-8")
    for command in (*commands(folder), ("build", str(scene.archive), "--index", str(folder))):
        outcome = run(*command)
        assert outcome.is_refusal, (command, outcome)


MANIFESTS: list[dict[str, Any]] = [
    {"generation": "x"},
    {"generation": float("inf")},
    {"generation": float("nan")},
    {"segments": None},
    {"segments": [None]},
    {"segments": [{"id": "../../etc/passwd", "articles": 1, "deleted": []}]},
    {"segments": [{"id": "a/b", "articles": 1, "deleted": []}]},
    {"segments": [{"id": "", "articles": 1, "deleted": []}]},
    {"segments": [{"id": "a", "articles": 1, "deleted": []}]},
    {"segments": [{"id": "a", "articles": float("inf"), "deleted": []}]},
    {"segments": [{"id": "a", "articles": 1, "deleted": 5}]},
    {"analysis": None},
    {"analysis": 5},
    {"analysis": ["x"]},
    {"words": 5},
    {"words": ["x"]},
    {"words": {"everywhere": 5}},
]


@pytest.mark.parametrize("change", MANIFESTS)
def test_manifest_that_lies(old_copy: Callable[[], Path], change: dict[str, Any]) -> None:
    folder = old_copy()
    change_manifest(folder, change)
    for command in commands(folder):
        outcome = run(*command)
        assert outcome.is_refusal, (command, outcome)


@pytest.mark.parametrize("deleted", [[10**30], [-1], [True], list(range(10**5))])
def test_manifest_that_lies_about_the_deleted(
    old_copy: Callable[[], Path], deleted: list[int]
) -> None:
    folder = old_copy()
    entry = json.loads((folder / "hzsearch.json").read_text())["segments"][0]
    change_manifest(folder, {"segments": [{**entry, "deleted": deleted}]})
    for command in commands(folder):
        outcome = run(*command)
        assert outcome.code in (0, 1) or outcome.is_refusal


@pytest.mark.parametrize("name", ["../secret.json", "/etc/hostname", "", ".", "hzsearch.json"])
def test_ledger_elsewhere_is_not_read(
    scene: Scene, old_copy: Callable[[], Path], name: str
) -> None:
    folder = old_copy()
    (folder.parent / "secret.json").write_text('{"files": [{"name": "secret"}]}')
    change_manifest(folder, {"ledger": name})
    assert run("stats", "--index", folder).code == 0
    assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder).articles == scene.new.articles
    assert (folder.parent / "secret.json").exists()


@pytest.mark.parametrize(
    "ledger",
    ["[]", "5", '{"files": 5}', '{"files": [5]}', '{"files": [{"name": 1}]}', "[" * 200_000],
)
def test_ledger_of_nonsense(scene: Scene, old_copy: Callable[[], Path], ledger: str) -> None:
    folder = old_copy()
    next(folder.glob("ledger-*.json")).write_text(ledger)
    assert run("stats", "--index", folder).code == 0
    assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder).articles == scene.new.articles
