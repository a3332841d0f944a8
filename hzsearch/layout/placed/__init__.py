"""Pages whose lines are placed become articles by their geometry: :func:`cut_placed`."""

from hzsearch.layout.placed.pipeline import cut_placed

__all__ = ["cut_placed"]
