"""What examples are of: the topic before them, or something deep inside it.

"talks on trade, including tariffs" are on tariffs, too. Who promised "shelter from
storms, including tornadoes" promised no tornadoes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_shapes import VERBS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from graphkit.extraction.topic_words import Word

_AWAY = frozenset({"against", "by", "from"})


def are_of_inner(
    words: Sequence[Word], topic: range, example: int, opposing: Container[str]
) -> bool:
    """Whether the examples from ``example`` on are of something inside the ``topic`` before them.

    It stands behind "against", "by" or "from", or in a clause that a noun has, or is
    what is done away with by one of the ``opposing`` verbs.
    """
    opener = words[topic.start]
    if opener.kind in VERBS and opener.lemma in opposing:
        return True
    governor = _governor(words, topic, example)
    before = words[topic.start : topic.stop if governor is None else governor]
    kinds = [word.kind for word in before]
    if Kind.NOUN in kinds and Kind.TO in kinds[kinds.index(Kind.NOUN) :]:
        return True
    if governor is None:
        return False
    if any(word.kind is Kind.PREPOSITION and word.text in _AWAY for word in before):
        return True
    return words[topic.start].start < words[governor].clause < words[governor].start


def _governor(words: Sequence[Word], topic: range, example: int) -> int | None:
    """Return which word of a topic the parser hangs the phrase at ``example`` on."""
    head = example
    if head >= len(words):
        return None
    while words[head].kind in IN_NOUN_PHRASE and head + 1 < len(words):
        if words[head + 1].kind not in IN_NOUN_PHRASE:
            break
        head += 1
    on = words[head].head
    return next((i for i in topic if words[i].start <= on < words[i].end), None)
