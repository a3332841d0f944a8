"""``python -m tests.cluster.builder …``: the command line, with a commit after each file."""

from __future__ import annotations

import importlib
import sys

from hzsearch.cli import main

if __name__ == "__main__":
    build = importlib.import_module("hzsearch.building.build")
    build.BATCH_BYTES, build.COMMIT_SECONDS = 1, 0.0
    main(sys.argv[1:])
