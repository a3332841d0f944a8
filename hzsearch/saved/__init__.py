"""Queries that a user keeps under a name, and what has come since they were last asked.

They are the user's and not the index's: an index may be built anew, be another one's, or lie
on a server. So they are kept in one SQLite file of the user's, by where the index lies.
"""

from hzsearch.saved.news import NewHit, News
from hzsearch.saved.queries import SavedQueries
from hzsearch.saved.store import SavedQuery, saved_path

__all__ = ["NewHit", "News", "SavedQueries", "SavedQuery", "saved_path"]
