"""Errors and story leads in a graph: what cannot be, what does not add up, what stands alone."""

from graphkit.comparison.checks.findings import Check, CheckReport, Passage
from graphkit.comparison.checks.material import Material
from graphkit.comparison.checks.run import check

__all__ = ["Check", "CheckReport", "Material", "Passage", "check"]
