"""What a clause is about: its subject, or what a party says it will do.

"that Peru will deepen its ties" is about deepening ties, "that a common line is
needed" about a common line, "that it is vital to keep talking" about talking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_finite, own_subject

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Doc, Token

_SKIPPED = frozenset({"ADV", "AUX", "PART"})
_VERBS = frozenset({"VERB", "AUX"})
_OF_WHOLE_CLAUSE = frozenset({"MD", "VBZ", "VBP"})


def clause_core(
    parse: Parse,
    start: int,
    end: int,
    parties: Sequence[Party],
    acting: Collection[str],
) -> tuple[int, int]:
    """Return the part of a clause that says what it is about.

    ``parties`` are those of the sentence; ``acting`` are nouns that act, too.
    """
    doc = parse.doc
    verb = _predicate(doc, start, end)
    if verb is None or verb.i == start:
        return start, end
    subject = own_subject(verb)
    head = subject if subject is not None and subject.i >= start else doc[verb.i - 1]
    if head.lower_ in {"it", "there"}:
        return _after_dummy(doc, verb.i, end), end
    acts = any(party.start <= head.i < party.end and not party.possessive for party in parties)
    acts = acts or (head.lemma_.lower() in acting and not _is_led(doc, start, head.i))
    acts = acts or head.pos_ == "PRON"
    if not acts and parse.unit_of(head) is None:
        return start, verb.i
    return _after_auxiliaries(doc, verb.i, end), end


def _is_led(doc: Doc, start: int, noun: int) -> bool:
    """Whether a preposition stands before a noun: "talks between their ministries"."""
    return any(token.pos_ == "ADP" for token in doc[start:noun])


def _predicate(doc: Doc, start: int, end: int) -> Token | None:
    """Return the verb of the clause; a gerund in front of it is its subject."""
    finite = [t for t in doc[start:end] if t.pos_ in _VERBS and is_finite(t)]
    if doc[start].tag_ == "VBG":
        finite = [t for t in finite if t.pos_ == "AUX" or t.tag_ in _OF_WHOLE_CLAUSE] or finite
    return finite[0] if finite else None


def _after_auxiliaries(doc: Doc, verb: int, end: int) -> int:
    position = verb
    while position < end - 1 and doc[position].pos_ in _SKIPPED:
        position += 1
    return position


def _after_dummy(doc: Doc, verb: int, end: int) -> int:
    """Return where "it is vital *to keep talking*" or "there was *progress*" begins."""
    for position in range(verb, end - 1):
        token = doc[position]
        if token.lower_ in {"to", "that"} and position > verb:
            return position + 1
        if token.pos_ in {"NOUN", "PROPN"}:
            break
    return _after_auxiliaries(doc, min(verb + 1, end - 1), end)
