"""What a client asks, and whether the answer is one of those that may be right by then."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from benchmarks.questions import Question, days, is_dated
from benchmarks.serving.states import BASE, Truth

#: The states that the index may have been in while a request ran.
States = Iterable[int]
#: Says what is wrong with a body, or nothing.
Check = Callable[[bytes, States], str]

_TOTAL = re.compile(r"共 (\d+) 篇")


@dataclass(frozen=True, slots=True)
class Request:
    """A request of some kind, and the check of what comes back."""

    kind: str
    url: str
    check: Check


def drawn(truth: Truth, chance: random.Random) -> Request:
    """Return one of all kinds of requests."""
    one, kind = chance.choice(truth.questions), chance.choice(_KINDS)
    return kind(truth, one, chance)


def _search(truth: Truth, one: Question, chance: random.Random) -> Request:
    with_facets = {"facets": "1"} if chance.random() < 0.3 else {}

    def check(body: bytes, states: States) -> str:
        found = json.loads(body)
        right = [truth.ids(one, state) for state in states]
        ids = {hit["id"] for hit in found["hits"]}
        if not any(found["total"] == len(set_) and ids <= set_ for set_ in right):
            return f"{found['total']} found, not {sorted(map(len, right))}"
        return "" if len(ids) == min(10, found["total"]) else f"{len(ids)} hits"

    kind = "search, facets" if with_facets else "search"
    return Request(kind, f"/api/v1/search?{_query(one)}&{urlencode(with_facets)}", check)


def _count(truth: Truth, one: Question, _: random.Random) -> Request:
    def check(body: bytes, states: States) -> str:
        found = json.loads(body)
        if found["total"] != sum(found["counts"].values()) + found["without"]:
            return "the months are not the total"
        return _same(found["total"], truth, one, states)

    return Request("count", f"/api/v1/count?{_query(one)}&by=month", check)


def _page(truth: Truth, one: Question, _: random.Random) -> Request:
    def check(body: bytes, states: States) -> str:
        told = _TOTAL.search(body.decode())
        return _same(int(told[1]), truth, one, states) if told else "no total on the page"

    return Request("page", f"/?{_query(one)}", check)


def _article(truth: Truth, _: Question, chance: random.Random) -> Request:
    article = chance.choice(truth.articles[BASE])

    def check(body: bytes, _: States) -> str:
        return "" if json.loads(body) == article.to_dict() else "another article"

    return Request("article", f"/api/v1/articles/{quote(article.id, safe='')}", check)


def _health(truth: Truth, _: Question, __: random.Random) -> Request:
    def check(body: bytes, states: States) -> str:
        found = json.loads(body)["articles"]
        return "" if found in map(truth.size, states) else f"{found} articles"

    return Request("health", "/healthz", check)


# Searches are asked for twice as often as anything else.
_KINDS = (_search, _search, _count, _page, _article, _health)


def _query(one: Question) -> str:
    since, until = days() if is_dated(one) else ("", "")
    told = {"q": one.text, "zone": one.zone, "since": since, "until": until, "exact": "1"}
    told["sort"] = "date" if one.by_date else ""
    return urlencode({name: value for name, value in told.items() if value})


def _same(total: int, truth: Truth, one: Question, states: States) -> str:
    right = {len(truth.ids(one, state)) for state in states}
    return "" if total in right else f"{total} found, not {sorted(right)}"
