"""A retriever for LangChain; needs the extra "langchain"."""

from __future__ import annotations

from typing import Any

from hzsearch.index import Index
from hzsearch.retrievers.documents import metadata, text

try:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
    from pydantic import Field
except ImportError:
    raise ImportError("This needs LangChain: pip install 'hzsearch[langchain]'.") from None


class HzsearchRetriever(BaseRetriever):
    """Finds the articles that match a query, as documents, best first.

    ``limit`` documents at most; ``filters`` are those of ``Index.query`` (zone, topic, since,
    until, amount, exact, sort). A document has the whole article, or its snippet where
    ``whole`` is false; its metadata is what to cite. Raises the errors of ``Index.query``.
    """

    index: Index
    limit: int = 5
    filters: dict[str, Any] = Field(default_factory=dict)
    whole: bool = True

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = self.index.query(query, limit=self.limit, **self.filters)
        return [
            Document(text(hit, whole=self.whole), id=hit.id, metadata=metadata(hit))
            for hit in found
        ]
