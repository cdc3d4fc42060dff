"""Measure what a reading says in one document against the gold of that document."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Polarity, Span
from graphkit.errors import EvaluationError
from graphkit.evaluation.entities import EntityMatcher
from graphkit.evaluation.findings import Findings
from graphkit.evaluation.gold import Tier
from graphkit.evaluation.meetings import align_meetings
from graphkit.evaluation.pairing import best_pairs
from graphkit.evaluation.scores import Evaluation, Score, Share
from graphkit.evaluation.statements import StatementMatcher
from graphkit.evaluation.view import mentioned, view_document
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import Knowledge, Literal, Statement
    from graphkit.evaluation.gold import Gold, GoldStatement
    from graphkit.evaluation.statements import StatementMatches
    from graphkit.evaluation.view import DocumentView

COMPLETE_IN_ANY_GOLD = frozenset({"met"})
"""Relations whose false alarms count in gold that is not complete, too."""
_FIT = 0.5
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


class _Judge:
    """One comparison of one document; holds what all its figures are counted from."""

    def __init__(
        self, view: DocumentView, gold: Gold, *, strict: bool, relations: frozenset[str]
    ) -> None:
        self._view = view
        self._gold = gold
        self._strict = strict
        self._relations = relations
        self._spans = anchored_spans(gold, view.document.text)
        self._entities = EntityMatcher(view, gold, strict=strict)
        self._meetings = align_meetings(view, gold, self._entities)
        self._matcher = StatementMatcher(
            view, gold, entities=self._entities, meetings=self._meetings, spans=self._spans
        )
        self._matches: StatementMatches = self._matcher.match()
        self._statements = {one.id: one for one in view.statements}
        self._by_id = {one.id: one for one in gold.statements}

    def evaluation(self, tier: str) -> Evaluation:
        weights = _TIERS[tier]
        scores = self._relation_scores(weights)
        findings = Findings(self._view, self._gold, spans=self._spans)
        _, wrong, unjudged = self._said()
        return Evaluation(
            name=self._gold.name,
            tier=tier,
            strict=self._strict,
            complete=self._gold.complete,
            persons=self._person_score(),
            meetings=self._meeting_score(),
            statements=sum(scores.values(), start=Score()),
            relations=MappingProxyType(dict(sorted(scores.items()))),
            entities=self._entity_scores(),
            details=self._details(),
            unscored=MappingProxyType(dict(sorted(Counter(unjudged.values()).items()))),
            misses=(
                *findings.missed_persons(self._entities.persons),
                *findings.missed_meetings(self._meetings, self._wanted_meetings()),
                *findings.missed_statements(self._missed(weights)),
            ),
            false_alarms=(
                *findings.wrong_persons(self._wrong_persons()),
                *findings.wrong_meetings(self._said_meetings() - set(self._meetings)),
                *findings.wrong_statements(wrong),
            ),
            unjudged=tuple(findings.unjudged_statements(unjudged)),
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
        right = self._said_meetings() & set(self._meetings)
        return Score(
            correct=len(right),
            said=len(self._said_meetings()),
            found=len(wanted & set(self._meetings.values())),
            wanted=len(wanted),
        )

    def _wanted_meetings(self) -> frozenset[str]:
        """Return the gold's meetings; one with nothing that must be found may be missed."""
        spoken_of = {one.id: False for one in self._gold.meetings}
        core = {
            meeting
            for one in self._gold.statements
            if one.tier is Tier.CORE
            for meeting in (one.subject, one.object, *one.meetings)
        }
        return frozenset(spoken_of) & core

    def _said_meetings(self) -> frozenset[str]:
        """Return the meetings the reading says took place, not those only planned or denied."""
        claims: defaultdict[str, set[bool]] = defaultdict(set)
        for statement in self._view.statements:
            for entity in set(mentioned(statement)):
                claims[entity].add(statement.is_direct)
        encounters = self._view.of_type(EntityType.MEETING, EntityType.CALL)
        return frozenset(one for one in encounters if one not in claims or True in claims[one])

    # Statements

    def _relation_scores(self, weights: Mapping[Tier, float]) -> dict[str, Score]:
        scores: defaultdict[str, Score] = defaultdict(Score)
        for one in self._gold.statements:
            weight = weights.get(one.tier, 0.0)
            scores[one.relation] += Score(
                found=weight * (one.id in self._matches.pairs), wanted=weight
            )
        said, _, _ = self._said()
        for row, right in said:
            scores[row] += Score(correct=float(right), said=1.0)
        return dict(scores)

    def _missed(self, weights: Mapping[Tier, float]) -> list[GoldStatement]:
        return [
            one
            for one in self._gold.statements
            if weights.get(one.tier) and one.id not in self._matches.pairs
        ]

    def _said(self) -> tuple[list[tuple[str, bool]], list[Statement], dict[str, str]]:
        """Return the claims that count, in which row and whether right; the wrong ones; the rest.

        The last part gives the reason why a statement does not count.
        """
        rows: list[tuple[str, bool]] = []
        wrong: list[Statement] = []
        unjudged: dict[str, str] = {}
        for claim in self._claims():
            right = any(one.id in self._matches.right for one in claim)
            reason = self._reason_not_to_count(claim[0], right=right)
            if reason:
                unjudged |= {one.id: reason for one in claim if not right}
                continue
            rows.append((self._row(claim[0]), right))
            if not right:
                wrong.append(claim[0])
        return rows, wrong, unjudged

    def _claims(self) -> Iterator[tuple[Statement, ...]]:
        """Yield the statements that are one claim: a pair that met, told twice, is one."""
        claims: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
        for one in self._view.statements:
            symmetric = self._row(one) in matching_words().symmetric
            pair = frozenset({one.subject, one.object})
            key = (one.predicate, pair, one.is_direct) if symmetric else (one.id,)
            claims[key].append(one)
        yield from map(tuple, claims.values())

    def _row(self, statement: Statement) -> str:
        best = self._matches.best.get(statement.id)
        relations = matching_words().gold_relations(statement.predicate)
        if best is not None and self._by_id[best].relation in relations:
            return self._by_id[best].relation
        return relations[0]

    def _reason_not_to_count(self, statement: Statement, *, right: bool) -> str:
        row = self._row(statement)
        if not self._gold.complete and row not in COMPLETE_IN_ANY_GOLD:
            return "the gold is not complete for this relation"
        states = row in matching_words().states_of_affairs
        reasons = {
            f"the gold does not annotate {row}": row not in self._relations,
            "denied; the gold hardly annotates denials": (statement.polarity is Polarity.NEGATIVE),
            "planned or supposed; the gold hardly annotates plans": (
                states and not statement.is_direct
            ),
            "the gold does not annotate what an office represents": (
                row == "represents" and self._is_office(statement.subject)
            ),
        }
        return "" if right else next((one for one, holds in reasons.items() if holds), "")

    def _is_office(self, entity: str) -> bool:
        return entity in self._view.of_type(EntityType.OFFICE)

    # Details

    def _details(self) -> Mapping[str, Share]:
        shares: dict[str, Share] = dict.fromkeys(
            ("modality", "polarity", "meeting", "quote", "nesting"), Share()
        )
        broader = {
            (one.subject, one.object)
            for one in self._view.statements
            if one.predicate == "skos:broader"
        }
        for statement_id, gold_id in self._matches.best.items():
            statement, gold = self._statements[statement_id], self._by_id[gold_id]
            for name, right in self._respects(statement, gold, broader).items():
                shares[name] += Share(right=int(right), of=1)
        return MappingProxyType(shares)

    def _respects(
        self, statement: Statement, gold: GoldStatement, broader: set[tuple[str, str | Literal]]
    ) -> dict[str, bool]:
        """Return in which respects that apply a matched statement is right."""
        negative = statement.polarity is Polarity.NEGATIVE or (
            statement.predicate.rpartition(":")[2] in matching_words().opposing
        )
        modality = statement.content_modality or statement.modality
        respects = {
            "polarity": negative == (gold.polarity == "negative"),
            "quote": self._matcher.quotes_same(statement, gold),
        }
        if gold.modality != "inferred":
            respects["modality"] = modality.value.casefold() == gold.modality
        if gold.meetings:
            respects["meeting"] = self._matcher.meeting_of(statement) in gold.meetings
        if gold.parent_topic:
            respects["nesting"] = any(
                narrow == statement.object
                and isinstance(wide, str)
                and self._matcher.same_topic(wide, gold.parent_topic)
                for narrow, wide in broader
            )
        return respects


def anchored_spans(gold: Gold, text: str) -> Mapping[str, Span | None]:
    """Return where in a document's kept text each quote of its gold stands.

    That is at its offsets, or, where the kept text has moved, at the nearest
    place with the same words; None where there is none.

    Raises:
        EvaluationError: Less than half of the quotes are in the text: it is another one.
    """
    spans = {one.id: _anchor(one, text) for one in gold.statements}
    lost = sum(span is None for span in spans.values())
    if lost > _FIT * len(spans):
        message = (
            f"gold {gold.name} does not fit its text: {lost} of {len(spans)} quotes are not in it"
        )
        raise EvaluationError(
            message,
            "give the text that was annotated",
        )
    return MappingProxyType(spans)


def _anchor(statement: GoldStatement, text: str) -> Span | None:
    if statement.span.of(text) == statement.quote:
        return statement.span
    before = text.rfind(statement.quote, 0, statement.span.start + len(statement.quote))
    after = text.find(statement.quote, statement.span.start)
    starts = [start for start in (before, after) if start >= 0]
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - statement.span.start))
    return Span(start, start + len(statement.quote))
