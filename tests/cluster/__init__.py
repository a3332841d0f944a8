"""An index on a real OpenSearch of three nodes, which are killed while it is used."""
