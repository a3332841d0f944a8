"""The index as a retriever for LangChain and for LlamaIndex, each with its extra.

Nothing else of ours knows these packages. ``langchain`` and ``llamaindex`` have a
``HzsearchRetriever`` each: it asks ``Index.query`` and makes documents of the hits.
"""
