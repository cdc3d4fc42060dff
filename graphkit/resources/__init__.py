"""Data shipped with graphkit: lexicons, patterns, ontology, shapes, and their loaders."""
