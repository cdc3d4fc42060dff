"""From a networkx graph to plain numbers: centrality, communities, components, ranks.

Knows nothing of the store or of documents. No function changes the graph it is
given, and none depends on the order the graph was filled in.
"""

from graphkit.analysis.centralities import MEASURES, Measure, centralities
from graphkit.analysis.communities import Communities, Community, communities
from graphkit.analysis.components import Structure, components, isolates, structure
from graphkit.analysis.degree import degree, weighted_degree
from graphkit.analysis.eigenvector import eigenvector
from graphkit.analysis.graph import asserted_part, collapse, without_nodes
from graphkit.analysis.pagerank import pagerank
from graphkit.analysis.paths import betweenness, closeness
from graphkit.analysis.ranking import Rank, ranking, rounded
from graphkit.analysis.resampling import DRAWS, LEVEL, RankDraws, Resampling, resample
from graphkit.analysis.scores import Scores

__all__ = [
    "DRAWS",
    "LEVEL",
    "MEASURES",
    "Communities",
    "Community",
    "Measure",
    "Rank",
    "RankDraws",
    "Resampling",
    "Scores",
    "Structure",
    "asserted_part",
    "betweenness",
    "centralities",
    "closeness",
    "collapse",
    "communities",
    "components",
    "degree",
    "eigenvector",
    "isolates",
    "pagerank",
    "ranking",
    "resample",
    "rounded",
    "structure",
    "weighted_degree",
    "without_nodes",
]
