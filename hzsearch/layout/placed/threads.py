"""Threads: legs in the order in which a reader goes from one to the next.

In: a :class:`~hzsearch.layout.placed.scene.Scene`. Out: :class:`Thread` values: a heading
or none, and its legs in order. Each leg has one origin, a heading or another leg, and
each heading and each end of a leg leads to one leg at most: which to which is an
assignment problem. That gives all columns of a page their best places at once, where
going from the top left would carry the first error on; and it knows no rectangles, so
a story may bend around another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hzsearch.layout.assignment import assign
from hzsearch.layout.placed.flows import flows
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.layout.placed.openings import heads
from hzsearch.layout.placed.scene import Scene
from hzsearch.layout.zones import zone_keys

# If another order of the legs scores this little less, there is a doubt.
CLOSE = 0.75
# Links so much worse than the best one of a leg are not weighed.
_POOR = 9.0
# A weaker link is none.
_LEAST = 2.0


@dataclass(slots=True, eq=False)
class Thread:
    """A heading or none, its legs in the order of reading, and how sure their links are."""

    heading: Heading | None
    legs: list[Leg] = field(default_factory=list)
    margin: float = 99.0

    @property
    def doubtful(self) -> bool:
        """Say whether another order of the legs is nearly as likely."""
        return self.margin < CLOSE


def thread(scene: Scene) -> list[Thread]:
    """Return the threads of a page; headings without legs are threads too."""
    options = [_options(scene, at) for at in range(len(scene.legs))]
    origins = _match(options, len(scene.headings))
    _uncircle(origins, options, len(scene.headings))
    return _string(scene, origins, options)


def part_items(found: Thread) -> list[Thread]:
    """Return a thread as its items: a subhead that names another zone heads a story of its own."""
    parts = [found]
    for leg in list(found.legs):
        named = set(zone_keys(leg.cap.text)) if leg.cap else set()
        head = parts[-1].heading
        if named and head and zone_keys(head.text) and not named & set(zone_keys(head.text)):
            at = parts[-1].legs.index(leg)
            parts.append(Thread(leg.cap, parts[-1].legs[at:], found.margin))
            del parts[-2].legs[at:]
            leg.cap = None
    return [part for part in parts if part.legs or part is found]


def _options(scene: Scene, at: int) -> dict[int, float]:
    """Return the scores of what leg ``at`` may go on from: headings first, then legs."""
    scores = {k: heads(scene, heading, at) for k, heading in enumerate(scene.headings)}
    first = len(scene.headings)
    scores.update({first + k: flows(scene, k, at) for k in range(len(scene.legs)) if k != at})
    good = {k: score for k, score in scores.items() if score >= _LEAST}
    best = max(good.values(), default=0.0)
    return {k: score for k, score in good.items() if score > best - _POOR}


def _match(options: list[dict[int, float]], headings: int) -> list[int]:
    """Return the origin of each leg, -1 for none, so that the scores' sum is greatest."""
    origins = [-1] * len(options)
    for group in _groups(options):
        columns = sorted({k for at in group for k in options[at]})
        place = {k: n for n, k in enumerate(columns)}
        table = []
        for n, at in enumerate(group):
            row = [0.0] * (len(columns) + len(group))
            for k in columns:
                row[place[k]] = -options[at].get(k, -50.0)
            row[len(columns) :] = [0.0 if m == n else 50.0 for m in range(len(group))]
            table.append(row)
        for at, column in zip(group, assign(table), strict=True):
            origins[at] = columns[column] if column < len(columns) else -1
    return origins


def _groups(options: list[dict[int, float]]) -> list[list[int]]:
    """Return the legs in groups that compete for no origin with each other."""
    groups: list[tuple[set[int], list[int]]] = []
    for at, scores in enumerate(options):
        wanted = set(scores)
        hosts = [group for group in groups if group[0] & wanted]
        groups = [group for group in groups if group not in hosts]
        merged = wanted.union(*(group[0] for group in hosts))
        groups.append((merged, [*(k for group in hosts for k in group[1]), at]))
    return [legs for wanted, legs in groups if wanted]


def _uncircle(origins: list[int], options: list[dict[int, float]], headings: int) -> None:
    """Cut the weakest link of legs that lead back to themselves."""
    for start in range(len(origins)):
        path: list[int] = []
        at = start
        while at >= 0 and at not in path:
            path.append(at)
            at = origins[at] - headings
        if at >= 0:
            ring = path[path.index(at) :]
            weakest = min(ring, key=lambda k: options[k][origins[k]])
            origins[weakest] = -1


def _string(scene: Scene, origins: list[int], options: list[dict[int, float]]) -> list[Thread]:
    """Return the legs strung from their headings on, then those that have no heading."""
    following = {origin: at for at, origin in enumerate(origins) if origin >= 0}
    sure = [_loss(at, origins, options) for at in range(len(origins))]
    starts: list[tuple[Heading | None, int | None]] = [
        (heading, following.get(k)) for k, heading in enumerate(scene.headings)
    ]
    starts += [(None, at) for at, origin in enumerate(origins) if origin < 0]
    threads = []
    for heading, first in starts:
        found, at = Thread(heading), first
        while at is not None:
            found.legs.append(scene.legs[at])
            found.margin = min(found.margin, sure[at])
            at = following.get(len(scene.headings) + at)
        threads.append(found)
    return threads


def _loss(at: int, origins: list[int], options: list[dict[int, float]]) -> float:
    """Return what the scores lose if leg ``at`` takes another origin, or changes with another."""
    own = options[at].get(origins[at], 0.0)
    owners = {origin: k for k, origin in enumerate(origins) if origin >= 0}
    losses = [own] if origins[at] >= 0 else []
    for origin, score in options[at].items():
        if origin == origins[at]:
            continue
        rival = owners.get(origin)
        lost = own - score
        if rival is not None:
            lost += options[rival][origin] - options[rival].get(origins[at], 0.0)
        losses.append(lost)
    return min(losses, default=99.0)
