"""Find the quotes of gold in the text that was read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.errors import EvaluationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.evaluation.gold import Gold, GoldStatement

_MOST_LOST = 0.5


def anchored_spans(gold: Gold, text: str) -> Mapping[str, Span | None]:
    """Return where in a document's kept text each quote of its gold stands.

    That is at its offsets, or, where the kept text has moved, at the nearest
    place with the same words; None where there is none.

    Raises:
        EvaluationError: More than half of the quotes are not in the text: it is another one.
    """
    spans = {one.id: _anchor(one, text) for one in gold.statements}
    lost = sum(span is None for span in spans.values())
    if lost > _MOST_LOST * len(spans):
        message = (
            f"gold {gold.name} does not fit its text: {lost} of {len(spans)} quotes are not in it"
        )
        raise EvaluationError(message, "give the text that was annotated")
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
