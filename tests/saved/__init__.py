"""Queries kept under names, and what is new of them."""
