"""The same string written otherwise: in another width, case or script, with spaces or marks."""

from __future__ import annotations

import random
from collections.abc import Callable

# Not from data/fold.txt, which is what is checked with them; each pair one to one.
_PAIRS = (
    "国國业業发發产產区區东東车車书書长長门門开開关關时時会會学學员員经經济濟"
    "对對进進动動现現实實这這个個们們来來为為说說还還过過从從应應当當无無数數"
    "据據计計设設备備网網络絡电電视視频頻线線组組织織结結级級红紅约約统統续續"
    "体體华華团團图圖资資质質贸貿费費购購贵貴赛賽药藥医醫疗療险險队隊际際陆陸"
    "创創剂劑剧劇办辦务務务務劳勞势勢协協单單卫衛厂廠历歷压壓参參双雙变變号號"
)
_TRADITIONAL = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_HALF_WIDTH = str.maketrans({chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)})


def _width(text: str, _: random.Random) -> str:
    wide = text.translate(_FULL_WIDTH)
    return wide if wide != text else text.translate(_HALF_WIDTH)


def _case(text: str, _: random.Random) -> str:
    # Only of ASCII: elsewhere a change of case may change the length.
    return "".join(char.swapcase() if char.isascii() else char for char in text)


def _traditional(text: str, _: random.Random) -> str:
    return text.translate(_TRADITIONAL)


def _spaces(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice((" ", "  ", "\u3000", "\t")) + text[place:]


def _marks(text: str, chance: random.Random) -> str:
    first, last = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return f"{text[:first]}“{text[first:last]}”{text[last:]}"


FORMS: dict[str, Callable[[str, random.Random], str]] = {
    "other width": _width,
    "other case": _case,
    "traditional": _traditional,
    "spaces put in": _spaces,
    "marks put in": _marks,
}


def rewritten(text: str, chance: random.Random) -> tuple[str, str]:
    """Return the name of a form and ``text`` in it: one of the forms that change it."""
    changed = {name: form(text, chance) for name, form in FORMS.items()}
    names = [name for name, asked in changed.items() if asked != text]
    # Spaces and marks can be put into any string, so they would crowd out the others.
    name = chance.choices(names, [1 if "put in" in name else 3 for name in names])[0]
    return name, changed[name]
