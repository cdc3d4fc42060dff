"""What a clause is about: what a party says it will do, or all that the clause says.

"that Peru will deepen its ties" is about deepening ties, "that it is vital to
keep talking" about talking, "that a common line is needed" about a common line;
but "that terns are the measure of a coast" says something of terns, and is
taken as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import OPENING_QUOTES, is_finite, opens_clause, own_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Doc, Token
    from graphkit.resources.word_lists import TopicWords

_SKIPPED = frozenset({"ADV", "AUX", "PART"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST_CIRCUMSTANCE = 16
_LONGEST_WEIGHT = 4
_HELPING = frozenset({"aux", "aux:pass", "cop"})
_OF_WHOLE_CLAUSE = frozenset({"MD", "VBZ", "VBP"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
CONDITIONS = frozenset({"if", "once", "unless", "when", "whenever"})
"""Words that open a condition, without which the rest of a clause says something else."""

_DASHES = frozenset({"—", "–", "--"})
_ASIDES = _DASHES | {","}
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_TELLING = 2


@dataclass(frozen=True, slots=True)
class ClauseCore:
    """Tokens ``start`` up to ``end``; a ``claim`` is one topic, whatever lists stand in it."""

    start: int
    end: int
    claim: bool = False


def clause_core(
    parse: Parse,
    start: int,
    end: int,
    parties: Sequence[Party],
    lexicon: TopicWords,
) -> ClauseCore | None:
    """Return the part of a clause that says what it is about, None for a piece of a clause.

    ``parties`` are those of the sentence.
    """
    doc = parse.doc
    start = _after_circumstance(doc, start, end)
    verb = predicate(doc, start, end)
    if verb is None:
        return ClauseCore(start, end)
    told = verb.head if verb.dep_ in _HELPING else verb
    subject = own_subject(told)
    if verb.i == start and subject is None:
        quoted = start > 0 and doc[start - 1].text in OPENING_QUOTES
        return ClauseCore(start, end) if quoted or not is_finite(verb) else None
    head = subject if subject is not None and subject.i >= start else doc[max(verb.i - 1, start)]
    if head.lower_ in {"it", "there"}:
        return _unless_denied(doc, verb.i, ClauseCore(start, end), _after_dummy(doc, verb.i, end))
    acts = any(party.start <= head.i < party.end and not party.possessive for party in parties)
    acts = acts or (head.lemma_.lower() in lexicon.acting_nouns and not _is_led(doc, start, head.i))
    if head.pos_ == "PRON" or (acts and not _is_told_of(told, subject)):
        begin = _after_auxiliaries(doc, verb.i, end)
        return _unless_denied(doc, verb.i, ClauseCore(start, end), begin)
    return _claim(parse, ClauseCore(start, end, claim=True), verb, subject, lexicon)


def _unless_denied(doc: Doc, verb: int, core: ClauseCore, begin: int) -> ClauseCore:
    """Return what begins at ``begin``; what is not so is told by the clause alone."""
    denied = any(token.lower_ in _NEGATIONS for token in doc[verb:begin])
    return replace(core, claim=True) if denied else replace(core, start=begin)


def _claim(
    parse: Parse, core: ClauseCore, verb: Token, subject: Token | None, lexicon: TopicWords
) -> ClauseCore | None:
    """Return a clause that tells of its subject, only the subject if that is what it is about."""
    doc, start = parse.doc, core.start
    if _is_broken_off(doc, start, verb.i):
        return None
    apart = any(token.text in _ASIDES for token in doc[start : verb.i])
    apart = apart and doc[start].lower_ not in CONDITIONS and not _lists_names(parse, subject)
    if apart or _tells_of_subject(doc, start, verb.i, core.end, lexicon):
        return ClauseCore(start, verb.i)
    return core


def _after_circumstance(doc: Doc, start: int, end: int) -> int:
    """Return where the clause begins after words that say when or where: "in 2030, trade …"."""
    first = doc[start]
    if first.pos_ not in {"ADP", "ADV", "SCONJ"} or first.lower_ in CONDITIONS:
        return start
    for position in range(start + 1, end - 1):
        if doc[position].text == "," and opens_clause(doc, position + 1):
            return position + 1
    return _after_first_comma(doc, start, end)


def _after_first_comma(doc: Doc, start: int, end: int) -> int:
    """Return where the clause begins after a comma and before all finite verbs, else ``start``."""
    if doc[start].pos_ != "ADP":
        return start
    for position in range(start + 1, min(start + _LONGEST_CIRCUMSTANCE, end - 1)):
        token = doc[position]
        if token.pos_ in _VERBS and is_finite(token):
            return start
        if token.text == "," and doc[position + 1].pos_ != "CCONJ":
            verbs = (t for t in doc[position + 1 : end] if t.pos_ in _VERBS)
            return position + 1 if any(map(is_finite, verbs)) else start
    return start


def _is_told_of(verb: Token, subject: Token | None) -> bool:
    """Whether a party does nothing: "Chile is the host of the talks", "Peru must be heard"."""
    if subject is None:
        return False
    named = any(child.dep_ == "cop" for child in verb.lefts)
    return subject.dep_ == "nsubj:pass" or (named and verb.pos_ in {"NOUN", "PROPN"})


def _is_broken_off(doc: Doc, start: int, verb: int) -> bool:
    """Whether a dash follows on a single noun, the verb being far away: "this day — …"."""
    dash = next((i for i in range(start, verb) if doc[i].text in _DASHES), verb)
    return dash < verb and sum(t.pos_ in _NOUNS | {"ADJ"} for t in doc[start:dash]) < _TELLING


def _lists_names(parse: Parse, subject: Token | None) -> bool:
    """Whether a subject is a list of names."""
    if subject is None or parse.unit_of(subject) is None:
        return False
    return any(parse.unit_of(other) is not None for other in subject.conjuncts)


def _tells_of_subject(doc: Doc, start: int, verb: int, end: int, lexicon: TopicWords) -> bool:
    """Whether a predicate says no more than that its subject matters ("is vital").

    Or the clause has but one noun, and that an abstract one: "dialogue must go on".
    """
    told = doc[verb:end]
    words = [t for t in told if t.pos_ not in {"AUX", "ADV", "PART", "PUNCT"}]
    if words and all(token.lower_ in lexicon.weighing for token in words):
        return True
    bare = verb == start + 1 and doc[start].tag_ == "NN"
    return bare and _NOUNS.isdisjoint(token.pos_ for token in told)


def _is_led(doc: Doc, start: int, noun: int) -> bool:
    """Whether a preposition stands before a noun: "talks between their ministries"."""
    return any(token.pos_ == "ADP" for token in doc[start:noun])


def predicate(doc: Doc, start: int, end: int) -> Token | None:
    """Return the finite verb of a clause; a gerund in front of it is its subject."""
    finite = [t for t in doc[start:end] if t.pos_ in _VERBS and is_finite(t)]
    finite = [t for t in finite if not _is_relative(t)] or finite
    if doc[start].tag_ == "VBG":
        finite = [t for t in finite if t.pos_ == "AUX" or t.tag_ in _OF_WHOLE_CLAUSE] or finite
    if finite[1:] and finite[0].i == start and own_subject(finite[0]) is None:
        later = own_subject(finite[1])
        if later is not None and int(later.left_edge.i) <= start:
            return finite[1]
    return finite[0] if finite else None


def _is_relative(verb: Token) -> bool:
    """Whether the subject of a verb is a relative pronoun: "every ship *that* sails"."""
    subject = own_subject(verb)
    return subject is not None and subject.tag_ in _RELATIVE_TAGS


def _after_auxiliaries(doc: Doc, verb: int, end: int) -> int:
    position = verb
    while position < end - 1 and doc[position].pos_ in _SKIPPED:
        position += 1
    return position


def _after_dummy(doc: Doc, verb: int, end: int) -> int:
    """Return where "it is vital *to keep talking*" or "there was *progress*" begins.

    "it is vital for *Kenya to keep talking*" and "it is a rule that *ships stop*" go on likewise.
    """
    that = next((i for i in range(verb + 1, end - 1) if doc[i].lower_ == "that"), end)
    links = [t.lower_ for t in doc[verb + 1 : min(that, end)]]
    if that < end and links[:1] != ["to"]:
        return that + 1
    if "for" in links[:_LONGEST_WEIGHT] and "to" in links:
        return verb + 2 + links.index("for")
    for position in range(verb, end - 1):
        token = doc[position]
        if token.lower_ in {"to", "that"} and position > verb:
            return position + 1
        if token.pos_ in {"NOUN", "PROPN"}:
            break
    return _after_auxiliaries(doc, min(verb + 1, end - 1), end)
