"""Runs: lines that stand below each other in one column, in one type, at an even distance.

In: the slugs of a page and its ground. Out: :class:`Run` values: a stretch of a column,
a headline, a caption. What a run is, later modules say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from hzsearch.layout.lines import HAN
from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.slugs import Slug
from hzsearch.layout.placed.upright import upright_parts
from hzsearch.model.boxes import across, hull

# Sizes that differ by less are one.
_JITTER = 0.06
# In ems of the run: how far a line may begin from the one above, how far apart the
# tops of lines may be where the page does not say.
_INSET = 3.2
_PITCH = 1.65
_LOOSER = 1.25
_LOOSEST = 2.4
_HAN = re.compile(f"[{HAN}]")
_DISPLAY = 1.3
_LARGER = 1.1


# A font's name, and whether it is bold.
Face = tuple[str, bool]


@dataclass(slots=True, eq=False)
class Run:
    """Lines of one column from top to bottom, the box around them, their size and face.

    ``place`` is the frame and the label they stand in, -1 for none.
    """

    slugs: list[Slug]
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    face: Face = ("", False)
    place: tuple[int, int] = (-1, -1)

    def __post_init__(self) -> None:
        """Take the edges of the lines."""
        self.take(())

    def take(self, slugs: Iterable[Slug]) -> None:
        """Add lines, in the order of reading."""
        self.slugs = sorted([*self.slugs, *slugs], key=_order)
        box = hull(self.slugs)
        self.left, self.top, self.right, self.bottom = box.left, box.top, box.right, box.bottom
        self.size = median(slug.size for slug in self.slugs)
        faces = [(slug.font, slug.bold) for slug in self.slugs]
        self.face = max(sorted(set(faces)), key=faces.count)

    @property
    def vertical(self) -> bool:
        """Say whether the lines run downwards."""
        return self.slugs[0].vertical

    @property
    def text(self) -> str:
        """Return the text of all lines, joined."""
        return "".join(slug.text for slug in self.slugs)


def _order(slug: Slug) -> tuple[float, float]:
    return (-round(slug.right / slug.size), slug.top) if slug.vertical else (slug.top, slug.left)


def find_runs(slugs: Sequence[Slug], ground: Ground) -> list[Run]:
    """Return the runs of a page from top to bottom."""
    flat = sorted((s for s in slugs if not s.vertical), key=lambda s: (s.top, s.left))
    below = _below(flat)
    pitch = _usual_pitch(flat, below, ground.em)
    chains = _chain(flat, below, ground, pitch)
    runs = [Run(part) for part in (*chains, *upright_parts(slugs, ground))]
    runs = _gather_line_ends(runs, ground)
    for run in runs:
        run.place = ground.place(run)
    return sorted(runs, key=lambda run: (run.top, run.left))


def _below(flat: Sequence[Slug]) -> dict[int, int]:
    """Return for each line the nearest one below it that has it as its nearest above."""
    lower = {k: found for k in range(len(flat)) if (found := _nearest(flat, k)) is not None}
    upper: dict[int, int] = {}
    for k, other in lower.items():
        if other not in upper or _nearer(flat[k], flat[upper[other]], flat[other]):
            upper[other] = k
    return {k: other for other, k in upper.items()}


def _nearest(flat: Sequence[Slug], at: int) -> int | None:
    """Return the nearest line below line ``at``; below a short last line, an indent may begin."""
    slug = flat[at]
    left, top, right = slug.left, slug.top, slug.right
    least, most, deepest = 0.5 * slug.size, 2 * _LOOSEST * slug.size, _INSET * slug.size
    found: list[tuple[float, float, int]] = []
    for other in range(at + 1, len(flat)):
        lower = flat[other]
        step = lower.top - top
        if step > most:
            break
        if step <= least:
            continue
        inset = lower.left - left
        # Most pairs of lines are apart, which costs less to see than how far.
        beside = lower.left < right and left < lower.right and across(slug, lower) > 0
        if beside or 0 <= inset <= deepest:
            found.append((round(step), abs(inset), other))
    return min(found)[2] if found else None


def _nearer(slug: Slug, rival: Slug, lower: Slug) -> bool:
    """Say whether ``slug`` rather than ``rival`` is the line above ``lower``."""
    step = slug.top - rival.top
    if abs(step) > 0.5 * slug.size:
        return step > 0
    return abs(slug.left - lower.left) < abs(rival.left - lower.left)


def _usual_pitch(flat: Sequence[Slug], below: dict[int, int], em: float) -> float:
    """Return how far the tops of running lines are apart, in ems of theirs."""
    steps = [
        (flat[other].top - flat[k].top) / flat[k].size
        for k, other in below.items()
        if abs(flat[k].size - em) < _JITTER * em and abs(flat[other].size - em) < _JITTER * em
    ]
    return median(steps) if steps else _PITCH


def _chain(
    flat: Sequence[Slug], below: dict[int, int], ground: Ground, pitch: float
) -> list[list[Slug]]:
    """Return the lines chained from each to the one below it, where both are of one kind."""
    joined = {k: other for k, other in below.items() if _joins(flat[k], flat[other], ground, pitch)}
    chains = []
    for start in sorted(set(range(len(flat))) - set(joined.values())):
        chain = [start]
        while chain[-1] in joined:
            chain.append(joined[chain[-1]])
        chains.append([flat[k] for k in chain])
    return [part for chain in chains for part in _part_faces(chain)]


def _joins(upper: Slug, lower: Slug, ground: Ground, pitch: float) -> bool:
    """Say whether two lines, one right below the other, belong to one run."""
    size = max(upper.size, lower.size)
    if abs(upper.size - lower.size) > _JITTER * size:
        return False
    display = size > _DISPLAY * ground.em
    step = (lower.top - upper.top) / size
    if step > min(_LOOSEST, (max(pitch, _PITCH) if display else pitch) * _LOOSER):
        return False
    flush = abs(upper.left - lower.left) <= _INSET * size
    narrow = min(upper.right - upper.left, lower.right - lower.left)
    centred = size > _LARGER * ground.em and across(upper, lower) >= 0.5 * narrow
    if not (centred or (flush and not display)):
        return False
    return ground.place(upper) == ground.place(lower) and not ground.ruled(upper, lower)


def _part_faces(chain: list[Slug]) -> list[list[Slug]]:
    """Part a chain where its font changes; a line of digits or Latin has no face of its own."""
    faces = _faces(chain)
    parts = [[chain[0]]]
    for k in range(1, len(chain)):
        if faces[k] != faces[k - 1]:
            parts.append([])
        parts[-1].append(chain[k])
    return parts


def _faces(chain: Sequence[Slug]) -> list[Face]:
    faces: list[Face | None] = [
        (slug.font, slug.bold) if 2 * len(_HAN.findall(slug.text)) > len(slug.text) else None
        for slug in chain
    ]
    known = [face for face in faces if face]
    last = known[0] if known else (chain[0].font, chain[0].bold)
    smooth = []
    for face in faces:
        last = face or last
        smooth.append(last)
    return smooth


def _gather_line_ends(runs: list[Run], ground: Ground) -> list[Run]:
    """Give what stands at the end of a run's last line, behind a blank, to that run."""
    kept = []
    for run in runs:
        host = next((other for other in runs if _ends_line(other, run, ground)), None)
        if host:
            host.take(run.slugs)
        else:
            kept.append(run)
    return kept


def _ends_line(host: Run, run: Run, ground: Ground) -> bool:
    """Say whether ``run`` is a piece of a line of ``host``: the column is as wide."""
    if len(run.slugs) > 1 or len(host.slugs) < 2 or run.vertical or host.vertical:
        return False
    piece = run.slugs[0]
    if not host.left < piece.left or piece.right > host.right + ground.em * 0.5:
        return False
    near = (s for s in host.slugs if abs(s.bottom - piece.bottom) < 0.4 * piece.size)
    return any(s.right <= piece.left + 0.2 * piece.size for s in near)
