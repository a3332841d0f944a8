"""A client of the application over the sample archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app


@pytest.fixture(scope="session")
def client(sample_folder: Path) -> Iterator[TestClient]:
    """A browser of this machine."""
    app = create_app(hzsearch.open(sample_folder))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as one:
        yield one
