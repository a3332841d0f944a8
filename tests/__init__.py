"""The tests, importable so that their helpers can be shared."""
