"""What the articles that match add up to, beyond the list of them: counts, terms, amounts.

Knows the query tree and an engine's reader, and no engine. Each module is imported where it
is asked for, since a query needs none.
"""
