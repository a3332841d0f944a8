"""Articles in files that others read."""
