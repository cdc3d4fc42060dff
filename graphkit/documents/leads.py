"""Cut place, day and agency off the first sentence, and the credit off the last.

"TOKYO, Sept 24 (Reuters) - The ministers …" becomes a dateline and a paragraph,
"… on Friday. (ANI)" a paragraph and a metadata line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind
from graphkit.data_model.document import PROSE
from graphkit.documents.layout import single_spaced, trimmed
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from graphkit.documents.classify import Reading

_LONGEST_LEAD = 100
_FEWEST_WORDS_LEFT = 6


def cut_leads(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Return the readings with leads and credits as readings of their own."""
    paragraphs = [i for i, r in enumerate(readings) if r.kind is BlockKind.PARAGRAPH]
    prose = [i for i, r in enumerate(readings) if r.kind in PROSE]
    result = list(readings)
    if prose:
        result[prose[-1] : prose[-1] + 1] = _without_credit(readings[prose[-1]], text)
    for i in paragraphs[:2]:  # the first may be a summary
        parts = _without_lead(result[i], text, [readings[j] for j in paragraphs if j != i])
        if len(parts) > 1:
            result[i : i + 1] = parts
            break
    return result


def _without_lead(reading: Reading, text: str, others: Sequence[Reading]) -> list[Reading]:
    piece = reading.line.core.of(text)
    match = _lead(piece, others)
    if match is None or len(piece[match.end() :].split()) < _FEWEST_WORDS_LEFT:
        return [reading]
    start = reading.line.core.start
    dateline = _part(reading, text, reading.line.span.start, start + match.end())
    rest = _part(reading, text, start + match.end(), reading.line.span.end)
    return [replace(dateline, kind=BlockKind.DATELINE), rest]


def _lead(piece: str, others: Sequence[Reading]) -> re.Match[str] | None:
    roles = load_document_structure().roles
    match = roles["lead"].begin(piece[:_LONGEST_LEAD])
    if match:
        return match
    match = roles["named_lead"].begin(piece[:_LONGEST_LEAD])
    if match is None or roles["not_a_place"].covers(single_spaced(match["place"])):
        return None
    # Several paragraphs that begin with a name and a colon are a conversation.
    if any(roles["named_lead"].begin(other.line.words) for other in others):
        return None
    return match


def _without_credit(reading: Reading, text: str) -> list[Reading]:
    piece = reading.line.span.of(text)
    match = load_document_structure().roles["credit"].search(piece[-_LONGEST_LEAD:])
    if match is None or match.start() == 0:
        return [reading]
    cut = reading.line.span.end - len(match[0])
    credit = _part(reading, text, cut, reading.line.span.end)
    rest = _part(reading, text, reading.line.span.start, cut)
    return [rest, replace(credit, kind=BlockKind.METADATA, style="", marker=0)]


def _part(reading: Reading, text: str, start: int, end: int) -> Reading:
    span = trimmed(text, start, end)
    line = replace(reading.line, span=span, core=span, words=single_spaced(span.of(text)))
    return replace(reading, line=line)
