"""A retriever for LlamaIndex; needs the extra "llamaindex"."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from hzsearch.index import Index
from hzsearch.model import Hit
from hzsearch.retrievers.documents import metadata, text

try:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError:
    raise ImportError("This needs LlamaIndex: pip install 'hzsearch[llamaindex]'.") from None


class HzsearchRetriever(BaseRetriever):
    """Finds the articles that match a query, as nodes, best first.

    ``limit`` nodes at most; ``filters`` are those of ``Index.query`` (zone, topic, since, until,
    amount, exact, sort). A node has the whole article, or its snippet where ``whole`` is false;
    its metadata is what to cite. Raises the errors of ``Index.query``.
    """

    def __init__(
        self,
        index: Index,
        *,
        limit: int = 5,
        filters: Mapping[str, Any] | None = None,
        whole: bool = True,
    ) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._index, self._limit, self._whole = index, limit, whole
        self._filters = dict(filters or {})

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._index.query(query_bundle.query_str, limit=self._limit, **self._filters)
        return [NodeWithScore(node=self._node(hit), score=hit.score) for hit in found]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)

    def _node(self, hit: Hit) -> TextNode:
        return TextNode(id_=hit.id, text=text(hit, whole=self._whole), metadata=metadata(hit))
