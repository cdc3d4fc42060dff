"""The open questions of a graph that was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Decisions
from graphkit.pipeline.collecting import without_collecting
from graphkit.pipeline.views import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.pipeline.graph import KnowledgeGraph
    from graphkit.resources.lexicons import Lexicons
    from graphkit.review import Proposal, Question

_NOTHING = Decisions()
_MEETINGS = "who-met-whom"


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
        proposals: Entities that may be one; by their names alone unless given.
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
        proposals=proposals,
        known=(lexicons or Lexicons()).gazetteer,
    )
    return open_questions(contents, decisions)


def left_open(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield a line for each reference of which it is not told whom it means."""
    titles = {one.id: one.title or one.source for one in graph.summary.documents}
    for one in graph.summary.left_open:
        yield f"“{one.words}”: {one.reason} – {titles.get(one.document, one.document)}"
