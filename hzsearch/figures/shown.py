"""An amount as a reader sees it: in 亿 or 万, without needless zeros."""

from __future__ import annotations

from decimal import Decimal

from hzsearch.figures.currencies import YUAN, name_of


def shown(value: Decimal, currency: str | None) -> str:
    """Return ``value``, in whole units of a currency, as 25.78亿元, 3000万美元 or 500元.

    Without a currency it is the number alone: 25.78亿.
    """
    for sign, worth in (("亿", 10**8), ("万", 10**4), ("", 1)):
        if abs(value) >= worth or worth == 1:
            number = (value / worth).normalize()
            return f"{number:f}{sign}{_unit(currency)}"
    raise AssertionError("every number is at least none of one")


def _unit(currency: str | None) -> str:
    if currency is None:
        return ""
    return "元" if currency == YUAN else name_of(currency)
