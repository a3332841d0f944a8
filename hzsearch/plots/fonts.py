"""Fonts with Chinese characters, among those that matplotlib finds on this machine."""

from __future__ import annotations

from collections.abc import Sequence

#: Families with the Han of simplified Chinese, the best first: those drawn for it, then
#: those for all of East Asia, whose forms of some characters are Japanese.
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Heiti SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "Arial Unicode MS",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
)
#: What an SVG asks for: one family at least for every common system.
SHOWN = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei")


def chinese_font(families: Sequence[str] = CHINESE) -> str | None:
    """Return the first of ``families`` that is installed, None where none is."""
    from matplotlib import font_manager  # noqa: PLC0415  it looks through all fonts at first

    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((family for family in families if family in installed), None)
