"""The index as a retriever of other packages."""
