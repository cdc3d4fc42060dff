"""How an act puts its content: "said that Chile will help" is intended, "must help" normative.

A frame of the lexicon says so itself ("pledged to"), else the verb of what is said does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Modality
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.tokens import Token

_WORDS = load_function_words()
_CLAUSES = frozenset({"ccomp", "xcomp", "obj", "iobj"})
_TOGETHER = frozenset({"gk:agreedOn", "gk:confirmed"})
_VERBAL = frozenset({"VB", "VBG"})
_IT = frozenset({"it"})


def content_modality(predication: Predication) -> Modality | None:
    """Return how the content of an act is put, None where nothing is said of that."""
    object_, frame = predication.object, predication.frame
    if frame.content:
        return None if _is_commitment_to_thing(predication) else Modality(frame.content)
    if object_ is None:
        return None
    doc = predication.verb.doc
    if object_.slot == "ccomp":
        return _of_clause(_head(doc[object_.start : object_.end]), object_)
    is_to_do = frame.predicate in _TOGETHER and doc[object_.start].tag_ == "VBG"
    return Modality.INTENDED if is_to_do else None


def _head(words: Sequence[Token]) -> Token:
    """Return the word that the others of a clause hang on."""
    inside = {token.i for token in words}
    return next((token for token in words if token.head.i not in inside), words[0])


def _is_commitment_to_thing(predication: Predication) -> bool:
    """Whether somebody is committed to what is there already: "commitment to the Charter"."""
    frame, object_ = predication.frame, predication.object
    if frame.predicate not in _TOGETHER or frame.content != Modality.INTENDED.value:
        return False
    if object_ is None or object_.slot in _CLAUSES:
        return False
    words = predication.verb.doc[object_.start : object_.end]
    first = next((t for t in words if t.pos_ != "ADV" and t.lower_ != "to"), None)
    return first is not None and first.tag_ not in _VERBAL


def _of_clause(verb: Token, clause: Argument) -> Modality | None:
    """Return how the verb of a clause is put, by its auxiliaries or itself."""
    words = [t for t in verb.lefts if t.dep_.startswith("aux") and t.i >= clause.start]
    said = {t.lower_ for t in words} | {t.lemma_.lower() for t in words}
    itself = {verb.lemma_.lower()} if verb.pos_ == "VERB" else set()
    if said & _WORDS.obliging or itself & _WORDS.obliging or _is_needed(verb):
        return Modality.NORMATIVE
    if said & _WORDS.intended or itself & _WORDS.intended:
        return Modality.INTENDED
    if itself & _WORDS.hoping or _looks_forward(verb):
        return Modality.HOPED
    if said & _WORDS.conditional - {"can"}:
        return Modality.CONDITIONAL
    return Modality.INTENDED if _stands_ready(verb) else None


def _is_needed(verb: Token) -> bool:
    """Whether "it is essential to" do something."""
    if verb.pos_ != "ADJ" or verb.lemma_.lower() not in _WORDS.needed:
        return False
    return any(t.lower_ in _IT for t in verb.lefts)


def _looks_forward(verb: Token) -> bool:
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.lemma_ == "look" and any(t.lower_ == "forward" for t in after)


def _stands_ready(verb: Token) -> bool:
    """Whether somebody "stands ready", "is willing"."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    linked = verb.lemma_.lower() in {"be", *_WORDS.linking, "stand"}
    words = [verb, *after] if linked else [verb]
    return any(t.pos_ == "ADJ" and t.lower_ in _WORDS.willing for t in words)
