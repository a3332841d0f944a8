"""An archive of made-up articles that changes, and what is true in each of its states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from benchmarks.articles import prepare
from benchmarks.questions import Question, matching, questions
from hzsearch.ingest import extract_file
from hzsearch.model import Article
from tests.quality.haystack import Haystack

BASE, ONE, OTHER = "base.jsonl", "one.jsonl", "other.jsonl"
#: The files that are there, time after time, and from the beginning again; once as before.
CYCLE = ((BASE,), (BASE, ONE), (BASE, ONE), (BASE, ONE, OTHER), (BASE, OTHER))


@dataclass(frozen=True)
class Archive:
    """Files of articles beside a folder, into which those of a state are put."""

    work: Path

    @property
    def folder(self) -> Path:
        """What is built from."""
        return self.work / "archive"

    def show(self, state: int) -> None:
        """Put the files of the state into the folder, and no other ones."""
        wanted = CYCLE[state % len(CYCLE)]
        for name in (BASE, ONE, OTHER):
            there, here = self.folder / name, self.work / name
            if name in wanted and not there.exists():
                there.write_bytes(here.read_bytes())
            elif name not in wanted:
                there.unlink(missing_ok=True)


def make(work: Path, count: int) -> Archive:
    """Write ``count`` articles into the file that stays, and a tenth of that into each other."""
    few, whole = max(1, count // 10), work / "all.jsonl"
    prepare(None, count + 2 * few, whole)
    with whole.open(encoding="utf-8") as lines:
        for name, size in ((BASE, count), (ONE, few), (OTHER, few)):
            (work / name).write_text("".join(islice(lines, size)), encoding="utf-8")
    archive = Archive(work)
    archive.folder.mkdir()
    return archive


class Truth:
    """What the right answers are, by brute force over the files of each state."""

    def __init__(self, archive: Archive) -> None:
        """Read all files."""
        names = (BASE, ONE, OTHER)
        self.articles = {name: tuple(extract_file(archive.work / name, name)) for name in names}
        self._stacks = {files: Haystack(self._of(files)) for files in set(CYCLE)}
        self._known: dict[tuple[Question, tuple[str, ...]], set[str]] = {}

    def _of(self, files: tuple[str, ...]) -> list[Article]:
        return [article for name in files for article in self.articles[name]]

    @cached_property
    def questions(self) -> list[Question]:
        """Questions of every kind."""
        return questions(self._stacks[CYCLE[0]])

    def ids(self, one: Question, state: int) -> set[str]:
        """Return the ids of the articles that ``one`` means in a state."""
        files = CYCLE[state % len(CYCLE)]
        if (one, files) not in self._known:
            self._known[one, files] = matching(one, self._stacks[files])
        return self._known[one, files]

    def size(self, state: int) -> int:
        """Return how many articles there are in a state."""
        return len(self._stacks[CYCLE[state % len(CYCLE)]].articles)
