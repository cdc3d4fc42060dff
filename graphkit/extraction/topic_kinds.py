"""What a word is, as far as lists of topics go: by its tag, its arc and its form."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_possessive_ending

if TYPE_CHECKING:
    from graphkit.extraction.tokens import Token

SEPARATORS = frozenset({",", "and", "or", ";", "&"})
"""Words that can part two items of a list."""

POSSESSIVES = frozenset({"their", "its", "our", "his", "her"})
"""Determiners that say whose."""

_RELATIVES = frozenset({"who", "whom", "whose", "which", "where", "how", "what", "whether", "why"})
_MAY_RELATE = frozenset({"ADV", "DET", "PRON", "SCONJ"})
_ARGUMENTS = frozenset({"nmod", "obj", "obl", "nsubj", "compound", "iobj"})
_MODIFYING = frozenset({"amod", "compound"})


class Kind(Enum):
    """What a word is, as far as lists of topics go."""

    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    FINITE = "finite verb"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    NOUN = "noun"
    OTHER = "other"
    PARTICIPLE = "participle"
    POSSESSIVE = "possessive"
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    SEPARATOR = "separator"
    TO = "to"

    # That of Enum is written in Python; kinds are looked up for every word.
    __hash__ = object.__hash__


IN_NOUN_PHRASE = frozenset({Kind.ADJECTIVE, Kind.DETERMINER, Kind.NOUN, Kind.POSSESSIVE})
"""Kinds of the words that noun phrases are made of."""

_BY_TAG = MappingProxyType(
    {
        "VB": Kind.INFINITIVE,
        "VBD": Kind.FINITE,
        "VBG": Kind.GERUND,
        "VBN": Kind.PARTICIPLE,
        "VBP": Kind.FINITE,
        "VBZ": Kind.FINITE,
        "MD": Kind.FINITE,
        "PRP$": Kind.DETERMINER,
        "RP": Kind.ADVERB,
        "WDT": Kind.RELATIVE,
        "WP": Kind.RELATIVE,
        "WP$": Kind.RELATIVE,
        "WRB": Kind.RELATIVE,
    }
)
_BY_PART_OF_SPEECH = MappingProxyType(
    {
        "ADJ": Kind.ADJECTIVE,
        "ADP": Kind.PREPOSITION,
        "ADV": Kind.ADVERB,
        "AUX": Kind.FINITE,
        "DET": Kind.DETERMINER,
        "NOUN": Kind.NOUN,
        "NUM": Kind.DETERMINER,
        "PRON": Kind.PRONOUN,
        "PROPN": Kind.NOUN,
        "SCONJ": Kind.PREPOSITION,
    }
)


def kind_of(token: Token, hyphenated: bool, *, is_name: bool) -> Kind:
    """Return what a word is by its last token; ``hyphenated`` if it has several."""
    if is_name:
        return Kind.ADJECTIVE if token.pos_ == "ADJ" and not hyphenated else Kind.NOUN
    if hyphenated:
        return Kind.ADJECTIVE
    return _kind_of_one(token)


def _kind_of_one(token: Token) -> Kind:
    special = _special_kind(token)
    if special is not None:
        return special
    if token.tag_ in {"VBZ", "VBP", "VB"} and token.dep_ in _ARGUMENTS:
        return Kind.NOUN
    kind = _BY_TAG.get(token.tag_) or _BY_PART_OF_SPEECH.get(token.pos_)
    if kind is None:
        kind = Kind.ADJECTIVE if token.tag_.startswith("JJ") else Kind.OTHER
    if token.dep_ in _MODIFYING and kind in {Kind.GERUND, Kind.PARTICIPLE}:
        return Kind.ADJECTIVE
    return kind


def _special_kind(token: Token) -> Kind | None:
    """Return the kind of a function word."""
    if token.lower_ in SEPARATORS:
        return Kind.SEPARATOR
    if is_possessive_ending(token):
        return Kind.POSSESSIVE
    if token.tag_ == "TO" or (token.lower_ == "to" and token.dep_ == "mark"):
        return Kind.TO
    relative = token.lower_ in _RELATIVES or (
        token.pos_ in _MAY_RELATE and "PronType=Rel" in token.morph
    )
    return Kind.RELATIVE if relative else None
