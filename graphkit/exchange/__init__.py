"""A graph in the formats of other programs, and what these hand to a graph.

Each writer is a pure function from `Contents` to bytes; the same contents give the
same bytes, and every row names the evidence it rests on. Each reader is one from the text of
a file to things and facts (`Taken`), which `match_things` finds the entities of.
"""

from graphkit.exchange.contents import Contents, Naming
from graphkit.exchange.csv_reading import take_csv
from graphkit.exchange.follow_the_money import to_follow_the_money
from graphkit.exchange.ftm_reading import Taken, take_follow_the_money
from graphkit.exchange.matching import Matching, Proposal, match_things
from graphkit.exchange.neo4j import to_neo4j
from graphkit.exchange.polecat import to_polecat
from graphkit.exchange.tables import to_parquet

__all__ = [
    "Contents",
    "Matching",
    "Naming",
    "Proposal",
    "Taken",
    "match_things",
    "take_csv",
    "take_follow_the_money",
    "to_follow_the_money",
    "to_neo4j",
    "to_parquet",
    "to_polecat",
]
