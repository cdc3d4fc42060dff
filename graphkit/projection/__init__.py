"""From the store to networkx: named projections, users' own, and exports of the graphs.

A projection is a SPARQL query in a file whose rows are edges. Every edge carries
the ids of the statements behind it.
"""

from graphkit.projection.edges import relation_label
from graphkit.projection.export import (
    FORMATS,
    csv_text,
    to_csv,
    to_gexf,
    to_graphml,
    write_graph,
)
from graphkit.projection.project import find_projection, project, project_all
from graphkit.resources.projections import ProjectionFile, list_projections

__all__ = [
    "FORMATS",
    "ProjectionFile",
    "csv_text",
    "find_projection",
    "list_projections",
    "project",
    "project_all",
    "relation_label",
    "to_csv",
    "to_gexf",
    "to_graphml",
    "write_graph",
]
