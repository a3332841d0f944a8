"""``python -m tests.cluster.builder …``: the command line, saving after each file."""

from __future__ import annotations

import sys
from importlib import import_module

from hzsearch.cli import main

if __name__ == "__main__":
    import_module("hzsearch.building.build").__dict__.update(BATCH_BYTES=1)
    import_module("hzsearch.building.saving").__dict__.update(COMMIT_SECONDS=0.0, KEEP_SECONDS=0.0)
    main(sys.argv[1:])
