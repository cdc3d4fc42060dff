"""Which statement of a reading says what which statement of the gold says.

A statement is right if its subject or one of its agents, its relation and its
object are those of a gold statement, or others which that one accepts. Each gold
statement is found by a statement of its own, with one exception: a statement
stands for one triple per agent, and for all gold statements of the same triple.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal, Polarity, Span
from graphkit.evaluation.gold import Tier
from graphkit.evaluation.names import STRICT, all_variants, best_similarity
from graphkit.evaluation.pairing import best_pairs
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Statement
    from graphkit.evaluation.entities import EntityMatcher
    from graphkit.evaluation.gold import Gold, GoldStatement
    from graphkit.evaluation.view import DocumentView

_UNQUALIFIED = frozenset({"asserted", "inferred"})
_FIRST = {Tier.CORE: 100.0, Tier.SECONDARY: 10.0, Tier.INFERRED: 1.0}
"""What must be found is paired before what may be found."""
_SAME_MEETING, _SAME_PASSAGE, _SAME_RELATION, _SAME_SUBJECT = 0.5, 0.3, 0.2, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMatches:
    """``right`` are ids of statements that fit some gold; ``pairs`` gold ids with who found them.

    ``best`` are the one-to-one pairs among ``pairs``: statement id to gold id.
    """

    right: frozenset[str]
    pairs: Mapping[str, str]
    best: Mapping[str, str]


class StatementMatcher:
    """Compares statements, once it is known which entities and meetings are the same."""

    def __init__(
        self,
        view: DocumentView,
        gold: Gold,
        *,
        entities: EntityMatcher,
        meetings: Mapping[str, str],
        spans: Mapping[str, Span | None],
    ) -> None:
        self._view = view
        self._entities = entities
        self._meetings = meetings
        self._spans = spans
        self._gold = gold
        self._gold_meetings = {meeting.id: meeting for meeting in gold.meetings}

    def match(self) -> StatementMatches:
        """Match all statements of the document."""
        scores = {
            (statement.id, gold.id): _FIRST[gold.tier] + score
            for statement in self._view.statements
            for gold in self._gold.statements
            if (score := self.score(statement, gold)) > 0
        }
        best = best_pairs(scores)
        pairs = {gold: statement for statement, gold in best.items()}
        pairs |= self._said_as_well(scores, best, frozenset(pairs))
        return StatementMatches(
            right=frozenset(statement for statement, _ in scores), pairs=pairs, best=best
        )

    def score(self, statement: Statement, gold: GoldStatement) -> float:
        """Return 0 where the two say different things, else how well they fit."""
        relations = matching_words().gold_relations(statement.predicate)
        if not gold.relations.intersection(relations) or not _same_force(statement, gold):
            return 0.0
        fit = self._arguments(statement, gold)
        if fit == 0:
            return 0.0
        return (
            fit
            + _SAME_MEETING * (self.meeting_of(statement) in gold.meetings)
            + _SAME_PASSAGE * self.quotes_same(statement, gold)
            + _SAME_RELATION * (relations[0] == gold.relation)
            + _SAME_SUBJECT * (self._same(statement.subject, gold.subject) > 0)
        )

    def meeting_of(self, statement: Statement) -> str | None:
        """Return the gold's meeting in which a statement puts its claim, if it is one."""
        for entity in (statement.subject, statement.object, statement.meeting):
            if isinstance(entity, str) and self._view.is_encounter(entity):
                return self._meetings.get(entity)
        return None

    def quotes_same(self, statement: Statement, gold: GoldStatement) -> bool:
        """Return whether the evidence covers half of the gold's quote, or lies inside it."""
        span = self._spans.get(gold.id)
        return span is not None and any(
            span.contains(evidence.span) or 2 * _overlap(span, evidence.span) >= len(span)
            for evidence in statement.evidence
        )

    def same(self, entity: str, gold_id: str) -> bool:
        """Return whether an entity of the reading is one of the gold."""
        return self._same(entity, gold_id) > 0

    def _said_as_well(
        self,
        scores: Mapping[tuple[str, str], float],
        best: Mapping[str, str],
        taken: frozenset[str],
    ) -> dict[str, str]:
        """Return gold statements that are found by a statement paired with another one."""
        gold = {one.id: one for one in self._gold.statements}
        found: dict[str, str] = {}
        for statement, other in sorted(scores):
            first = best.get(statement)
            if other in taken or other in found or first is None:
                continue
            if self._same_triple(gold[first], gold[other]):
                found[other] = statement
        return found

    def _same_triple(self, one: GoldStatement, other: GoldStatement) -> bool:
        """Tell whether two gold statements differ in nothing, or in the agent only."""
        if (one.relation, one.object) != (other.relation, other.object):
            return False
        subjects = {one.subject, other.subject}
        return len(subjects) == 1 or not subjects & set(self._gold_meetings)

    def _arguments(self, statement: Statement, gold: GoldStatement) -> float:
        goal = statement.object
        if isinstance(goal, Literal):
            fits = gold.relation == "heldOn" and goal.value in _dates(gold.object)
            return float(fits and self._subject_fits(statement, gold))
        straight = self._object(statement, gold) if self._subject_fits(statement, gold) else 0.0
        if straight or gold.relation not in matching_words().symmetric:
            return straight
        turned = self._any(statement.subject, gold.objects) and self._any(goal, gold.subjects)
        return float(turned)

    def _subject_fits(self, statement: Statement, gold: GoldStatement) -> bool:
        if self._any(statement.subject, gold.subjects):
            return True
        if gold.subject not in self._gold_meetings:
            return any(self._any(agent, gold.subjects) for agent in statement.agents)
        # A joint act told of one who took part in it, but not if it is put in another meeting.
        meeting = self.meeting_of(statement)
        actors = (statement.subject, *statement.agents)
        return (meeting is None or meeting in gold.meetings) and any(
            self._any(actor, gold.agents) for actor in actors
        )

    def _object(self, statement: Statement, gold: GoldStatement) -> float:
        goal = statement.object
        if not isinstance(goal, str) or goal not in self._view.entities:
            return 0.0
        score = max(self._same(goal, one) for one in gold.objects)
        if gold.claim:
            score = max(score, self._entities.claim_similarity(goal, gold.claim))
        return score or self._in_other_places(statement, goal, gold)

    def _in_other_places(self, statement: Statement, goal: str, gold: GoldStatement) -> float:
        """Compare topic and addressee where the two sides put them in each other's place."""
        told = self._any_of(statement.addressees, gold.objects) and self._any(goal, gold.about)
        asked = self._any_of(statement.concerning, gold.objects) and self._any(
            goal, gold.addressees
        )
        return float(told or asked)

    def _any_of(self, entities: Iterable[str], gold_ids: Iterable[str]) -> bool:
        wanted = tuple(gold_ids)
        return any(self._any(entity, wanted) for entity in entities)

    def _any(self, entity: str, gold_ids: Iterable[str]) -> bool:
        return any(self._same(entity, one) > 0 for one in gold_ids)

    def _same(self, entity: str, gold_id: str) -> float:
        meeting = self._gold_meetings.get(gold_id)
        if meeting is None:
            return self._entities.similarity(entity, gold_id)
        if self._meetings.get(entity) == gold_id:
            return 1.0
        one = self._view.entities.get(entity)
        # The gold's meeting may be an event of the reading: a summit, a forum.
        if one is None or one.type is not EntityType.EVENT:
            return 0.0
        names = self._view.names[entity]
        if all_variants(names) & all_variants(meeting.names):
            return 1.0
        score = best_similarity(names, meeting.names, strict=True)
        return score if score >= STRICT else 0.0


def _same_force(statement: Statement, gold: GoldStatement) -> bool:
    """Tell whether a statement claims at all what the gold claims.

    A denial is never the claim denied. What is planned is not what is the case;
    of speech acts, the modality is that of the content and makes no difference.
    """
    if statement.polarity is Polarity.NEGATIVE and gold.polarity != "negative":
        return False
    if gold.relation not in matching_words().states_of_affairs:
        return True
    return statement.is_direct or gold.modality not in _UNQUALIFIED


def _dates(date: str) -> frozenset[str]:
    """Return the right values for a date of the gold; an interval may be given by one end."""
    return frozenset({date, *date.split("/")})


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
