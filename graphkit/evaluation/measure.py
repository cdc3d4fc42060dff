"""Measure what a reading says in one document against the gold of that document."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.evaluation.anchors import anchored_spans
from graphkit.evaluation.claims import judge_claims
from graphkit.evaluation.details import judge_details
from graphkit.evaluation.entities import EntityMatcher
from graphkit.evaluation.findings import Findings
from graphkit.evaluation.gold import Tier
from graphkit.evaluation.meetings import align_meetings
from graphkit.evaluation.pairing import best_pairs
from graphkit.evaluation.scores import Evaluation, Score
from graphkit.evaluation.statements import StatementMatcher
from graphkit.evaluation.view import mentioned, view_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import Knowledge
    from graphkit.evaluation.gold import Gold, GoldStatement
    from graphkit.evaluation.view import DocumentView

_TIERS = {"core": {Tier.CORE: 1.0}, "secondary": {Tier.CORE: 1.0, Tier.SECONDARY: 0.5}}


def evaluate(
    knowledge: Knowledge,
    gold: Gold,
    document_id: str,
    *,
    tier: str = "core",
    strict: bool = False,
    relations: frozenset[str] | None = None,
) -> Evaluation:
    """Compare what ``knowledge`` says in one document with its gold.

    Args:
        knowledge: All that was read; only what concerns the document is looked at.
        gold: The gold of the document.
        document_id: The id of the document in ``knowledge``.
        tier: ``core``, or ``secondary`` to count those statements as half.
        strict: Whether topics need a token F1 of 0.7 instead of 0.5.
        relations: The relations whose false alarms count; by default those of ``gold``.

    Raises:
        EvaluationError: The document was not read, or the gold is not of its text.
        ValueError: There is no such tier.
    """
    if tier not in _TIERS:
        message = f"no tier {tier!r}; there are: {', '.join(_TIERS)}"
        raise ValueError(message)
    view = view_document(knowledge, document_id)
    judge = _Judge(view, gold, strict=strict, relations=relations or gold.relations)
    return judge.evaluation(tier)


def judged_statements(
    knowledge: Knowledge, gold: Gold, document_id: str, *, relations: frozenset[str]
) -> dict[str, bool]:
    """Return which statements of a document its gold tells right, and which wrong, by id."""
    view = view_document(knowledge, document_id)
    return _Judge(view, gold, strict=False, relations=relations).verdicts()


class _Judge:
    """One comparison of one document; holds what all its figures are counted from."""

    def __init__(
        self, view: DocumentView, gold: Gold, *, strict: bool, relations: frozenset[str]
    ) -> None:
        self._view = view
        self._gold = gold
        self._strict = strict
        self._spans = anchored_spans(gold, view.document.text)
        self._entities = EntityMatcher(view, gold, strict=strict)
        self._meetings = align_meetings(view, gold, self._entities)
        self._matcher = StatementMatcher(
            view, gold, entities=self._entities, meetings=self._meetings, spans=self._spans
        )
        self._matches = self._matcher.match()
        self._claims = judge_claims(view, gold, self._matches, relations=relations)

    def verdicts(self) -> dict[str, bool]:
        """Return whether each statement that counts is right."""
        unjudged = self._claims.unjudged
        ids = (one.id for one in self._view.statements)
        return {id_: id_ in self._matches.right for id_ in ids if id_ not in unjudged}

    def evaluation(self, tier: str) -> Evaluation:
        weights = _TIERS[tier]
        scores = self._relation_scores(weights)
        unscored = Counter(self._claims.unjudged.values())
        findings = Findings(self._view, self._gold, spans=self._spans)
        return Evaluation(
            name=self._gold.name,
            tier=tier,
            strict=self._strict,
            complete=self._gold.complete,
            persons=self._person_score(),
            meetings=self._meeting_score(),
            statements=self._statement_score(scores),
            relations=MappingProxyType(scores),
            entities=self._entity_scores(),
            details=judge_details(self._view, self._gold, self._matcher, self._matches),
            unscored=MappingProxyType(dict(sorted(unscored.items()))),
            misses=(
                *findings.missed_persons(self._entities.persons),
                *findings.missed_meetings(self._meetings, self._wanted_meetings()),
                *findings.missed_statements(self._missed(weights)),
            ),
            false_alarms=(
                *findings.wrong_persons(self._wrong_persons()),
                *findings.wrong_meetings(self._said_meetings() - set(self._meetings)),
                *findings.wrong_statements(self._claims.wrong),
            ),
            unjudged=tuple(findings.unjudged_statements(self._claims.unjudged)),
        )

    # Entities

    def _person_score(self) -> Score:
        wanted = [one.id for one in self._gold.entities if one.type is EntityType.PERSON]
        found = set(self._entities.persons.values())
        return Score(
            correct=len(found),
            said=len(self._view.of_type(EntityType.PERSON)),
            found=len(found),
            wanted=len(wanted),
        )

    def _wrong_persons(self) -> frozenset[str]:
        """Return the persons that are none of the gold, or one that is there already."""
        first: dict[str, str] = {}
        for entity, gold in sorted(
            self._entities.persons.items(), key=lambda pair: (-self._mentions(pair[0]), pair)
        ):
            first.setdefault(gold, entity)
        return frozenset(self._view.of_type(EntityType.PERSON)) - set(first.values())

    def _mentions(self, entity: str) -> int:
        return len(self._view.spans[entity])

    def _entity_scores(self) -> Mapping[str, Score]:
        scores = {}
        for kind in sorted({one.type for one in self._gold.entities} - {EntityType.PERSON}):
            wanted = [one.id for one in self._gold.entities if one.type is kind]
            said = self._view.of_type(kind)
            found = len(
                best_pairs(
                    {
                        (entity, gold): score
                        for entity in said
                        for gold in wanted
                        if (score := self._entities.similarity(entity, gold)) > 0
                    }
                )
            )
            counts = {"correct": found, "said": len(said)} if self._gold.complete else {}
            scores[kind.value] = Score(found=found, wanted=len(wanted), **counts)
        return MappingProxyType(scores)

    # Meetings

    def _meeting_score(self) -> Score:
        wanted = self._wanted_meetings()
        return Score(
            correct=len(self._meetings),
            said=len(self._said_meetings()),
            found=len(wanted & set(self._meetings.values())),
            wanted=len(wanted),
        )

    def _wanted_meetings(self) -> frozenset[str]:
        """Return the gold's meetings; one with nothing that must be found may be missed."""
        core = {
            meeting
            for one in self._gold.statements
            if one.tier is Tier.CORE
            for meeting in (one.subject, one.object, *one.meetings)
        }
        return frozenset(one.id for one in self._gold.meetings) & core

    def _said_meetings(self) -> frozenset[str]:
        """Return the meetings that the reading, or the gold, takes for having taken place."""
        claims: defaultdict[str, set[bool]] = defaultdict(set)
        for statement in self._view.statements:
            for entity in set(mentioned(statement)):
                claims[entity].add(statement.is_direct)
        encounters = self._view.of_type(EntityType.MEETING, EntityType.CALL)
        said = {one for one in encounters if one not in claims or True in claims[one]}
        return frozenset(said | set(self._meetings))

    # Statements

    def _relation_scores(self, weights: Mapping[Tier, float]) -> dict[str, Score]:
        scores: defaultdict[str, Score] = defaultdict(Score)
        for one in self._gold.statements:
            weight = weights.get(one.tier, 0.0)
            found = weight * (one.id in self._matches.pairs)
            scores[one.relation] += Score(found=found, wanted=weight)
        for row, right in self._claims.counted:
            scores[row] += Score(correct=float(right), said=1.0)
        return dict(sorted(scores.items()))

    def _statement_score(self, scores: Mapping[str, Score]) -> Score:
        total = sum(scores.values(), start=Score())
        # In coarse gold the claims of one relation alone are judged: no precision of all.
        return total if self._gold.complete else Score(found=total.found, wanted=total.wanted)

    def _missed(self, weights: Mapping[Tier, float]) -> list[GoldStatement]:
        return [
            one
            for one in self._gold.statements
            if weights.get(one.tier) and one.id not in self._matches.pairs
        ]
