"""Graphs made by hand that leave something open."""

from collections.abc import Sequence

from graphkit.data_model import Decisions, Knowledge
from graphkit.projection import project
from graphkit.review import Contents, Proposal, Question, open_questions
from graphkit.store import GraphStore


def contents_of(
    knowledge: Knowledge, *, proposals: Sequence[Proposal] = (), known: Sequence[str] = ()
) -> Contents:
    store = GraphStore.create()
    store.write(knowledge)
    return Contents(
        entities=store.entities(),
        records=tuple(store.statement_records()),
        everything=project(store, "everything"),
        meetings=project(store, "who-met-whom"),
        proposals=proposals,
        known=known,
    )


def questions_of(
    knowledge: Knowledge,
    decided: Decisions | None = None,
    *,
    proposals: Sequence[Proposal] = (),
    known: Sequence[str] = (),
) -> tuple[Question, ...]:
    contents = contents_of(knowledge, proposals=proposals, known=known)
    return open_questions(contents, decided or Decisions())
