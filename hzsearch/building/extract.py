"""Files into articles without an index, as ``hzsearch extract`` shows them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from hzsearch import ingest
from hzsearch.archive import SourceFile, find_files
from hzsearch.building.build import BATCH_BYTES
from hzsearch.building.feed import batches
from hzsearch.building.ledger import Ledger
from hzsearch.building.plan import Job, Unit
from hzsearch.building.survey import Seen, Surveyor
from hzsearch.building.work import extract_unit
from hzsearch.ingest import Reading


def extract(
    archives: Sequence[Path], given: date | None, problems: list[tuple[str, str]]
) -> Iterator[Reading]:
    """Yield how the files of ``archives`` were read; files that can not be read go to ``problems``.

    Articles that jump are joined across the files of one issue, as their names tell it;
    files that were named side by side without a day in their names are one issue.
    ``problems`` are (name, reason). Raises UsageError where a path does not exist.
    """
    survey = Surveyor(Ledger(), ()).run(find_files(archives))
    problems += survey.problems
    alone = {os.path.abspath(path) for path in archives}
    for batch in batches(_units(list(survey.files.values()), alone), BATCH_BYTES):
        for unit in batch:
            for _, file, extraction in extract_unit(unit, given, problems):
                yield ingest.reading(file, extraction)


def _units(seen: Sequence[Seen], alone: set[str]) -> list[Unit]:
    """Return the files by issue, in the order of names."""
    issues: dict[str, list[Job]] = {}
    for one in sorted(seen, key=lambda one: one.source.name):
        job = Job(one.source, one.fingerprint, one.size)
        issues.setdefault(_issue(one.source, alone), []).append(job)
    units: list[Unit] = []
    for jobs in issues.values():
        whole = len(jobs) <= ingest.MOST_FILES
        units += [tuple(jobs)] if whole else [(job,) for job in jobs]
    return units


def _issue(source: SourceFile, alone: set[str]) -> str:
    """Return what the files of an issue share; for a file of none, its own name."""
    named = str(source.path) in alone and not source.member
    beside = f"beside {source.path.parent}" if named else f"alone {source.name}"
    return ingest.group(source) or beside
