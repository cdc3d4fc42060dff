"""Infinitives that tell the act itself: "took the opportunity to thank", "failed to agree"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.extraction.tokens import Token

_WORDS = load_function_words()
_LONGEST = 3
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})


@dataclass(frozen=True, slots=True)
class Catenative:
    """The verb before an infinitive; ``fails`` if the act did not come about.

    ``purpose`` if the infinitive says what for: "met to discuss trade"; ``planned`` if the act
    is still to come: "plans to visit".
    """

    verb: Token
    fails: bool = False
    courteous: bool = False
    purpose: bool = False
    planned: bool = False


def catenative_of(infinitive: Token) -> Catenative | None:
    """Return the verb through which ``infinitive`` is told, if its phrase is a known one."""
    position = to_before(infinitive)
    if is_after_by(infinitive):
        end = infinitive.i
    elif position is not None:
        end = _before_adverbs(position - 1, infinitive) + 1
    else:
        return None
    for length in range(1, min(_LONGEST, end) + 1):
        words = infinitive.doc[end - length : end]
        names = _names(words)
        verb = words[0]
        if names & _WORDS.failing:
            return Catenative(verb, fails=True)
        if names & _WORDS.catenative:
            return Catenative(verb)
        if names & _WORDS.courtesy:
            return Catenative(verb, courteous=True)
        if names & _WORDS.planning:
            return Catenative(verb, planned=True)
    return None


def purpose_of(infinitive: Token) -> Catenative | None:
    """Return the verb nearest before an infinitive that may say what it was done for."""
    if to_before(infinitive) is None:
        return None
    for position in range(infinitive.i - 2, -1, -1):
        word = infinitive.doc[position]
        if word.lower_ in _WORDS.subordinator or word.lower_ in _WORDS.relative:
            return None
        if word.pos_ == "VERB" and word.tag_ in _TENSED:
            return Catenative(word, purpose=True)
    return None


def linking_before(predicative: Token) -> Catenative | None:
    """Return the verb that links "concerned" to who is: "remains deeply concerned"."""
    position = predicative.i - 1
    while position > 0 and predicative.doc[position].pos_ == "ADV":
        position -= 1
    verb = predicative.doc[max(position, 0)]
    linked = verb.lemma_.lower() in _WORDS.linking and verb.pos_ == "VERB"
    return Catenative(verb) if linked else None


def to_before(infinitive: Token) -> int | None:
    """Return where the "to" of an infinitive stands."""
    position = _before_adverbs(infinitive.i - 1, infinitive)
    led = position > 0 and infinitive.doc[position].lower_ == "to"
    return position if led and infinitive.tag_ == "VB" else None


def is_after_by(gerund: Token) -> bool:
    """Whether a verb stands as in "began by thanking"."""
    return gerund.tag_ == "VBG" and gerund.i > 0 and gerund.doc[gerund.i - 1].lower_ == "by"


def _names(words: Iterable[Token]) -> set[str]:
    """Return what the lexicon can call a phrase: by the lemma of its first word."""
    first, *rest = words
    return {" ".join([first.lemma_.lower(), *(word.lower_ for word in rest)])}


def _before_adverbs(position: int, word: Token) -> int:
    """Return the last index at or before ``position`` that is no adverb of manner."""
    while position > 0 and word.doc[position].lower_.endswith("ly"):
        position -= 1
    return position
