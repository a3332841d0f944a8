"""Each retriever gives what the index finds, with what to cite, at once and awaited."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

import hzsearch
from hzsearch.highlight import reading_text

# Id, text, metadata.
_Document = tuple[str | None, str, dict[str, Any]]


def langchain(index: hzsearch.Index, text: str, **options: Any) -> list[_Document]:
    """Return what LangChain gets."""
    pytest.importorskip("langchain_core", reason="needs the extra “langchain”")
    from hzsearch.retrievers.langchain import HzsearchRetriever

    one = HzsearchRetriever(index=index, **options)
    found = one.invoke(text)
    assert asyncio.run(one.ainvoke(text)) == found
    return [(document.id, document.page_content, document.metadata) for document in found]


def llamaindex(index: hzsearch.Index, text: str, **options: Any) -> list[_Document]:
    """Return what LlamaIndex gets."""
    reason = "needs the extra “llamaindex”, too large to be installed for every run"
    pytest.importorskip("llama_index.core", reason=reason)
    from hzsearch.retrievers.llamaindex import HzsearchRetriever

    one = HzsearchRetriever(index=index, **options)
    found = one.retrieve(text)
    assert asyncio.run(one.aretrieve(text)) == found
    return [(each.node_id, each.text, each.metadata) for each in found]


@pytest.mark.parametrize("retrieve", [langchain, llamaindex])
def test_the_hits_of_the_index_as_documents(
    sample_index: hzsearch.Index, retrieve: Callable[..., list[_Document]]
) -> None:
    filters = {"since": "2024-04", "exact": True}
    found = retrieve(sample_index, "信创", limit=2, filters=filters)
    hits = sample_index.query("信创", limit=2, since="2024-04", exact=True)
    assert [(one, text) for one, text, _ in found] == [
        (hit.id, reading_text(hit.article)) for hit in hits
    ]
    for (_, _, facts), hit in zip(found, hits, strict=True):
        assert facts["id"] == hit.id
        assert facts["title"] == hit.article.headline
        assert (facts["source"], facts["published"]) == (
            hit.article.source.path,
            hit.article.published,
        )
        assert {"zone", "date", "page", "lines", "score", "citation"} < set(facts)
        assert all(isinstance(value, str | int | float) for value in facts.values())
    [(_, text, _)] = retrieve(sample_index, "“订单班”", whole=False)
    assert text == sample_index.query("“订单班”")[0].snippet.text


@pytest.mark.parametrize("retrieve", [langchain, llamaindex])
def test_what_can_not_be_meant_is_said(
    sample_index: hzsearch.Index, retrieve: Callable[..., list[_Document]]
) -> None:
    with pytest.raises(hzsearch.UsageError, match="江阴高新区"):
        retrieve(sample_index, "信创", filters={"zone": "江阴高薪区"})


@pytest.mark.parametrize(
    ("package", "extra"), [("langchain_core", "langchain"), ("llama_index", "llamaindex")]
)
def test_a_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch, package: str, extra: str) -> None:
    for name in [name for name in sys.modules if name.startswith(package)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"hzsearch.retrievers.{extra}", raising=False)
    with pytest.raises(ImportError, match=f"hzsearch\\[{extra}\\]"):
        import_module(f"hzsearch.retrievers.{extra}")


def test_a_copy_of_a_retriever_finds_the_same(sample_index: hzsearch.Index) -> None:
    pytest.importorskip("langchain_core", reason="needs the extra “langchain”")
    from hzsearch.retrievers.langchain import HzsearchRetriever

    one = HzsearchRetriever(index=sample_index, limit=2)
    assert one.model_copy(deep=True).invoke("信创") == one.invoke("信创")
