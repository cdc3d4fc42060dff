"""Find the open questions of a graph, those that would change most first."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.data_model import DecisionKind
from graphkit.review.days import date_questions, days_apart
from graphkit.review.effects import Effects
from graphkit.review.names import names_that_fit
from graphkit.review.questions import Answer, Question, QuestionKind
from graphkit.review.suspects import name_questions

if TYPE_CHECKING:
    from graphkit.data_model import Decisions, Entity
    from graphkit.review.contents import Contents, Proposal


def open_questions(contents: Contents, decided: Decisions) -> tuple[Question, ...]:
    """Return the questions of a graph that are not ``decided``, in the order to be asked.

    First come those that would change who is among the first ten of who met whom, then
    those that would move the most edges, then the likeliest.
    """
    effects = Effects(contents.everything, contents.meetings)
    proposals = contents.proposals or names_that_fit(contents)
    found = chain(
        (_same(one, contents, effects) for one in proposals if _are_there(one, contents)),
        (_same(one, contents, effects) for one in days_apart(contents)),
        date_questions(contents, effects),
        name_questions(contents, effects),
    )
    each = {question.key: question for question in found}
    left = [question for question in each.values() if not _is_decided(question, decided)]
    return tuple(_with_evidence(one, contents) for one in sorted(left, key=lambda q: q.order))


def _called(entity: Entity, other: Entity) -> str:
    """Return the name of an entity, with its id where the other one has the same name."""
    return f"“{entity.label}”" + (f" ({entity.id})" if entity.label == other.label else "")


def _are_there(proposal: Proposal, contents: Contents) -> bool:
    return {proposal.left, proposal.right} <= contents.by_id.keys()


def _same(proposal: Proposal, contents: Contents, effects: Effects) -> Question:
    one, other = (contents.by_id[id_] for id_ in sorted((proposal.left, proposal.right)))
    return Question(
        kind=QuestionKind.SAME,
        asks=f"Are {_called(one, other)} and {_called(other, one)} one {one.type.lower()}?",
        about=((one.id, one.label), (other.id, other.label)),
        answers=(
            Answer("y", "yes, they are one", f"{DecisionKind.SAME} {one.id} {other.id}"),
            Answer("n", "no, they are two", f"{DecisionKind.DIFFERENT} {one.id} {other.id}"),
        ),
        reasons=(
            *(f"for: {reason}" for reason in proposal.reasons),
            *(f"against: {reason}" for reason in proposal.against),
        ),
        score=proposal.score,
        effect=effects.of_union(one.id, other.id),
    )


def _is_decided(question: Question, decided: Decisions) -> bool:
    """Whether a decision answers a question, or speaks of just what it is about."""
    texts = {decision.text for decision in decided}
    if texts & {answer.line for answer in question.answers}:
        return True
    asked = {id_ for id_, _ in question.about}
    gone = {
        part.entity for one in decided.of_kind(DecisionKind.NOT_AN_ENTITY) for part in one.parts
    }
    kinds = _ANSWERED_BY[question.kind]
    return bool(asked & gone) or any(
        asked <= {part.entity for part in one.parts} for one in decided.of_kind(*kinds)
    )


_ANSWERED_BY = {
    QuestionKind.SAME: (DecisionKind.SAME, DecisionKind.DIFFERENT),
    QuestionKind.DATE: (DecisionKind.DATE,),
    QuestionKind.NAME: (DecisionKind.NAME, DecisionKind.SAME),
}


def _with_evidence(question: Question, contents: Contents) -> Question:
    return replace(question, evidence=contents.evidence(id_ for id_, _ in question.about))
