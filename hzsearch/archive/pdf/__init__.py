"""Newspaper PDFs into pages whose lines know where they are printed."""

from hzsearch.archive.pdf.read import read, read_pages

__all__ = ["read", "read_pages"]
