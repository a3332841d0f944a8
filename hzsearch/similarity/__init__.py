"""Articles that are like another one: the same story again, or a story on the same matter.

Needs nothing of an engine but the Reader protocol, and nothing in the index but what
every article has there.
"""

from hzsearch.similarity.collapse import Collapsed, Group, collapse
from hzsearch.similarity.duplicates import NearDuplicates
from hzsearch.similarity.related import related, told
from hzsearch.similarity.resemblance import Profile, are_near_duplicates, profile
from hzsearch.similarity.words import Telling, telling_words

__all__ = [
    "Collapsed",
    "Group",
    "NearDuplicates",
    "Profile",
    "Telling",
    "are_near_duplicates",
    "collapse",
    "profile",
    "related",
    "telling_words",
    "told",
]
