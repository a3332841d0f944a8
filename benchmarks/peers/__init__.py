"""hzsearch beside its peers, on the same articles: ``python -m benchmarks.peers``."""
