"""Which forms of a verb are predicates: past tenses tagged as participles, participles that open.

Taggers take "…, and concurred that" for a participle and "Meeting Ms. Ruiz, …"
for a noun; the words around tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import own_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Token


_FINITE_TAGS = frozenset({"MD", "VBD", "VBP", "VBZ"})
_JOINTS = frozenset({",", ";", ":", "and", "but", "or", "that", "which", "who"})
_IN_NOUN_PHRASE = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM"})
_BREAKS = frozenset({",", "-", "--", "–", "—"})
_BESIDE = frozenset({"when", "while", "whilst"})
"""What leads to a participle that shares the subject: "While welcoming the plan, she said"."""


def opens_participle(token: Token) -> bool:
    """Whether "…ing" opens the sentence or stands after a comma, and so shares its subject."""
    position = _before_adverb(token)
    if position < 0:
        return True
    previous = token.doc[position]
    if previous.lower_ in _BESIDE and (position == 0 or token.doc[position - 1].text in _BREAKS):
        return True
    breaks = previous.text in _BREAKS and previous.tag_ != "HYPH"
    return breaks and not (_in_list(token) or _goes_on_with_gerunds(token))


def follows_subject(token: Token, parties: Sequence[Party]) -> bool:
    """Whether "…ing" tells of the subject right before it: "Ms. Ruiz, noting that X, agreed"."""
    position = _before_adverb(token)
    if position < 1 or token.doc[position].text not in _BREAKS or token.dep_ == "conj":
        return False
    before = next((p for p in parties if p.end == position), None)
    return before is not None and not (before.possessive or before.preposition)


def participle_before(token: Token) -> Token | None:
    """Return the participle that "and" joins another one to: "praising X and noting Y"."""
    position = _before_adverb(token)
    joined = position > 0 and token.doc[position].lower_ == "and" and token.dep_ == "conj"
    head = token.head
    return head if joined and head.tag_ == "VBG" and head.i < position else None


def _before_adverb(token: Token) -> int:
    """Return where the word before a verb stands, one adverb skipped; -1 if there is none."""
    position = token.i - 1
    return position - 1 if position > 0 and token.doc[position].pos_ == "ADV" else position


def opens_with_party(token: Token, parties: Sequence[Party]) -> bool:
    """Whether "Meeting Ms. Ruiz, …" opens the sentence, which taggers take for a noun."""
    return token.i == 0 and token.lower_.endswith("ing") and any(p.start == 1 for p in parties)


def _in_list(token: Token) -> bool:
    """Whether a participle goes on with a list of nouns ("security, fighting crime and …").

    Or of what is done or to be done: "continued providing aid, holding exercises and …".
    """
    head = token.head
    if head.i >= token.i:
        return False
    if head.tag_ == "VBG" and token.dep_ == "advcl":
        return head.i > 0 and token.doc[head.i - 1].text != ","
    if head.tag_ == "VB" and token.dep_ == "advcl":
        gerund = token.doc[head.i + 1].tag_ == "VBG" and head.i + 1 < token.i
        return gerund or any(c.tag_ == "VBG" and c.dep_ == "xcomp" for c in head.rights)
    return token.dep_ in {"conj", "acl", "amod", "compound"} and head.tag_ != "VBD"


def _goes_on_with_gerunds(token: Token) -> bool:
    """Whether a list of gerunds goes on: "progress toward making bread, *baking cakes*, and …"."""
    doc = token.doc
    closed = any(
        t.tag_ == "VBG" and doc[t.i - 1].lower_ == "and" for t in doc[token.i + 1 : len(doc)]
    )
    if token.tag_ != "VBG" or not closed:
        return False
    for before in reversed(list(doc[: token.i])):
        if before.tag_ == "VBG" and before.i and doc[before.i - 1].tag_ == "IN":
            return doc[before.i - 1].lower_ != "including"
        if before.tag_ in _FINITE_TAGS:
            return False
    return False


def continues_past(token: Token) -> bool:
    """Whether a form tagged as participle reads as a past tense: "…, and concurred that"."""
    if token.tag_ not in {"VBN", "JJ"}:
        return False
    subject = own_subject(token)
    if subject is not None:
        # "thanked Chile for the ships delivered": what "for" leads to is no subject.
        led = any(child.dep_ == "case" for child in subject.children)
        return not led and not any(child.pos_ == "AUX" for child in token.children)
    if token.tag_ == "VBN" and [t.lower_ for t in token.doc[token.i + 1 : token.i + 2]] == ["by"]:
        return False  # "the lunch, hosted by Ms. Ruiz"
    return _is_only_predicate(token) or joined_to_past(token)


def _is_only_predicate(token: Token) -> bool:
    """Whether a sentence taken for a noun phrase has no other verb: "Both sides confirmed to …"."""
    root = token.root
    return token.head.i == root.i and root.pos_ in {"NOUN", "PROPN", "PRON"} and root.i < token.i


def joined_to_past(token: Token) -> bool:
    """Whether a form stands after "and" or a comma in a sentence that tells the past."""
    before = token.i - 1
    while before > 0 and token.doc[before].pos_ == "ADV":
        before -= 1
    joined = before >= 0 and token.doc[before].lower_ in {"and", ","}
    return joined and any(t.tag_ == "VBD" for t in token.doc[: token.i])


def is_absolute(token: Token) -> bool:
    """Whether a form says something of a noun after "with": "with a meeting planned for May"."""
    position = token.i - 1
    while position > 0 and token.doc[position].pos_ in _IN_NOUN_PHRASE:
        position -= 1
    return 0 <= position < token.i - 1 and token.doc[position].lower_ == "with"


def is_listed_noun(token: Token) -> bool:
    """Whether a form taken for a present tense goes on with nouns: "with cities and states"."""
    listed = token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}
    return listed and token.tag_ in {"VBZ", "VBP"} and own_subject(token) is None


def is_reduced(token: Token) -> bool:
    """Whether a form says what was done to the noun before it: "reviewed plans *launched* in May".

    The parser saw no subject of it, and the noun is the object of a verb before.
    """
    doc, position = token.doc, token.i - 1
    if token.tag_ not in {"VBD", "VBN"} or position < 1 or doc[position].pos_ != "NOUN":
        return False
    while position >= 0 and doc[position].lower_ not in _JOINTS:
        if doc[position].tag_ == "VBD":
            return True
        position -= 1
    return False


def begins_predicate(parse: Parse, token: Token) -> bool:
    """Whether the word before leaves room for a verb: not "requested continued support"."""
    position = token.i - 1
    while position >= 0 and token.doc[position].pos_ in {"ADV", "PART"}:
        position -= 1
    if position < 0:
        return True
    before = token.doc[position]
    if parse.unit_of(before) is not None:
        return True
    return before.pos_ not in {"VERB", "DET", "ADJ", "ADP"} and before.tag_ not in {"PRP$", "POS"}
