"""An explanation as a reader sees it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from hzsearch.explain import ExplainedLine, Explanation
from hzsearch.layout import ROLES, RULES, Reason
from hzsearch.plots.width import padded

# Neighbouring articles are never in the same colour.
_COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
_ROLE_WIDTH = 20


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield a file's filled lines with role, article, text and rule; then the articles' reasons."""
    colours = {
        article.id: _COLOURS[place % len(_COLOURS)]
        for place, article in enumerate(explanation.articles)
    }
    for line in explanation.lines:
        if line.role != "blank":
            yield _line(line, colours.get(line.article or ""))
    for article in explanation.articles:
        yield ""
        head = article.headline or "（无主题 no headline）"
        yield click.style(f"{article.id} {head}", fg=colours[article.id], bold=True)
        yield from map(_reason, explanation.reasons.get(article.id, ()))


def _line(line: ExplainedLine, colour: str | None) -> str:
    """Return one line: its number, role, article and text, and behind them the rule."""
    english, chinese = ROLES[line.role]
    number = click.style(f"{line.number:>4}", dim=True)
    called = (line.article or "").rpartition(":")[2] or "–"
    role = padded(f"{chinese} {english}", _ROLE_WIDTH)
    shown = click.style(f"{role} {called:>5}  {line.text.strip()}", fg=colour, dim=not colour)
    if line.rule == "continued.wrap":  # its role says it all
        return f"{number}  {shown}"
    why = click.style(f"← {line.rule}: {RULES[line.rule].english}", dim=True)
    return f"{number}  {shown}  {why}"


def _reason(reason: Reason) -> str:
    weights = f" ({reason.weights})" if reason.weights else ""
    return f"      {reason.rule}: {RULES[reason.rule].english}{weights}"
