"""What many tests use: an index of the bundled sample archive, built once."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

import hzsearch
from tests.cluster import shared

# How long an example takes says nothing on a busy machine.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages in one language, whoever runs the tests; one of them asks for Chinese."""
    monkeypatch.setenv("LANGUAGE", "en")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what is there for good: modules, tests."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the cluster of this run, if some test had it started."""
    if not hasattr(config, "workerinput"):
        shared.end()


@pytest.fixture(scope="session")
def sample() -> Path:
    """The bundled sample archive."""
    return SAMPLE


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the sample archive; not to be written to."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    hzsearch.open(folder).build(SAMPLE)
    return folder


@pytest.fixture
def sample_index(sample_folder: Path) -> hzsearch.Index:
    """An index of the sample archive; not to be written to."""
    return hzsearch.open(sample_folder)
