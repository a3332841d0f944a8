"""Indexes of these tests lie in memory where there is such a folder.

There are thousands of commits, each flushed to the disk, and none here need outlive anything.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.contract.servers import EXAMPLES

# Where hypothesis keeps the settings of a test; it has no way to have fewer for a parameter.
_SETTINGS = "_hypothesis_internal_use_settings"
_MEMORY = Path("/dev/shm")


@pytest.fixture(autouse=True, scope="package")
def _in_memory() -> Iterator[None]:
    before = tempfile.tempdir
    if _MEMORY.is_dir():
        tempfile.tempdir = str(_MEMORY)
    yield
    tempfile.tempdir = before


@pytest.fixture(autouse=True)
def _fewer_examples(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try fewer examples where each is a matter of seconds."""
    chosen = getattr(request.function, _SETTINGS, None)
    if chosen and "opensearch" in request.node.name:
        fewer = settings(chosen, max_examples=min(chosen.max_examples, EXAMPLES))
        monkeypatch.setattr(request.function, _SETTINGS, fewer)
