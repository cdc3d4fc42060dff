"""What examples are of: the topic before them, or something deep inside it.

"talks on trade, including tariffs" are on tariffs, too. Who promised "shelter from
storms, including tornadoes" promised no tornadoes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_words import IN_NOUN_PHRASE, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_words import Word

_AWAY = frozenset({"against", "by", "from"})


def are_of_inner(words: Sequence[Word], topic: range, example: int) -> bool:
    """Whether the examples from ``example`` on are of something inside the ``topic`` before them.

    It stands behind "against", "by" or "from", or in a clause that a noun has.
    """
    governor = _governor(words, topic, example)
    if governor is None:
        return False
    before = words[topic.start : governor]
    if any(word.kind is Kind.PREPOSITION and word.text in _AWAY for word in before):
        return True
    if words[topic.start].start < words[governor].clause < words[governor].start:
        return True
    kinds = [word.kind for word in before]
    return Kind.NOUN in kinds and Kind.TO in kinds[kinds.index(Kind.NOUN) :]


def _governor(words: Sequence[Word], topic: range, example: int) -> int | None:
    """Return which word of a topic the parser hangs the phrase at ``example`` on."""
    head = example
    while head + 1 < len(words) and words[head + 1].kind in IN_NOUN_PHRASE:
        head += 1
    if head >= len(words):
        return None
    on = words[head].head
    return next((i for i in topic if words[i].start <= on < words[i].end), None)
