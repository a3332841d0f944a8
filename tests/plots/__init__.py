"""Drawings of counts."""
