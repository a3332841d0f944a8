"""Indexes of these tests lie in memory where there is such a folder.

There are thousands of commits, each flushed to the disk, and none here need outlive anything.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEMORY = Path("/dev/shm")


@pytest.fixture(autouse=True, scope="package")
def _in_memory() -> Iterator[None]:
    before = tempfile.tempdir
    if _MEMORY.is_dir():
        tempfile.tempdir = str(_MEMORY)
    yield
    tempfile.tempdir = before
