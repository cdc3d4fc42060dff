"""The open questions of a graph that was built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.data_model import Decisions
from graphkit.pipeline.collecting import without_collecting
from graphkit.pipeline.views import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.pipeline.graph import KnowledgeGraph
    from graphkit.resources.lexicons import Lexicons
    from graphkit.review import Proposal, Question
    from graphkit.store import GraphStore

_NOTHING = Decisions()
_MEETINGS = "who-met-whom"
_PROPOSALS: Final = """
SELECT ?proposal ?candidate ?score ?reason ?against WHERE {
  GRAPH ?graph {
    ?proposal a gk:MergeProposal ; gk:candidate ?candidate ; gk:score ?score ; gk:reason ?reason .
    OPTIONAL { ?proposal gk:counterReason ?against }
  }
} ORDER BY ?proposal ?candidate ?against
"""


@without_collecting()
def review(
    graph: KnowledgeGraph,
    decisions: Decisions = _NOTHING,
    *,
    lexicons: Lexicons | None = None,
    proposals: Sequence[Proposal] = (),
) -> tuple[Question, ...]:
    """Return what is open in a graph, what would change most first.

    Args:
        graph: The graph.
        decisions: What is decided already, built into the graph or not.
        lexicons: What is known of names; graphkit's own unless given.
        proposals: Entities that may be one: those that the graph proposes unless given, and if
            it proposes none, those whose names fit.
    """
    from graphkit.projection import project
    from graphkit.resources.lexicons import Lexicons
    from graphkit.review import Contents, open_questions

    store = graph.store
    contents = Contents(
        entities=store.entities(),
        records=tuple(store.statement_records()),
        everything=project(store, EVERYTHING),
        meetings=project(store, _MEETINGS),
        proposals=proposals or proposals_in(store),
        known=(lexicons or Lexicons()).gazetteer,
    )
    return open_questions(contents, decisions)


def proposals_in(store: GraphStore) -> tuple[Proposal, ...]:
    """Return the entities that resolution, when the graph was built, took to be one perhaps."""
    from graphkit.review.contents import MayBeOne

    candidates: dict[str, set[str]] = {}
    told: dict[str, tuple[float, str]] = {}
    against: dict[str, list[str]] = {}
    for proposal, candidate, score, reason, words in store.query(_PROPOSALS).rows:
        name = str(proposal)
        candidates.setdefault(name, set()).add(store.shorten(str(candidate)))
        told[name] = (float(score or 0), str(reason))
        if words is not None and str(words) not in against.setdefault(name, []):
            against[name].append(str(words))
    return tuple(
        MayBeOne(
            left=left,
            right=right,
            score=told[name][0],
            reasons=(told[name][1],),
            against=tuple(against.get(name, ())),
        )
        for name, pair in sorted(candidates.items())
        for left, right in [sorted(pair)]
    )


def left_open(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield a line for each reference of which it is not told whom it means."""
    titles = {one.id: one.title or one.source for one in graph.summary.documents}
    for one in graph.summary.left_open:
        yield f"“{one.words}”: {one.reason} – {titles.get(one.document, one.document)}"
