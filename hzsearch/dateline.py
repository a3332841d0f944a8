"""Datelines: how a report says which paper or agency it is from, and from where and when."""

from __future__ import annotations

import re

# 本报讯, 本报江阴3月28日讯, 新华社北京3月28日电, 央视网消息（新闻联播）：
_DATELINE = re.compile(
    r"\s*(?:\S{1,6}[网报社台]|[本新][报社刊网])[^，。：:\s]{0,16}?(?:讯|电|消息)"
    r"(?:\s*[（(][^（()）]{0,40}[）)])?[：:\s]*"
)


def dateline(text: str) -> str:
    """Return the dateline that ``text`` begins with, white space around it included, or ""."""
    found = _DATELINE.match(text)
    return found[0] if found else ""
