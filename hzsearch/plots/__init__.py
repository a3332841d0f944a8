"""Counts as drawings: bars and lines of text for a terminal, pictures for a report."""

from hzsearch.plots.chart import Chart, Row, chart
from hzsearch.plots.line import line_lines
from hzsearch.plots.table import table_lines

__all__ = ["Chart", "Row", "chart", "line_lines", "table_lines"]
