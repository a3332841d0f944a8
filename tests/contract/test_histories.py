"""What was added, replaced, deleted, given up, kept and built anew, in any order, is what is there.

A history is a list of sessions of a writer. It is played on an engine and on a dictionary;
after each commit both say the same, and readers that were opened before still say what
they said.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.engines.base import Reader, Writer
from hzsearch.model import Article
from hzsearch.query import Everything, Node
from tests.contract.archives import QUERIES, articles
from tests.contract.engine import Engine
from tests.contract.engines import each_engine, found, often
from tests.contract.truth import matching

IDS = 6

Ids = tuple[str, ...]
Articles = dict[str, Article]


class Save(Enum):
    """How what was done is saved; only a rebuild that is not committed yet is kept."""

    COMMIT = "commit"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Session:
    """What one writer does: adds (articles), deletes (ids), commits or keeps, step by step."""

    rebuild: bool
    steps: list[list[Article] | Ids | Save]


@dataclass(slots=True)
class Played:
    """How far a history is: what is committed, what each reader that was opened must see.

    ``kept`` is what was kept of a rebuild that was not committed.
    """

    engine: Engine
    folder: Path
    committed: Articles = field(default_factory=dict)
    commits: int = 0
    kept: Articles | None = None
    readers: list[tuple[Reader, Articles]] = field(default_factory=list)


NUMBERS = st.integers(0, IDS - 1)
ADDED = st.lists(NUMBERS.flatmap(articles), min_size=1, max_size=3)
DELETED = st.lists(NUMBERS.map(lambda number: f"a{number}.txt:1"), max_size=3).map(tuple)
STEPS = st.lists(ADDED | DELETED | st.sampled_from(Save), max_size=6)
SESSIONS = st.builds(Session, st.integers(0, 2).map(lambda n: n == 0), STEPS)


def play(played: Played, session: Session) -> None:
    """Let a writer do what ``session`` says; what it does not commit or keep is gone."""
    rebuild = session.rebuild
    with played.engine.writer(played.folder, rebuild=rebuild) as writer:
        assert (writer.stopped is not None) == (played.kept is not None)
        before = (played.kept or {}) if rebuild else played.committed
        added: Articles = {}
        deleted: set[str] = set()
        for step in session.steps:
            if isinstance(step, Save):
                now = {**_without(before, deleted), **added}
                if step is Save.COMMIT:
                    commit(played, writer, now)
                    played.kept, rebuild = None if rebuild else played.kept, False
                elif rebuild:
                    played.kept = now
                    writer.keep({"kept": len(now)})
                else:
                    continue
                before, added, deleted = now, {}, set()
            elif isinstance(step, tuple):
                writer.delete(step)
                deleted.update(step)
            else:
                played.engine.adopt(writer, step)
                added.update((article.id, article) for article in step)


def _without(articles: Articles, ids: set[str]) -> Articles:
    return {one: article for one, article in articles.items() if one not in ids}


def commit(played: Played, writer: Writer, now: Articles) -> None:
    """Commit, and open what is there then."""
    played.commits += 1
    writer.commit({"commit": played.commits})
    played.committed = now
    # The reader of this state stays open, and where it has to see its state still, that before.
    older = played.readers[-1:] if played.engine.older else []
    played.readers = [*older, (played.engine.reader(played.folder), now)]


def check(reader: Reader, there: Articles, node: Node) -> None:
    """Compare a reader with the articles that it must see."""
    assert sorted(found(reader, node)) == sorted(matching(node, there.values()))
    assert sorted(reader.article_ids()) == sorted(there)
    assert reader.total(Everything()) == len(there)
    for one, article in there.items():
        assert Article.from_dict(reader.article(one) or {}) == article
    for number in range(IDS):
        one = f"a{number}.txt:1"
        assert (reader.article(one) is None) == (one not in there)


@each_engine
@settings(often, max_examples=25)
@given(sessions=st.lists(SESSIONS, min_size=1, max_size=5), node=QUERIES)
def test_histories(engine: Engine, sessions: list[Session], node: Node) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        played = Played(engine, Path(folder))
        with engine.writer(played.folder) as writer:
            commit(played, writer, {})
        for session in sessions:
            play(played, session)
            for reader, there in played.readers:
                check(reader, there, node)
            newest = engine.reader(played.folder)
            check(newest, played.committed, node)
            assert newest.ledger() == {"commit": played.commits}
            assert [reader.is_current() for reader, _ in played.readers][-1]
            assert not any(reader.is_current() for reader, _ in played.readers[:-1])
            newest.check()
