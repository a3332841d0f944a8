"""Imported articles: those of an index that no file gave, by ``import`` or ``Index.add``.

No list of them is kept: they are the articles that no record of the ledger has. A build lets
them be. A rebuild takes them along as the old index stores them, by whatever rules it was
analysed; where it can not, it says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any

from hzsearch.building.ledger import FileRecord, Ledger
from hzsearch.building.memory import Budget
from hzsearch.building.work import Aside, aside_for, batches, index_batch
from hzsearch.building.workers import run
from hzsearch.engines.base import Reader, Writer
from hzsearch.engines.location import Location
from hzsearch.engines.manifest import NONSENSE
from hzsearch.engines.registry import open_reader
from hzsearch.errors import DamagedIndexError, ForeignIndexError, NoIndexError
from hzsearch.model import Article
from hzsearch.query import Everything

# What an index or its ledger that is damaged leads to.
_DAMAGE = (DamagedIndexError, RecursionError, *NONSENSE)

#: The ledger of an index of which it is not known what files gave: an empty one tells more.
UNKNOWN: Mapping[str, Any] = {"files": None}

_DAMAGED = "is damaged"
_FOREIGN = "was made by another version of hzsearch"

Save = Callable[[Ledger], None]


@dataclass(slots=True)
class Imported:
    """What a rebuild takes along from the old index: the ids, and the names of imports.

    ``records`` are those of the files, by name, as they were there. ``lost`` is the sentence on
    what it can not take along; ``known_lost`` how many articles are surely meant.
    """

    ids: tuple[str, ...] = ()
    imports: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, FileRecord] = field(default_factory=dict)
    lost: str = ""
    known_lost: int = 0
    reader: Reader | None = None

    def carry(self, writer: Writer, ledger: Ledger, room: Budget, save: Save) -> int:
        """Have ``writer`` adopt the articles; return how many, with what was kept of them.

        ``save`` is called now and then with ``ledger``, which says how far that is.
        """
        if self.reader is None:
            return 0
        place, stamp = aside_for(writer, room), self.reader.stamp
        done = ledger.carried.get(stamp, 0)
        work = partial(_write, place)
        found = batches(self._articles(done), place.characters)
        for number, names in run(work, found, room.workers):
            for name in names:
                writer.adopt(name)
            done += number
            # An article that could not be read moves the place: then nothing is told of it.
            ledger.carried = {} if self.known_lost else {stamp: done}
            save(ledger)
        return done

    def _articles(self, first: int) -> Iterator[Article]:
        assert self.reader is not None
        for one in islice(self.ids, first, None):
            try:
                yield Article.from_dict(self.reader.article(one) or {})
            except _DAMAGE:
                self.known_lost += 1
                self.lost = _lost(self.known_lost, _DAMAGED)


def _write(place: Aside, articles: tuple[Article, ...]) -> tuple[int, list[str]]:
    return len(articles), index_batch(place, articles)


def unreadable(folder: Location) -> str:
    """Return what is wrong with the index in ``folder``, empty where nothing is, or none there.

    To be asked before a writer opens, who may put another state in the place of a bad one.
    """
    try:
        open_reader(folder, any_rules=True)
    except NoIndexError:
        return ""
    except DamagedIndexError:
        return _DAMAGED
    except ForeignIndexError:
        return _FOREIGN
    return ""


def of_old(folder: Location, fault: str) -> Imported:
    """Return what a rebuild takes along from the index in ``folder``.

    ``fault`` is what :func:`unreadable` said of it. Nobody else may write to it meanwhile.
    """
    if fault:
        return Imported(lost=_lost(0, fault))
    try:
        return _whole(open_reader(folder, any_rules=True))
    except NoIndexError:
        return Imported()
    except _DAMAGE:
        return Imported(lost=_lost(0, _DAMAGED))


def _whole(reader: Reader) -> Imported:
    """Return what can be taken along of an index that was opened; raises one of _DAMAGE."""
    facts = ledger_facts(reader)
    if facts is None:
        return Imported(lost=_lost(0, _DAMAGED) if reader.total(Everything()) else "")
    given, ledger = _given(facts), Ledger.from_dict(facts)
    ids = tuple(one for one in reader.article_ids() if one not in given)
    told = Imported(imports=ledger.imports, records=ledger.records)
    if not ids:
        return told
    try:
        # Or what is damaged would get a checksum that says it is not.
        reader.check()
    except _DAMAGE:
        return replace(told, lost=_lost(len(ids), _DAMAGED), known_lost=len(ids))
    return replace(told, ids=ids, reader=reader)


def imported_ids(folder: Location) -> frozenset[str]:
    """Return the ids of the imported articles of an index that is added to; none of none.

    Where the ledger can not be read, all is built anew, and nothing counts as imported.
    """
    try:
        reader = open_reader(folder)
    except NoIndexError:
        return frozenset()
    facts = ledger_facts(reader)
    if facts is None:
        return frozenset()
    given = _given(facts)
    # Mostly there are none, which their number tells at once.
    if reader.total(Everything()) == len(given):
        return frozenset()
    return frozenset(reader.article_ids()) - given


def ledger_facts(reader: Reader) -> dict[str, Any] | None:
    """Return the JSON form of the ledger, None where it can't be read; an empty one is no such."""
    try:
        facts = json.loads(reader.ledger_json().decode("utf-8"))
        _given(facts)
    except _DAMAGE:
        return None
    return facts if isinstance(facts, dict) else None


def _given(facts: Mapping[str, Any]) -> set[str]:
    """Return the ids of the articles that files gave; one of NONSENSE where it is no ledger."""
    # That of an index to which nothing was built is empty; another file has no such table.
    rows: Iterable[Mapping[str, Any]] = facts["files"] if facts else ()
    return {one for row in rows for one in row["articles"]}


def _lost(known: int, fault: str) -> str:
    """Return the sentence that tells of imported articles that are not carried over."""
    if known:
        return (
            f"Of the imported articles {known:,} could not be carried over, as the old index "
            f"{fault}; import them again."
        )
    return (
        f"Imported articles, if there were any, could not be carried over, as the old index "
        f"{fault}; import them again."
    )
