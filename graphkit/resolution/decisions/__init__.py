"""What users laid down about entities: read from files, checked, and put into effect."""

from graphkit.resolution.decisions.files import decision_of, read_decisions

__all__ = ["decision_of", "read_decisions"]
