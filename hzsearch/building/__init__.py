"""Archives into an index: what to read, who reads it, and what was read."""

from hzsearch.building.add import Added, add
from hzsearch.building.build import build
from hzsearch.building.convert import convert
from hzsearch.building.importing import import_files
from hzsearch.building.report import Problem, Report

__all__ = ["Added", "Problem", "Report", "add", "build", "convert", "import_files"]
