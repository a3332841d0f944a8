"""Jumps 转版: pieces that begin on one page and go on on another become one article.

In: the pages of one issue as :class:`Leaf` values, cut into articles with their ids.
Out: the articles of each page, a joined one at the place of its first part. Both sides
must say it: 下转第3版 at the end of one piece, 上接第1版 at the head of the other. What
could go on in two ways is left apart, with a doubt.
"""

from hzsearch.jumps.join import join
from hzsearch.jumps.leaf import Leaf

__all__ = ["Leaf", "join"]
