"""What can go wrong, as one tree.

::

    HzsearchError
    ├── UsageError          the call makes no sense: an empty quoted query, a bad date
    │   ├── UnknownArticleError no article has the id
    │   └── UnknownNameError    no issue, page or saved query is called so
    ├── ArchiveError        a source file can not be read; names the file
    ├── StoppedError        a build could not go on; the index is as it was
    ├── OverdueError        a query took longer than its answer is waited for
    └── UnusableIndexError  the index as a whole
        ├── NoIndexError        there is none where we looked
        ├── DamagedIndexError   its files are not what they say they are
        ├── UnreadableIndexError the system does not let it be read
        ├── ForeignIndexError   made by another format, analyzer or dictionary
        ├── ClosedIndexError    it was closed by whoever had opened it
        └── LockedIndexError    another build is writing to it

Every message is one sentence that names the place and the way out.
"""

from __future__ import annotations


class HzsearchError(Exception):
    """Base of all errors that hzsearch raises on purpose."""


class UsageError(HzsearchError):
    """The request can not be meant as it stands."""


class UnknownArticleError(UsageError):
    """The index has no article of that id."""


class UnknownNameError(UsageError):
    """No issue is of that day, no page of it or saved query has that name."""


class ArchiveError(HzsearchError):
    """A source file can not be read as newspaper text."""


class OverdueError(HzsearchError):
    """A query took longer than its answer is waited for (hzsearch.patience)."""


class StoppedError(HzsearchError):
    """A build could not go on: no room on the disk, a worker killed. The index is as it was."""


class UnusableIndexError(HzsearchError):
    """The index can not be used."""


class NoIndexError(UnusableIndexError):
    """There is no index at the place that was named."""


class DamagedIndexError(UnusableIndexError):
    """A file of the index is missing, cut short or not of its format."""


class UnreadableIndexError(UnusableIndexError):
    """The system does not let the index be read: rights, or too many open files."""


class ForeignIndexError(UnusableIndexError):
    """The index was made by another format, analyzer or dictionary."""


class ClosedIndexError(UnusableIndexError):
    """The index was closed, as at the end of a ``with`` block."""


class LockedIndexError(UnusableIndexError):
    """Another process is writing to the index."""
