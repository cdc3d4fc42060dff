"""Mend the tags of verbs that the trained pipeline took for nouns or participles.

"Ms. Ruiz voiced concern over X." and "Chile opposes interference in X." have the
shape of a sentence: a name that stands free, a form of a verb of the lexicon,
and its object. Where no other verb claims the name, that form is the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import FINITE_TAGS, is_finite, subjects
from graphkit.resources.frame_words import load_verb_forms
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Doc, Token

_PAST = frozenset(form for form in load_verb_forms() if not form.endswith("ing"))
_WORDS = load_function_words()
_MISTAKEN = frozenset({"JJ", "NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBP"})
_OPENS_CLAUSE = frozenset(
    {",", ";", ":", "-", "--", "–", "—", "and", "but", "that", "while", '"', "“"}
)
_OPENS_ARGUMENT = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "SCONJ", "ADV"})
_QUOTES = frozenset({"“", "”", '"', "``", "''"})
_ENDS_SENTENCE = frozenset({"", ".", "!", *_QUOTES})
_OF_CLAUSE = frozenset({"aux", "cop", "csubj", "nsubj", "nsubj:pass"})
_LEADING = frozenset({"about", "against", "for", "in", "on", "over", "that", "to", "upon", "with"})


def mend_verbs(parse: Parse, parties: Sequence[Party], index: FrameIndex) -> None:
    """Tag as verbs what the shape of the sentence shows to be one."""
    doc = parse.doc
    quotes = any(token.text in _QUOTES for token in doc)
    mended = {_mend_after(doc, party, index) for party in parties}
    if not any(token.tag_ in FINITE_TAGS for token in doc):
        _mend_only_verb(doc, index)
    for token in doc:
        if quotes and _opens_post(token) and index.knows(token) and _takes_argument(token):
            token.pos_, token.tag_ = "VERB", "VBD"
            mended.add(token.i)
        if token.lower_ in _WORDS.telling and _goes_on_after_noun(token):
            token.pos_, token.tag_ = "VERB", "VBD"
            mended.add(token.i)
        if token.tag_ == "VBD":
            _mend_past(token, index, certain=token.i in mended)
        if token.lower_ in _WORDS.invariable and _goes_on_with_past(token):
            token.tag_ = "VBD"
        if token.tag_ == "VBP" and _goes_on_with_infinitive(token):
            token.tag_ = "VB"


def _mend_past(token: Token, index: FrameIndex, *, certain: bool) -> None:
    """Tag a past tense as a participle where it is one, or may be one and is not ``certain``."""
    beside = _is_beside_noun(token) and not _closes_aside(token)
    beside = not certain and (beside or _ends_noun_phrase(token))
    if beside or (_is_led_by(token) and index.knows(token)):
        token.tag_ = "VBN"


def _is_beside_noun(token: Token) -> bool:
    """Whether the parser takes a verb for a participle after a noun."""
    return token.dep_ == "acl" and not subjects(token)


def _has_free_subject(verb: Token) -> bool:
    """Whether a verb has a subject that no preposition leads to."""
    return any(all(c.dep_ != "case" for c in subject.children) for subject in subjects(verb))


def _ends_noun_phrase(token: Token) -> bool:
    """Whether a past tense is a participle: "thanked Peru for the ships *delivered*, and for"."""
    doc, position = token.doc, token.i - 1
    while position > 0 and doc[position].pos_ == "ADV":
        position -= 1
    closed = token.i + 1 < len(doc) and doc[token.i + 1].text == ","
    if position < 1 or not closed or doc[position].pos_ != "NOUN" or _has_free_subject(token):
        return False
    while position > 0 and doc[position - 1].pos_ in {"ADJ", "DET", "NOUN", "NUM", "PROPN"}:
        position -= 1
    return position > 0 and doc[position - 1].pos_ == "ADP"


def _is_led_by(token: Token) -> bool:
    """Whether a past tense is a participle: "the summit, hosted by Mr. Rao"; "stood by" is none."""
    doc = token.doc
    if token.i == 0 or token.i + 1 == len(doc) or doc[token.i + 1].lower_ != "by":
        return False
    after_noun = doc[token.i - 1].text == "," or doc[token.i - 1].pos_ == "NOUN"
    return after_noun and token.lemma_.lower() in _WORDS.leading and not subjects(token)


def _closes_aside(token: Token) -> bool:
    """Whether a past tense is the main verb after "Ms. Ruiz, who is in Oslo, met Mr. Aoki".

    The parser took the name for all of the sentence.
    """
    doc = token.doc
    if token.i == 0 or doc[token.i - 1].text != ",":
        return False
    root = next((t for t in doc if t.head.i == t.i), token)
    nominal = root.pos_ in {"NOUN", "PROPN"} and root.i < token.i
    return nominal and not any(c.dep_ in _OF_CLAUSE for c in root.children)


def _opens_post(token: Token) -> bool:
    """Whether a past tense without subject opens a sentence inside a quote: "Discussed trade"."""
    doc = token.doc
    if not token.is_title or not token.lower_.endswith("ed") or token.i + 1 == len(doc):
        return False
    before = doc[token.i - 1].text if token.i else ""
    return before in _ENDS_SENTENCE


def _mend_after(doc: Doc, party: Party, index: FrameIndex) -> int | None:
    """Mend the verb that has a party for its subject, and return where it stands."""
    verb = _verb_after(doc, party) or _verb_of(doc, party)
    if verb is None or verb.tag_ not in _MISTAKEN or not index.knows(verb):
        return None
    tag = _tag(verb, party)
    if not tag or not _takes_argument(verb) or _has_verb(doc, party, verb):
        return None
    verb.pos_, verb.tag_ = "VERB", tag
    return int(verb.i)


def _mend_only_verb(doc: Doc, index: FrameIndex) -> None:
    """Take the first form of a verb after a noun for the verb of a sentence that has none.

    A comma may close what is said of the noun: "Mr. Aoki, Minister, and Ms. Ruiz, hosted …".
    """
    for token in doc[1:]:
        before = doc[token.i - 1]
        closed = before.text == "," and token.i > 1 and doc[token.i - 2].pos_ == "PROPN"
        noun = closed or before.pos_ in {"NOUN", "PROPN"}
        if noun and token.tag_ == "VBN" and index.knows(token) and _takes_argument(token):
            token.pos_, token.tag_ = "VERB", "VBD"
            return


def _verb_after(doc: Doc, party: Party) -> Token | None:
    """Return the word after a party that stands free, adverbs skipped."""
    if party.possessive or party.preposition or not _opens(doc, party):
        return None
    position = party.end
    while position < len(doc) and doc[position].pos_ == "ADV":
        position += 1
    return doc[position] if position < len(doc) else None


def _verb_of(doc: Doc, party: Party) -> Token | None:
    """Return the word after a party and a comma that the parser gave the party for a subject.

    "Turning to trade, the President updated on …": the preposition is not the party's.
    """
    if party.possessive or not party.start or doc[party.start - 1].text != ",":
        return None
    following = doc[party.end : party.end + 1]
    heads = {t.head.i for t in doc[party.start : party.end] if t.dep_ == "nsubj"}
    return next((token for token in following if token.i in heads), None)


def _opens(doc: Doc, party: Party) -> bool:
    """Whether a clause can begin with a party: a comma or "and" before it, or no verb yet."""
    if not party.start or doc[party.start - 1].lower_ in _OPENS_CLAUSE:
        return True
    return not any(token.pos_ in {"VERB", "AUX"} for token in doc[: party.start])


def _has_verb(doc: Doc, party: Party, verb: Token) -> bool:
    """Whether another finite verb has the party for its subject."""
    return any(
        any(party.start <= subject.i < party.end for subject in found)
        and doc[index].pos_ in {"VERB", "AUX", "ADJ", "NOUN"}
        and is_finite(doc[index])
        and not _is_marked(doc[index], verb)
        for index, found in doc.subjects.items()
        if index > verb.i
    )


def _is_marked(token: Token, verb: Token) -> bool:
    """Whether a conjunction after ``verb`` opens the clause of ``token``: "…, as Kenya hosts"."""
    return any(child.dep_ == "mark" and child.i > verb.i for child in token.children)


def _takes_argument(verb: Token) -> bool:
    following = verb.doc[verb.i + 1 : verb.i + 2]
    if any(t.tag_ == "HYPH" for t in verb.doc[verb.i + 2 : verb.i + 3]):
        return True  # "exchanged in-depth views"
    return any(
        (t.pos_ in _OPENS_ARGUMENT and t.tag_ != "MD") or t.tag_ == "RP" or t.lower_ in _LEADING
        for t in following
    )


def _tag(verb: Token, party: Party) -> str:
    if verb.tag_ in {"NN", "NNP", "NNS", "VBP"}:
        if party.kind == "group":
            return "VBP" if verb.lower_ == verb.lemma_.lower() else ""
        return "VBZ" if verb.lower_.endswith("s") else ""
    past = verb.lower_.endswith("ed") or verb.lemma_.lower() != verb.lower_
    past = past or verb.lower_ in _WORDS.invariable or verb.lower_ in _PAST
    return "VBD" if past and verb.tag_ in {"JJ", "VB", "VBD", "VBN"} else ""


def _goes_on_with_infinitive(token: Token) -> bool:
    """Whether a base form goes on with an infinitive: "to restore order and condemn abuses"."""
    after = token.dep_ == "conj" and token.head.tag_ == "VB" and token.head.i < token.i
    return after and not subjects(token)


def _goes_on_with_past(token: Token) -> bool:
    """Whether "set" is the past tense that "welcomed X and set out Y" coordinates."""
    if token.tag_ != "VB" or token.dep_ != "conj" or token.head.tag_ != "VBD":
        return False
    return token.i > 0 and token.doc[token.i - 1].lower_ in {"and", ",", "also"}


def _goes_on_after_noun(token: Token) -> bool:
    """Whether what looks like a modifier is a verb: "praised the talks and *discussed* steps"."""
    doc, position = token.doc, token.i - 1
    if token.dep_ != "amod" or token.tag_ not in {"JJ", "VBN"}:
        return False
    while position > 0 and doc[position].pos_ == "ADV":
        position -= 1
    if position < 1 or doc[position].lower_ != "and":
        return False
    position -= 1 + (doc[position - 1].text == ",")
    return doc[position].pos_ in {"NOUN", "PROPN"} and any(t.tag_ == "VBD" for t in doc[:position])
