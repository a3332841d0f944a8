"""An article and its condensed text in few bytes, each read without the other.

Both say nearly the same, so they are packed as one: DEFLATE (RFC 1951) writes what stands
there already as a length and a distance. The text comes first, and reading stops at its end.
GB 18030 has two bytes for most characters where UTF-8 has three, and a form for every one.
"""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any

_LENGTH = struct.Struct("<I")
_CODE = "gb18030"
_RAW = -zlib.MAX_WBITS
_LEVEL = 4  # of zlib: a sixth sooner than its default, for three thousandths more room

# What every article holds, and what much news does; packing may refer to it from the first
# byte on. Indexes are packed with it: another one needs another tantivy.manifest.FORMAT.
_KNOWN = (
    "有限责任公司党委书记、董事长、总经理表示，记者从上获悉，近日，据介绍，与此同时，目前，此外，其中，"
    "以来，通过推进建设高质量发展，打造现代化产业体系，新质生产力，战略性新兴产业集群，数字经济，绿色低碳，"
    "生物医药、集成电路、新能源汽车、人工智能大模型、机器人、智能制造、新材料、信息技术等领域关键核心技术攻关，"
    "科技成果转化，创新平台，重点实验室，研究院，大学，国家高新技术产业开发区管委会，经济技术开发区，自贸试验区，"
    "园区，示范区，工业和信息化部，科技部，发展改革委，中国，全国，北京市、上海市、江苏省、浙江省、广东省、"
    "湖北省、四川省，企业，项目，投资，服务，市场，签约，开工，投产，总投资超过10亿元，同比增长1.5%，"
    "万平方米，万吨，一批，首个，首次，2020年1月1日，2021年12月，2022年，2023年，2024年，2025年。"
    '{"id":"2024","kind":"news","kicker":"","headline":"","subheadline":"","bylines":[],"zone":null,'
    '"zones":["高新区"],"province":null,"date":"2024-01-01","date_source":"issue","published":null,'
    '"topics":["人工智能"],"subheads":[],"paragraphs":["。","。"],"source":{"path":"",'
    '"page":1,"lines":[]},"doubts":[],"subhead_before":[],"meta":{},"continued":[]}'
).encode(_CODE)


def packed(text: str, article: dict[str, Any]) -> bytes:
    """Return a condensed text (analysis.Document.text) and an article's JSON form as one."""
    told = json.dumps(article, ensure_ascii=False, separators=(",", ":"))
    first = text.encode(_CODE)
    pack = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=_KNOWN)
    return _LENGTH.pack(len(first)) + pack.compress(first + told.encode(_CODE)) + pack.flush()


def text(pack: bytes) -> bytes:
    """Return the condensed text alone, UTF-8."""
    (length,) = _LENGTH.unpack_from(pack)
    return _opened(pack, length).decode(_CODE).encode() if length else b""


def article(pack: bytes) -> dict[str, Any]:
    """Return the article's JSON form."""
    (length,) = _LENGTH.unpack_from(pack)
    facts: dict[str, Any] = json.loads(_opened(pack, 0)[length:].decode(_CODE))
    return facts


def _opened(pack: bytes, most: int) -> bytes:
    """Return at most so many bytes of what is packed; all for 0."""
    stream = zlib.decompressobj(_RAW, zdict=_KNOWN)
    return stream.decompress(memoryview(pack)[_LENGTH.size :], most)
