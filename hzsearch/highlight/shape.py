"""What the characters of a text are to one who cuts it: one sign for each, so offsets stay.

Small patterns over these signs say what is a word, a number with its measure word, or the
end of a sentence; patterns over the characters themselves take long to compile.
"""

from __future__ import annotations

from hzsearch.analysis import is_han

#: A pair of marks: what closes each opening one.
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "【": "】", "〈": "〉"}

DIGIT, LETTER, NUMERAL, UNIT, OTHER = "0anu."
_SIGNS = {
    "S": "。！？；",  # ends a sentence
    "s": "!?;",  # so do these, but for those within a Latin word
    "C": "，",
    "c": ",",
    "K": "：",
    "k": ":",
    "l": "、",
    "e": "…",
    "~": "—–～~",
    "(": "".join(PAIRS) + "(",
    ")": "".join(PAIRS.values()) + ")",
    "-": "-−±￥¥$",  # stands before a number
    "+": "+%％‰℃°",  # stands behind one
    "d": ".．",
    "j": "/·&@_'＇／＆＠",  # joins letters or digits
    "o": "第",
    "m": "多余",
    "p": "点之又",
    NUMERAL: "〇零一二三四五六七八九十百千万亿两几",
    # The characters of measure words, those of several (平方公里, 百分点) too.
    UNIT: "年月日号时分秒元角吨米克度倍天周岁届期次个家项名人件台套位条款座辆架艘枚颗块张份篇只种类"
    "批亩层楼版步成平方立公里斤顷瓦毫厘小钟美欧户所场艇亿部",
}


class _Shapes(dict[int, str]):
    """The sign of each character, made when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        sign = OTHER
        if char.isspace():
            sign = " "
        elif char.isalnum() and not is_han(char):
            sign = DIGIT if char.isdigit() else LETTER
        self[code] = sign
        return sign


_shapes = _Shapes({ord(char): sign for sign, chars in _SIGNS.items() for char in chars})


def shape(text: str) -> str:
    """Return the signs of the characters of ``text``, one for each."""
    return text.translate(_shapes)
