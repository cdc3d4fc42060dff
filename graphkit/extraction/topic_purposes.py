"""Tell what something is done for from what is done: "send ships *to* keep the peace"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_shapes import VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

TOWARDS = frozenset({"toward", "towards"})
"""Prepositions that lead to a purpose, too."""


def is_purpose(words: Sequence[Word], topic: range, lexicon: TopicWords) -> bool:
    """Whether "to" or "towards" behind a topic leads what that is done for.

    It does not after a noun that takes an infinitive ("efforts to"), nor after
    a verb that makes others do something ("help farmers to").
    """
    word, before = words[topic.stop], words[topic.start : topic.stop]
    if word.text in TOWARDS:
        kinds = {w.kind for w in before}
        if before[0].start <= before[-1].owner or _completes(words, topic):
            return False
        if before[-1].kind in VERBS:
            return False  # "willingness to work towards peace"
        return Kind.FINITE not in kinds and not kinds.isdisjoint({Kind.PREPOSITION, *VERBS})
    opener = before[0]
    if word.kind is not Kind.TO or opener.kind not in VERBS:
        return False
    if opener.lemma in lexicon.controlling_verbs or len(before) == 1:
        return False
    takes = any(w.lemma in lexicon.infinitive_nouns for w in before)
    return not takes and before[-1].kind in {Kind.NOUN, Kind.ADVERB}


def _completes(words: Sequence[Word], topic: range) -> bool:
    """Whether a phrase hangs on the noun right before it: "pathways *towards peace*"."""
    before, stop = words[topic[-1]], topic.stop + 1
    while stop < len(words) and words[stop].kind in IN_NOUN_PHRASE:
        stop += 1
    led = any(w.kind is Kind.PREPOSITION for w in words[topic.start : topic.stop])
    hangs = not led and words[stop - 1].head == before.end - 1
    return before.kind is Kind.NOUN and not before.is_name and hangs
