"""The zones we know: by every name a newspaper gives them."""

from hzsearch.gazetteer.names import Gazetteer, Mention, load_gazetteer
from hzsearch.gazetteer.table import Zone

__all__ = ["Gazetteer", "Mention", "Zone", "load_gazetteer"]
