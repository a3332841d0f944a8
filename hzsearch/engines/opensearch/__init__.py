"""The engine for more than one machine: an index on OpenSearch, or on Elasticsearch 8 or 9.

The server cuts and weighs no text: it gets terms that were cut here, and is asked for those
alone, so that it finds what every other engine finds. The client is the extra "opensearch".

Only calls that both servers have are made (:mod:`~hzsearch.engines.opensearch.cluster` makes
them all): indexes and aliases, ``_bulk``, ``_search`` with ``search_after``, ``_refresh``,
``_delete_by_query`` and documents by their ids. No script runs on the server.
"""
