"""What a reading claims, what of it is right, and what cannot be judged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Polarity
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import Statement
    from graphkit.evaluation.gold import Gold
    from graphkit.evaluation.statements import StatementMatches
    from graphkit.evaluation.view import DocumentView

COMPLETE_IN_ANY_GOLD = frozenset({"met"})
"""Relations whose false alarms count in gold that is not complete, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims of a reading in one document.

    ``counted`` are those that count for precision: the row they are counted in,
    and whether they are right; ``wrong`` are the statements behind the wrong
    ones. ``unjudged`` has the reason why a statement does not count.
    """

    counted: tuple[tuple[str, bool], ...]
    wrong: tuple[Statement, ...]
    unjudged: Mapping[str, str]


def judge_claims(
    view: DocumentView, gold: Gold, matches: StatementMatches, *, relations: frozenset[str]
) -> Claims:
    """Tell apart what is right, wrong and open in one document.

    ``relations`` are those the gold annotates, here or in documents beside this one.
    """
    counted: list[tuple[str, bool]] = []
    wrong: list[Statement] = []
    unjudged: dict[str, str] = {}
    rows = {one.id: _row(one, gold, matches) for one in view.statements}
    offices = frozenset(view.of_type(EntityType.OFFICE))
    for claim in _claims(view, rows):
        first = claim[0]
        right = any(one.id in matches.right for one in claim)
        reason = _reason_not_to_count(first, rows[first.id], gold, relations, offices)
        if reason and (not right or reason is _COARSE):
            unjudged |= {one.id: reason for one in claim if not right}
            continue
        counted.append((rows[first.id], right))
        if not right:
            wrong.append(first)
    return Claims(counted=tuple(counted), wrong=tuple(wrong), unjudged=unjudged)


def _claims(view: DocumentView, rows: Mapping[str, str]) -> Iterator[tuple[Statement, ...]]:
    """Yield the statements that are one claim: a pair that met, told twice, is one."""
    claims: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in view.statements:
        pair = frozenset({one.subject, one.object})
        symmetric = rows[one.id] in matching_words().symmetric
        claims[(one.predicate, pair, one.is_direct) if symmetric else (one.id,)].append(one)
    yield from map(tuple, claims.values())


def _row(statement: Statement, gold: Gold, matches: StatementMatches) -> str:
    """Return the relation of the gold that a statement is counted under."""
    relations = matching_words().gold_relations(statement.predicate)
    best = matches.best.get(statement.id)
    paired = next((one.relation for one in gold.statements if one.id == best), None)
    return paired if paired in relations else relations[0]


_COARSE = "the gold is not complete for this relation"


def _reason_not_to_count(
    statement: Statement, row: str, gold: Gold, relations: frozenset[str], offices: frozenset[str]
) -> str:
    if not gold.complete and row not in COMPLETE_IN_ANY_GOLD:
        return _COARSE
    states = row in matching_words().states_of_affairs
    reasons = {
        f"the gold does not annotate {row}": row not in relations,
        "denied; the gold hardly annotates denials": statement.polarity is Polarity.NEGATIVE,
        "planned or supposed; the gold hardly annotates plans": (
            states and not statement.is_direct
        ),
        "the gold does not annotate what an office represents": (
            row == "represents" and statement.subject in offices
        ),
    }
    return next((one for one, holds in reasons.items() if holds), "")
