"""Which persons of several documents are one: names, evidence, contradictions, grouping."""
