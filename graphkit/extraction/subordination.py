"""Which subordinate clause a finite verb stands in, by the words before it.

The parser's arcs go astray in the long sentences of this genre, so the nearest
"that", "who" or "while" before the verb decides, unless the verb goes on with
the main clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import (
    OPENING_QUOTES,
    is_finite,
    is_subjunctive,
    noun_phrase_start,
    own_subject,
    subjects,
)
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.tokens import Token

_RELATIVES = load_function_words().relative
_SUBORDINATORS = _RELATIVES | load_function_words().subordinator
_OPENING = frozenset({"SCONJ", "PRON", "ADP", "DET", "ADV"})
_ENDS_SENTENCE = frozenset({".", "!", "?", "”"})
"""What ends a sentence inside a quotation, or the quotation."""
_SAYING = load_function_words().saying
_DASHES = frozenset({"-", "--", "–", "—"})
_PAIR = 2
_JOINTS = frozenset({"and", "but", ",", ";"})

_ALSO_PREPOSITIONS = frozenset({"as", "since", "until"})
_CONTRASTING = frozenset({"whereas", "while"})

RELATIVE_PARTY = frozenset({"who", "which"})
"""What `governor` returns for a clause that says something of a party named before it."""

DURING = "during which"
"""What `governor` returns for "…, during which they agreed …": as good as a main clause."""


def governor(verb: Token) -> str:
    """Return the word whose clause ``verb`` stands in, "" for the main clause."""
    own = own_subject(verb)
    if _is_bare_content(verb):
        return "that"
    passed_verb = False
    aside = _dashed_aside(verb)
    for position in range(verb.i - 1, -1, -1):
        word = verb.doc[position]
        if position in aside:
            continue
        if word.text in _ENDS_SENTENCE:
            return ""
        if _subordinates(word):
            if _is_over(word, verb, own):
                return ""
            back = passed_verb and _returns_to_main(verb, own, word)
            return "" if back else _kind_of(word, own or _shared_subject(verb))
        own_auxiliary = word.pos_ == "AUX" and word.head.i == verb.i
        finite = bool(subjects(word)) or (word.pos_ in {"VERB", "AUX"} and is_finite(word))
        finite = finite and not own_auxiliary
        if finite and word.pos_ == "VERB" and word.dep_ == "ROOT" and not passed_verb:
            return ""
        passed_verb = passed_verb or finite
    return ""


def _dashed_aside(verb: Token) -> range:
    """Return the places of "– which was held in Oslo –" before a verb."""
    dashes = [t.i for t in verb.doc[: verb.i] if t.text in _DASHES and t.tag_ != "HYPH"]
    if len(dashes) < _PAIR or not _subordinates(verb.doc[dashes[-2] + 1]):
        return range(0)
    return range(dashes[-2], dashes[-1] + 1)


def follows_party(verb: Token, parties: Sequence[Party]) -> bool:
    """Whether the relative pronoun of ``verb`` comes right after a party."""
    position = verb.i
    while position > 0 and verb.doc[position].lower_ not in _RELATIVES:
        position -= 1
    before = position - 1 if position and verb.doc[position - 1].text != "," else position - 2
    if _says_of_thing(verb, verb.doc[position], parties):
        return False
    return any(party.start <= before < party.end for party in parties)


def _says_of_thing(verb: Token, pronoun: Token, parties: Sequence[Party]) -> bool:
    """Whether a clause tells of a noun that is no party: "the storm off Chile that threatened"."""
    noun = verb.head
    of_noun = verb.dep_ == "acl:relcl" and noun.pos_ == "NOUN" and noun.i < pronoun.i
    if not of_noun or pronoun.lower_ == "who":
        return False
    return not any(party.start <= noun.i < party.end for party in parties)


def _is_bare_content(verb: Token) -> bool:
    """Whether a verb is what another one says, without "that": "hopes the sides will agree"."""
    head = verb.head
    if is_subjunctive(verb):
        return True
    if (
        len(subjects(verb)) != 1 + _joined_subjects(verb)
        or verb.dep_ != "ccomp"
        or head.i >= verb.i
        or head.pos_ != "VERB"
    ):
        return False
    between = verb.doc[head.i + 1 : subjects(verb)[0].i]
    return not any(token.is_punct or token.pos_ == "CCONJ" for token in between)


def _joined_subjects(verb: Token) -> int:
    """Return how many "and" adds after a verb of saying: "said peace and trade should grow"."""
    own = own_subject(verb)
    if own is None or verb.head.lemma_.lower() not in _SAYING:
        return 0
    return sum(1 for joined in own.conjuncts if joined.i < verb.i)


def _is_over(marker: Token, verb: Token, own: Token | None) -> bool:
    """Whether a clause that opens the sentence is over: "While the talks went on, she said"."""
    doc = verb.doc
    if any(not token.is_punct for token in doc[: marker.i]):
        return False
    if own is not None:
        start = noun_phrase_start(own)
        while start > marker.i and doc[start - 1].text in OPENING_QUOTES:
            start -= 1
        return start - 1 > marker.i and doc[start - 1].text == ","
    commas = [t.i for t in doc[marker.i : verb.i] if t.text == ","]
    over = bool(commas) and any(t.pos_ == "VERB" for t in doc[: commas[-1]])
    return over and verb.dep_ == "ROOT"


def _shared_subject(verb: Token) -> Token | None:
    """Return the subject that a coordinated verb shares with the one before it."""
    return own_subject(verb.head) if verb.dep_ == "conj" else None


def _kind_of(marker: Token, own: Token | None) -> str:
    word = marker.lower_
    if own is not None and word in _CONTRASTING and _is_after_comma(marker) and own.i > marker.i:
        return DURING
    led = marker.i > 0 and marker.doc[marker.i - 1].pos_ == "ADP"
    if own is not None and (word == "where" or (word == "which" and led)):
        return DURING
    if word == "that" and "PronType=Rel" in marker.morph:
        return "that" if own is not None and _follows_saying(marker) else "who"
    return word


def _is_after_comma(marker: Token) -> bool:
    """Whether a clause goes on from the one before it: ", while the Minister welcomed"."""
    return marker.i > 0 and marker.doc[marker.i - 1].text == ","


def _follows_saying(marker: Token) -> bool:
    """Whether "that" opens what somebody "said in a statement": no relative clause."""
    words = list(marker.doc[max(marker.i - 5, 0) : marker.i])
    while words and words[-1].pos_ in {"NOUN", "ADJ", "DET"}:
        words.pop()
    return len(words) > 1 and words[-1].pos_ == "ADP" and words[-2].pos_ == "VERB"


def _subordinates(token: Token) -> bool:
    """Whether a word opens a subordinate clause ("as the chair" does not)."""
    if token.lower_ in _ALSO_PREPOSITIONS:
        return token.pos_ == "SCONJ"
    return token.lower_ in _SUBORDINATORS and token.pos_ in _OPENING


def _returns_to_main(verb: Token, own: Token | None, marker: Token) -> bool:
    """Whether a coordinated verb after a subordinate clause goes on with the main one.

    Readouts tell the acts in one tense ("confirmed that … will …, and agreed"):
    a past tense after "and" or a comma, beside a subordinate verb in another
    form, continues the main clause. So does a verb right after the comma that
    closes a relative clause (", who chaired it, agreed"), and one whose subject
    stands before the subordinate clause.
    """
    if own is not None and own.i < marker.i:
        return True
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    doc = verb.doc
    start = int(own.left_edge.i) if own is not None else verb.i
    while start > 0 and doc[start - 1].pos_ == "ADV":
        start -= 1
    before = doc[start - 1].lower_ if start else ""
    opened = marker.i > 0 and doc[marker.i - 1].text == ","
    if opened and start == verb.i and before == "," and marker.lower_ != "that":
        return True
    return before in _JOINTS and not _conjunct_of_past(verb, marker)


def _conjunct_of_past(verb: Token, marker: Token) -> bool:
    """Whether the parser coordinates it with a past-tense verb that is itself subordinate."""
    head = verb.head
    subordinate = head.dep_ in {"ccomp", "acl:relcl", "advcl"} or marker in subjects(head)
    return verb.dep_ == "conj" and head.tag_ == "VBD" and subordinate
