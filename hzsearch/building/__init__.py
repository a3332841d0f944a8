"""Archives into an index: what to read, who reads it, and what was read."""

from hzsearch.building.add import add
from hzsearch.building.build import Problem, Report, build
from hzsearch.building.convert import convert

__all__ = ["Problem", "Report", "add", "build", "convert"]
