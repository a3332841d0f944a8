"""Benchmarks against the plain way of doing it: run with ``python -m benchmarks``."""
