"""How time, memory and size grow with an archive: run with ``python -m benchmarks.growth``."""
