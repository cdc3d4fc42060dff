"""Describe what was missed and what was said wrongly, so that a person can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal
from graphkit.evaluation.scores import Finding
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graphkit.data_model import Span, Statement
    from graphkit.evaluation.gold import Gold, GoldStatement
    from graphkit.evaluation.view import DocumentView


class Findings:
    """Makes a ``Finding`` of each difference between a document's reading and its gold."""

    def __init__(self, view: DocumentView, gold: Gold, *, spans: Mapping[str, Span | None]) -> None:
        self._view = view
        self._gold = gold
        self._spans = spans
        self._labels = {one.id: one.label for one in gold.entities}
        self._labels |= {one.id: one.label for one in gold.meetings}

    def missed_persons(self, aligned: Mapping[str, str]) -> Iterator[Finding]:
        """Yield the persons of the gold that none of the reading is."""
        found = set(aligned.values())
        for one in self._gold.entities:
            if one.type is EntityType.PERSON and one.id not in found:
                yield self._finding("person", f"{one.label} ({', '.join(one.aliases)})")

    def missed_meetings(
        self, aligned: Mapping[str, str], wanted: Collection[str]
    ) -> Iterator[Finding]:
        """Yield the meetings of the gold that none of the reading is."""
        found = set(aligned.values())
        for one in self._gold.meetings:
            if one.id not in found:
                who = ", ".join(self._labels[name] for name in one.participants)
                note = "core" if one.id in wanted else "secondary"
                yield self._finding("meeting", f"{one.label} [{who}; {one.date}]", note=note)

    def missed_statements(self, missed: Iterable[GoldStatement]) -> Iterator[Finding]:
        """Yield statements of the gold, each with what the reading makes of its passage."""
        for one in missed:
            span = self._spans[one.id]
            yield Finding(
                document=self._gold.name,
                kind=one.relation,
                what=f"{self._label(one.subject)} {one.relation} {self._label(one.object)}",
                note=one.tier.value,
                quote=one.quote,
                sentence=self._sentence(span) if span else "",
                nearby=self._said_of(span) if span else (),
            )

    def wrong_persons(self, wrong: Iterable[str]) -> Iterator[Finding]:
        """Yield persons of the reading that are none of the gold's, or one too many."""
        for entity in sorted(wrong):
            yield self._finding("person", self._named(entity))

    def wrong_meetings(self, wrong: Iterable[str]) -> Iterator[Finding]:
        """Yield meetings of the reading that are none of the gold's."""
        for entity in sorted(wrong):
            spans = self._view.spans[entity]
            sentence = self._sentence(spans[0]) if spans else ""
            yield self._finding("meeting", self._named(entity), sentence=sentence)

    def wrong_statements(self, wrong: Iterable[Statement]) -> Iterator[Finding]:
        """Yield statements of the reading that the gold does not have."""
        for one in wrong:
            yield self._of_statement(one, "")

    def unjudged_statements(self, reasons: Mapping[str, str]) -> Iterator[Finding]:
        """Yield statements that do not count, each with the reason."""
        for one in self._view.statements:
            if one.id in reasons:
                yield self._of_statement(one, reasons[one.id])

    def _of_statement(self, statement: Statement, note: str) -> Finding:
        evidence = statement.evidence[0]
        return Finding(
            document=self._gold.name,
            kind=matching_words().gold_relations(statement.predicate)[0],
            what=self._described(statement),
            note=note,
            quote=evidence.exact,
            sentence=evidence.sentence.of(self._view.document.text),
            rule=statement.rule,
        )

    def _finding(self, kind: str, what: str, *, note: str = "", sentence: str = "") -> Finding:
        return Finding(document=self._gold.name, kind=kind, what=what, note=note, sentence=sentence)

    def _label(self, gold_id: str) -> str:
        return self._labels.get(gold_id, gold_id)

    def _named(self, entity: str) -> str:
        return f"{entity} ({', '.join(self._view.names[entity])})"

    def _described(self, statement: Statement) -> str:
        goal = statement.object
        value = goal.value if isinstance(goal, Literal) else self._view.label(goal)
        agents = ", ".join(map(self._view.label, statement.agents))
        by = f" by {agents}" if agents else ""
        return f"{self._view.label(statement.subject)} {statement.predicate} {value}{by}"

    def _said_of(self, span: Span) -> tuple[str, ...]:
        return tuple(
            f"{self._described(one)} [{one.rule}]"
            for one in self._view.statements
            if any(evidence.span.overlaps(span) for evidence in one.evidence)
        )

    def _sentence(self, span: Span) -> str:
        document = self._view.document
        around = [one.span for one in document.sentences if one.span.overlaps(span)]
        return " ".join(one.of(document.text) for one in around)
