"""What a document of a retriever has: an article's text, and what to cite."""

from __future__ import annotations

from dataclasses import asdict

from hzsearch.citations import gbt7714, reference
from hzsearch.highlight import reading_text
from hzsearch.model import Hit

# No topic of ours has it in its name, as some have 、 (项目签约、开工与投产).
_BETWEEN = "；"


def text(hit: Hit, *, whole: bool) -> str:
    """Return the article as one reads it or, not ``whole``, the snippet that shows the matches."""
    return reading_text(hit.article) if whole else hit.snippet.text


def metadata(hit: Hit) -> dict[str, str | int | float]:
    """Return the hit's ``Reference`` by names, its score and its citation of GB/T 7714.

    Lists are joined with ；, and what is not known is left out: stores of documents take
    nothing but texts and numbers.
    """
    known = asdict(reference(hit.article))
    facts = {name: _BETWEEN.join(v) if isinstance(v, tuple) else v for name, v in known.items()}
    facts |= {"score": round(hit.score, 4), "citation": gbt7714.cite(hit.article)}
    return {name: value for name, value in facts.items() if value not in (None, "")}
