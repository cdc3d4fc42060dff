"""Draw a networkx graph: as a pyvis Network, or as one page that needs no network.

This is the only package that imports pyvis.
"""

from graphkit.visualisation.network import to_pyvis
from graphkit.visualisation.page import Insight, NodeMeasure, page_html, write_page

__all__ = ["Insight", "NodeMeasure", "page_html", "to_pyvis", "write_page"]
