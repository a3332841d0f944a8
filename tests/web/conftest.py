"""A client of the application over the sample archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.saved import SavedQueries
from hzsearch.web import create_app


@pytest.fixture(scope="session")
def client(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser of this machine, and a saved query."""
    index = hzsearch.open(sample_folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HZSEARCH_SAVED", str(tmp_path_factory.mktemp("saved") / "saved.sqlite"))
        SavedQueries(index).add("信创", text="信创")
        app = create_app(index)
        with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as one:
            yield one
