"""Corrections by hand: what a person says about a page, in a small file beside it.

In: the text of a sidecar file (``03.txt.fix`` beside ``03.txt``) and the drafts of the
page. Out: the drafts corrected, facts for the articles, and a sentence for each
correction that can not be applied. Lines are changed between layout and enrich, by
the code that cuts pages; facts win over what enrich finds.
"""

from hzsearch.corrections.facts import Facts, correct_facts
from hzsearch.corrections.lines import correct_lines
from hzsearch.corrections.sidecar import Correction, Sidecar, read_corrections

__all__ = [
    "Correction",
    "Facts",
    "Sidecar",
    "correct_facts",
    "correct_lines",
    "read_corrections",
]
