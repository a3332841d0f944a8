"""GB/T 7714—2015, 4.6.2 and 8.4: an article in a newspaper.

``主要责任者. 题名[N]. 报纸名, 年-月-日(版次).`` Of more than three authors the first three
stand there, with 等. A full stop ends each part that is there.
"""

from __future__ import annotations

from hzsearch.citations.cited import cited
from hzsearch.model import Article

_MOST_AUTHORS = 3


def cite(article: Article, paper: str = "") -> str:
    """Return the citation of ``article``, on one line."""
    facts = cited(article, paper)
    day = facts.day or ""
    place = f"{day}({facts.page})" if day and facts.page else day
    parts = [_authors(facts.authors), f"{facts.title}[N]", ", ".join(filter(None, (paper, place)))]
    return " ".join(f"{part}." for part in parts if part)


def _authors(names: tuple[str, ...]) -> str:
    more = ["等"] if len(names) > _MOST_AUTHORS else []
    return ", ".join([*names[:_MOST_AUTHORS], *more])
