"""What the columns of a record are called, and which of an article's fields they fill.

Names were gathered from what newspaper systems, spreadsheets and news corpora call
them. Case, width, spaces, hyphens and underscores in a name do not matter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_NAMES = {
    "id": "id articleid docid 编号 文章编号 稿件编号 文章id",
    "kind": "kind type 体裁 类型 文章类型",
    "kicker": "kicker 肩题 引题 眉题",
    "headline": "headline title 标题 主标题 文章标题 题目",
    "subheadline": "subheadline subtitle 副题 副标题",
    "bylines": "bylines byline authors author 作者 署名 记者",
    "zone": "zone 园区 高新区 主园区 园区名称 高新区名称",
    "zones": "zones 所有园区 相关园区",
    "province": "province 省份 省",
    "date": "date 日期 事件日期",
    "published": (
        "published publishdate pubdate publishedat publishedon publicationdate "
        "发布日期 发布时间 出版日期 刊发日期 发表日期 见报日期"
    ),
    "topics": "topics topic 主题 话题 专题",
    "subheads": "subheads 小标题",
    "paragraphs": "paragraphs body text content 正文 内容 全文 文章内容",
    "doubts": "doubts",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}

#: Columns of which a table needs one, for a message that says so.
TEXT_COLUMNS = ("正文", "标题", "body", "text", "title")


@lru_cache(maxsize=1024)
def field_of(column: str) -> str | None:
    """Return the field of an article that ``column`` fills, None for one we do not know."""
    name = unicodedata.normalize("NFKC", column).casefold()
    return _FIELDS.get("".join(char for char in name if char not in " \t_-\ufeff"))


def named(record: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Return the values of ``record`` by an article's fields, and those of all other columns.

    Empty values are left out. Of two columns for one field (title and 标题) the
    first one fills it; the other stays what it is called.
    """
    facts: dict[str, object] = {}
    others: dict[str, object] = {}
    for column, value in record.items():
        field = field_of(column)
        if value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
            continue
        if column == "meta" and isinstance(value, Mapping):
            others.update(value)
        elif field and field not in facts:
            facts[field] = value
        else:
            others[column] = value
    return facts, others
