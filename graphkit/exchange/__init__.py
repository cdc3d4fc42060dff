"""A graph in the formats of other programs: FollowTheMoney, Neo4j, POLECAT, Parquet.

Each writer is a pure function from `Contents` to bytes; the same contents give the
same bytes, and every row names the evidence it rests on.
"""

from graphkit.exchange.contents import Contents, Naming
from graphkit.exchange.follow_the_money import to_follow_the_money
from graphkit.exchange.neo4j import to_neo4j
from graphkit.exchange.polecat import to_polecat
from graphkit.exchange.tables import to_parquet

__all__ = [
    "Contents",
    "Naming",
    "to_follow_the_money",
    "to_neo4j",
    "to_parquet",
    "to_polecat",
]
