"""The run: every peer in processes of its own, all in turns.

On the largest number of articles all is done ``rounds`` times; on the others once, for the growth.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.peers.base import Peer
from benchmarks.peers.checked import Answers
from benchmarks.peers.figures import Figures, Measured, machine, today
from benchmarks.process import folder_bytes, metered, timed

#: Cold starts of each peer, after one that is not counted.
COLD = 4

_WORKER = "benchmarks.peers.worker"


@dataclass(frozen=True, slots=True)
class Plan:
    """How many articles, how often, how many literals, and how many cold starts that count."""

    sizes: Sequence[int]
    rounds: int
    literals: int
    cold: int = COLD


def run(
    peers: Sequence[Peer],
    articles: Path,
    told: str,
    plan: Plan,
    work: Path,
    save: Callable[[Figures], object] = bool,
) -> Figures:
    """Measure ``peers`` on the first articles of the file ``articles``, which ``told`` names.

    ``save`` gets what there is so far, now and then.
    Raises RuntimeError where hzsearch's answers differ from those of looking at every article.
    A peer that fails is told with its error's last line, and the others go on.
    """
    rows = {peer.key: _started(peer) for peer in peers}
    figures = Figures(
        *(today(), machine(), told, list(plan.sizes), plan.rounds, plan.literals),
        text={},
        peers=list(rows.values()),
    )
    able = [peer for peer in peers if not rows[peer.key].missing]
    # The largest first: were the run cut short, what matters most would be there.
    for size in sorted(plan.sizes, reverse=True):
        part = work / f"articles-{size}.jsonl"
        figures.text[size] = _head(articles, part, size)
        step = _Step(able, rows, part, size, plan, work, whole=size == max(plan.sizes))
        for _ in step.run():
            save(figures)
    return figures


def _started(peer: Peer) -> Measured:
    missing = peer.missing()
    if not missing:
        peer.prepare()
    version = "" if missing else peer.version()
    return Measured(peer.key, peer.name, version, missing or "", peer.index_of)


def _head(articles: Path, part: Path, size: int) -> int:
    """Copy the first ``size`` articles to ``part`` and return the bytes of their text."""
    text = 0
    with articles.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as target:
        for line in islice(lines, size):
            target.write(line)
            facts = json.loads(line)
            text += len(facts["title"].encode()) + len(facts["body"].encode())
    return text


@dataclass(slots=True)
class _Step:
    """All measurements on one number of articles."""

    peers: Sequence[Peer]
    rows: dict[str, Measured]
    articles: Path
    size: int
    plan: Plan
    work: Path
    whole: bool

    def run(self) -> Iterator[None]:
        """Do one thing after the other, pausing where figures are worth keeping."""
        rounds = self.plan.rounds if self.whole else 1
        asked = [peer for peer in self.peers if peer.is_asked]
        # Builds come first: on Linux, a process starts with the peak of the one that started it.
        for one in range(rounds):
            built = [peer for peer in self.peers if not peer.index_of]
            yield from self._turn(f"build {one + 1} of {rounds}", built, self._build)
        questions = self._questions()
        if self.whole:
            yield from self._turn("check", asked, partial(self._check, questions))
        for one in range(rounds):
            what = f"queries {one + 1} of {rounds}"
            yield from self._turn(what, asked, partial(self._time, questions))
        for one in range(self.plan.cold + 1 if self.whole else 0):
            cold = [peer for peer in asked if not peer.index_of]
            work = partial(self._cold, self._word(questions), counted=one > 0)
            yield from self._turn(f"cold {one} of {self.plan.cold}", cold, work)
        self._remove()

    def _turn(
        self, what: str, peers: Sequence[Peer], work: Callable[[Peer], None]
    ) -> Iterator[None]:
        """Do ``work`` with each peer that has not failed; a failure of hzsearch ends the run."""
        for peer in peers:
            if self.rows[peer.key].missing:
                continue
            print(f"{self.size:>7,}  {what:16}  {peer.name}", file=sys.stderr, flush=True)
            try:
                work(peer)
            except RuntimeError as error:
                if peer.key.startswith("hzsearch"):
                    raise
                print(error, file=sys.stderr)
                told = str(error).strip().splitlines()[-1]
                self.rows[peer.key].missing = f"failed: {told[:120]}"
        yield

    def _folder(self, peer: Peer) -> Path:
        return self.work / (peer.index_of or peer.key)

    def _build(self, peer: Peer) -> None:
        folder = self._folder(peer)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        told = ["build", peer.key, str(self.articles), str(folder)]
        cost = metered(_WORKER, told, peer.children)
        if int(cost.printed) != self.size:
            raise RuntimeError(f"{peer.name} read {cost.printed} articles of {self.size}.")
        row = self.rows[peer.key]
        row.seconds.setdefault(self.size, []).append(cost.seconds)
        row.cpu.setdefault(self.size, []).append(cost.cpu)
        row.memory[self.size] = max(cost.memory, row.memory.get(self.size, 0))
        row.size[self.size] = folder_bytes(folder)

    def _questions(self) -> Path:
        target = self.work / f"questions-{self.size}.json"
        literals = self.plan.literals if self.whole else 0
        timed(
            ["-m", "benchmarks.peers.truth", str(self.articles), str(target), str(literals)],
        )
        return target

    def _ask(self, action: str, peer: Peer, questions: Path) -> str:
        return timed(["-m", _WORKER, action, peer.key, str(self._folder(peer)), str(questions)])[1]

    def _check(self, questions: Path, peer: Peer) -> None:
        told = json.loads(self._ask("check", peer, questions))
        answers = {kind: Answers(**one) for kind, one in told.items()}
        for kind, one in answers.items():
            if peer.key.startswith("hzsearch") and (one.missed or one.wrong or one.unlike):
                raise RuntimeError(f"{peer.name}, {kind}: not what brute force finds: {one}.")
        self.rows[peer.key].answers = answers

    def _time(self, questions: Path, peer: Peer) -> None:
        times = self.rows[peer.key].times.setdefault(self.size, {})
        for kind, more in json.loads(self._ask("time", peer, questions)).items():
            times.setdefault(kind, []).extend(more)

    def _cold(self, word: str, peer: Peer, *, counted: bool) -> None:
        seconds, printed = timed(peer.cold(self._folder(peer), word))
        if printed.strip() in ("", "[]"):
            raise RuntimeError(f"{peer.name} finds nothing for {word} from a cold start.")
        self.rows[peer.key].cold += [seconds] * counted

    def _word(self, questions: Path) -> str:
        """Return a common word."""
        asked = (one["asked"] for one in json.loads(questions.read_text(encoding="utf-8")))
        return next(str(one["words"][0]) for one in asked if one["kind"] == "common word")

    def _remove(self) -> None:
        for peer in self.peers:
            shutil.rmtree(self._folder(peer), ignore_errors=True)
