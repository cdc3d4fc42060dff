"""In what else matched statements are right: modality, polarity, meeting, quote, nesting."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import Polarity
from graphkit.evaluation.scores import Share
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import Statement
    from graphkit.evaluation.gold import Gold, GoldStatement
    from graphkit.evaluation.statements import StatementMatcher, StatementMatches
    from graphkit.evaluation.view import DocumentView

_RESPECTS = ("modality", "polarity", "meeting", "quote", "nesting")
Nesting = frozenset[tuple[str, str]]


def judge_details(
    view: DocumentView, gold: Gold, matcher: StatementMatcher, matches: StatementMatches
) -> Mapping[str, Share]:
    """Return how many statements of the one-to-one pairs are right in each respect."""
    statements = {one.id: one for one in view.statements}
    golds = {one.id: one for one in gold.statements}
    nesting = _nesting(view)
    shares = dict.fromkeys(_RESPECTS, Share())
    for statement_id, gold_id in matches.best.items():
        respects = _respects(statements[statement_id], golds[gold_id], matcher, nesting)
        for name, right in respects.items():
            shares[name] += Share(right=int(right), of=1)
    return MappingProxyType(shares)


def _nesting(view: DocumentView) -> Nesting:
    """Return the pairs of a narrower and a broader topic."""
    return frozenset(
        (one.subject, one.object)
        for one in view.statements
        if one.predicate == "skos:broader" and isinstance(one.object, str)
    )


def _respects(
    statement: Statement, gold: GoldStatement, matcher: StatementMatcher, nesting: Nesting
) -> dict[str, bool]:
    """Return in which respects a statement is right, of those in which it can be wrong."""
    respects = {
        "polarity": _speaks_against(statement) == (gold.polarity == "negative"),
        "quote": matcher.quotes_same(statement, gold),
    }
    if gold.modality != "inferred":
        modality = statement.content_modality or statement.modality
        respects["modality"] = modality.value.casefold() == gold.modality
    if gold.meetings:
        respects["meeting"] = matcher.meeting_of(statement) in gold.meetings
    if gold.parent_topic:
        respects["nesting"] = any(
            narrow == statement.object and matcher.same(broad, gold.parent_topic)
            for narrow, broad in nesting
        )
    return respects


def _speaks_against(statement: Statement) -> bool:
    local = statement.predicate.rpartition(":")[2]
    return statement.polarity is Polarity.NEGATIVE or local in matching_words().opposing
