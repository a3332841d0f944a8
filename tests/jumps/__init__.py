"""Pieces that jump from page to page."""
