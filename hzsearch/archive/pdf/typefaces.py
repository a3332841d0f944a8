"""What the name of a font says about its weight."""

from __future__ import annotations

import re

#: English style names, and the black faces of Chinese foundries: 黑体, 粗/大/超粗 cuts,
#: 小标宋 and 大标宋 (Founder's FZHTJW, FZDHTJW, FZXBSJW, FZDBSJW, FZCHSJW, FZCSJW …).
_BOLD = re.compile(
    r"bold|black|heavy|semibold|demi|simhei|heiti|黑|粗|标宋|"
    r"FZ(?:H|DH|CH|CCH|CY|CQ|CS|XBS|DBS|HT|TCH|ZCH)[A-Z]*|HYDaHei|HYCuHei|STHeiti",
    re.IGNORECASE,
)
_LIGHT = re.compile(r"light|thin|细|纤", re.IGNORECASE)

#: The weight of a bold face in CSS and OpenType (usWeightClass). PDFium derives it from the
#: width of the stems, which many programs do not fill in with care: so no lower.
_BOLD_WEIGHT = 700


def is_bold(name: str, weight: int) -> bool:
    """Return whether a font of this name and weight (-1 where unknown) is a bold one."""
    if _LIGHT.search(name):
        return False
    return weight >= _BOLD_WEIGHT or bool(_BOLD.search(name))
