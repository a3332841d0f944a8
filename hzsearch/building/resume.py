"""Going on with a rebuild that was stopped: what of it a rebuild in one go would have too."""

from __future__ import annotations

from hzsearch.building.ledger import FileRecord, Ledger
from hzsearch.building.survey import Survey
from hzsearch.engines.base import Writer


def leave_stale(writer: Writer, ledger: Ledger, survey: Survey) -> list[FileRecord]:
    """Take out of ``writer`` and ``ledger`` the files that are not as they were.

    Returns their records. A rebuild has what the archives hold now: a file that changed is read
    as if it had never been, one that is gone, or in no archive that was named, is not there.
    """
    files = survey.files
    stale = {
        name
        for name, record in ledger.records.items()
        if name not in files or files[name].fingerprint != record.fingerprint
    }
    stale |= ledger.free_twins(stale)
    gone = [ledger.records.pop(name) for name in sorted(stale)]
    for record in gone:
        writer.delete(record.articles)
    return gone
