"""A seeded typesetter: clean articles in, raw newspaper pages with their truth out.

It makes pages with the defects of a real dump (hard wraps, overprinted and
vertical headlines, titles far from their bodies, stray spaces) of which the
truth is known exactly, so that extraction can be measured on more than one page.
"""

from tests.typeset.binding import VARIANTS, bind, encode
from tests.typeset.press import random_page, typeset
from tests.typeset.stories import Story, read_stories

__all__ = ["VARIANTS", "Story", "bind", "encode", "random_page", "read_stories", "typeset"]
