"""The quick engine: a Tantivy index in a folder below the index's own.

Pairs of neighbouring characters stand in it with their places, so that a literal of any
length is a phrase, found by Tantivy alone. The package ``tantivy`` is the extra "fast".
"""
