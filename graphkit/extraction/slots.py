"""Fill the slots of a frame: subject, object, that-clause, infinitive, prepositions.

Where a slot begins is found by the words and their tags; it runs to the end of
the clause, and the frame reader cuts it where another slot begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from graphkit.extraction.asides import (
    opens_circumstance,
    opens_time,
    skip_adverbial,
    skip_circumstance,
)
from graphkit.extraction.syntax import (
    OPENING_QUOTES,
    is_finite,
    is_possessive_ending,
    is_subjunctive,
    noun_phrase_start,
    own_subject,
)
from graphkit.resources.frame_words import load_slot_groups
from graphkit.resources.frames import BEFORE, CORE_SLOTS
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graphkit.extraction.clause_words import ClauseWords
    from graphkit.extraction.tokens import Token

_RELATIVES = load_function_words().relative
_OPENS_OBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "SYM"})
_NOT_IN_PHRASE = frozenset({"ADP", "VERB", "AUX", "PART"})
_OBLIQUE = frozenset({"obl", "nmod", "advcl", "acl", "xcomp"})
_OWN_PHRASE = frozenset({"xcomp", "ccomp", "poss", "subj"})
_ADDRESSING = frozenset({"to", "with"})
_RESOLVING = frozenset({"agree", "decide", "pledge", "promise", "resolve", "undertake", "vow"})
_CONTENT = frozenset({"ccomp", "xcomp"})
_TOPIC_SLOTS = frozenset(load_slot_groups()["topic"])
_BEFORE_OF = frozenset({"for", "in", "to"})
"""What may stand between a noun and its "of": "the importance for Chile of trade"."""
_LONGEST_PARTY = 4
_LONGEST_CASE = 6


@dataclass(frozen=True, slots=True)
class Argument:
    """Tokens ``start`` up to ``end`` fill ``slot``."""

    slot: str
    start: int
    end: int


class SlotFinder:
    """Looks for slots in one clause, around its verb and the ``noun`` of the frame.

    ``turned`` tells a passive read with the frame of the active voice: the
    object stands before the verb, the subject after "by".
    """

    def __init__(self, words: ClauseWords, noun: Token | None, via: str, *, turned: bool) -> None:
        """Look in ``words``; what is found once is kept."""
        self._words = words
        self._verb = words.verb
        self._doc = words.doc
        self._noun = noun
        self._base = int(noun.i if noun is not None else words.verb.i)
        self._via = via
        self._turned = turned
        self._filled: dict[str, Argument | None] = {}

    def subject(self, slots: Sequence[str]) -> Argument | None:
        """Return the argument that is the subject; None means the clause's own subject."""
        for slot in slots:
            if slot == "subj":
                return self._fill("by") if self._turned else None
            argument = self._fill(slot)
            if argument is not None:
                return argument
        return None

    def first(self, slots: Sequence[str], *, but: Argument | None = None) -> Argument | None:
        """Return the argument for ``slots``: of prepositions that which stands first."""
        found: list[Argument] = []
        for slot in slots:
            argument = self._fill(slot)
            if argument is None or (but is not None and argument.start == but.start):
                continue
            if slot not in CORE_SLOTS:
                found.append(argument)
            elif not found or (slot in _CONTENT and argument.start < found[0].start):
                return self._content(slots) or argument if slot == "noun" else argument
        told = [one for one in found if not self._says_whose(one)] or found
        return min(told, key=lambda a: (self._is_aside(a), a.start), default=None)

    def _says_whose(self, argument: Argument) -> bool:
        """Whether "of" names whose it is: "the concern *of Chile* about the dam"."""
        if argument.slot != "of" or self._noun is None:
            return False
        around = self._words.around
        return not {argument.start, argument.start + 1}.isdisjoint({*around.named, *around.people})

    def _is_aside(self, argument: Argument) -> bool:
        """Whether somebody is addressed before the noun: "raised with her concerns about trade"."""
        return argument.start < self._base and argument.slot in _ADDRESSING

    def _content(self, slots: Sequence[str]) -> Argument | None:
        """Return the clause that says more than the noun itself: "the position that …"."""
        return next((self._fill(s) for s in slots if s in _CONTENT and self._fill(s)), None)

    def object(self, slots: Sequence[str]) -> Argument | None:
        """Return the object: what fills a slot, or the topic before the subject.

        After a verb alone, "to" and an infinitive is no preposition.
        """
        told = self._fill("obj") if self._turned and "obj" in slots else None
        if told is not None and self._doc[told.start].lower_ != "it":
            return told
        if told is not None and "ccomp" in slots:
            slots = [slot for slot in slots if slot != "obj"]  # "it was clarified that"
        found = self.first(slots)
        if found is not None and found.slot == "to" and self._noun is None:
            infinitive = self._verb_follows(found.start)
            found = self.first([s for s in slots if s != "to"]) if infinitive else found
        fronted = self._words.around.fronted
        if (found is None or found.slot == "noun") and not _TOPIC_SLOTS.isdisjoint(slots):
            return fronted or found
        return found

    def beside(self, slots: Sequence[str], object_: Argument | None) -> Argument | None:
        """Return a second argument; inside the object's words only the verb's own phrase counts."""
        argument = self.first(slots, but=object_)
        if argument is None or object_ is None or argument.start < object_.start:
            return argument
        plain_object = object_.slot in {"obj", "iobj"}
        if argument.slot in {"poss", "subj"} or (plain_object and argument.slot in _OWN_PHRASE):
            return argument
        named = plain_object and object_.start in self._words.around.named
        if named and argument.start - object_.start <= _LONGEST_PARTY:
            return argument
        return argument if self._hangs_on_verb(argument) else None

    def _hangs_on_verb(self, argument: Argument) -> bool:
        """Whether an argument is the verb's own: by its arc, or since somebody is addressed."""
        if argument.start in self._words.around.people and argument.slot in _ADDRESSING:
            return True
        bases = {self._verb.i, self._base}
        words = self._doc[argument.start : argument.start + _LONGEST_CASE]
        return any(token.head.i in bases and token.dep_ in _OBLIQUE for token in words)

    def _fill(self, slot: str) -> Argument | None:
        if slot not in self._filled:
            find = self._CORE.get(slot)
            self._filled[slot] = find(self) if find is not None else self._preposition(slot)
        return self._filled[slot]

    def _to_end(self, slot: str, start: int) -> Argument | None:
        return Argument(slot, start, self._words.end) if start < self._words.end else None

    def _subject(self) -> Argument | None:
        subject = own_subject(self._verb)
        start, end = self._words.start, int(self._verb.i)
        if subject is not None:
            start = int(subject.left_edge.i)
            end = min(self._phrase_end(int(subject.right_edge.i) + 1), end)
        return Argument("subj", start, end) if start < end else None

    def _phrase_end(self, position: int) -> int:
        """Return the end of a noun phrase that the parser may have cut: "pressing *matters*"."""
        while self._doc[position].pos_ in {"ADJ", "NOUN"} and position < self._verb.i:
            position += 1
        return position

    def _object(self) -> Argument | None:
        if self._turned:
            return self._subject()
        position = self._object_start()
        colon = position < self._words.end and self._doc[position].text == ":"
        position += colon  # "we discussed: trade; security"
        if position >= self._words.end or opens_time(self._doc, position, self._words.end):
            return None
        token = self._doc[position]
        opens = (
            token.pos_ in _OPENS_OBJECT
            or token.text in OPENING_QUOTES
            or token.tag_ in {"VBG", "VBN"}
        )
        # "set out that of Chile": no relative pronoun.
        of = position + 1 < self._words.end and self._doc[position + 1].lower_ == "of"
        clause = token.lower_ in _RELATIVES and not of
        return self._to_end("obj", position) if opens and not clause else None

    def _object_start(self) -> int:
        """Return where the object begins; that of "appreciates and welcomes" is shared."""
        words = self._words
        if self._via and self._noun is not None:
            return words.skip_adverbs(self._base + 1, commas=True)
        position = words.skip_adverbs(words.skip_particle())
        position = words.skip_adverbs(skip_adverbial(self._doc, position, words.end))
        position = words.skip_adverbs(words.skip_partner(position))
        coordinated = position + 2 < words.end and self._doc[position].pos_ == "CCONJ"
        return words.skip_adverbs(position + 2) if coordinated else position

    def _clause(self) -> Argument | None:
        words, after = self._words, self._base + 1
        start = words.find("that", after)
        if start is not None and opens_circumstance(self._doc, start, self._words.end):
            start = None  # "held that day"
        apart = start is not None and self._is_of_noun_apart(after, start - 1)
        if start is not None and not apart and not words.crosses_verb(after, start - 1):
            return self._to_end("ccomp", self._after_opening(start))
        position = words.skip_adverbs(after, commas=True)
        if position < words.end and self._doc[position].text in OPENING_QUOTES:
            return self._to_end("ccomp", position)
        return self._bare_clause()

    def _after_opening(self, start: int) -> int:
        """Return where a clause says its own: "that since the drought, Peru has given shelter"."""
        if start < self._words.end and self._doc[start].text == ",":
            return self._after_aside(start)
        verb = self._doc[start - 1].head
        subject = own_subject(verb) if verb.i > start and start < self._words.end else None
        if subject is None or self._doc[start].dep_ != "case":
            return start
        first = min(int(subject.left_edge.i), subject.i)
        return first if first > start and self._doc[first - 1].text == "," else start

    def _after_aside(self, start: int) -> int:
        """Return where "that, under this plan, trade will grow" says its own."""
        for token in self._doc[start + 1 : self._words.end - 1]:
            if token.pos_ in {"AUX", "VERB"} and is_finite(token):
                break
            if token.text == "," and self._doc[token.i + 1].pos_ in _OPENS_OBJECT:
                return int(token.i) + 1
        return start + 1

    def _is_of_noun_apart(self, after: int, that: int) -> bool:
        """Whether "that" belongs to a noun behind a comma: "claims X, a claim that was denied".

        Or to one that the parser hangs its clause on: "praised the aid that saves lives".
        """
        noun = self._doc[that - 1]
        relates = self._doc[that].dep_ != "mark" and self._doc[that].head.dep_ == "acl:relcl"
        told = noun_phrase_start(noun) in self._words.around.people
        if relates and noun.pos_ == "NOUN" and noun.i != self._base and not told:
            return True
        return noun.pos_ == "NOUN" and any(t.text == "," for t in self._doc[after : that - 1])

    def _bare_clause(self) -> Argument | None:
        """Find a clause without "that": what follows has a verb of its own with a subject."""
        for child in self._verb.rights:
            if is_subjunctive(child):
                return self._to_end("ccomp", self._base + 1)
            if child.dep_ == "ccomp" and child.i > self._base and own_subject(child) is not None:
                return self._to_end("ccomp", max(int(child.left_edge.i), self._base + 1))
        return None

    def _infinitive(self) -> Argument | None:
        after = self._words.skip_adverbs(self._base + 1)
        skipped = self._base
        for index in range(self._base + 1, self._words.end - 1):
            token = self._doc[index]
            skipped = max(skipped, skip_circumstance(self._doc, index, self._words.end))
            if index < skipped:
                continue
            if token.lower_ == "to" and self._verb_follows(index + 1):
                return self._to_end("xcomp", index + 1)
            if token.lower_ == "that" and index == after:
                return None  # "agreed that talks are the way to": what follows says it all
            if token.tag_ == "MD" and self._noun is None:
                return None  # "told Chile it would work to": what follows is another's doing
            if token.tag_ == "VBG" and token.dep_ != "case" and index == after:
                return self._to_end("xcomp", index)
            phrase = token.pos_ == "ADP" and index > self._base + 1 and token.lower_ != "with"
            if phrase or token.pos_ == "SCONJ" or token.text in {";", ":"}:
                break
        return self._distant_infinitive()

    def _distant_infinitive(self) -> Argument | None:
        """Find an infinitive after other phrases: "agreed at the meeting in Oslo to continue"."""
        # "Agreed in talks in Oslo to continue" has no purpose, whatever the parser says.
        relations = {"xcomp", "advcl"} if self._verb.lemma_ in _RESOLVING else {"xcomp"}
        for child in self._verb.rights:
            led = child.i > self._base + 1 and self._doc[child.i - 1].lower_ == "to"
            if led and child.dep_ in relations and child.tag_ == "VB" and self._noun is None:
                return self._to_end("xcomp", int(child.i))
        return None

    def _verb_follows(self, position: int) -> bool:
        position = self._words.skip_adverbs(position)
        quoted = position < self._words.end and self._doc[position].text in OPENING_QUOTES
        position = self._words.skip_adverbs(position + quoted)
        if position >= self._words.end:
            return False
        # After "to" and a quotation mark taggers take a verb for a noun.
        return self._doc[position].tag_ == "VB" or (quoted and self._doc[position].tag_ == "NN")

    def _noun_phrase(self) -> Argument | None:
        """Return the phrase of the frame's noun, without a name that possesses it."""
        if self._noun is None:
            return None
        start = self._phrase_start()
        endings = (t.i for t in self._doc[start : self._base] if is_possessive_ending(t))
        return self._to_end("noun", max(endings, default=start - 1) + 1)

    def _phrase_start(self) -> int:
        """Return where the phrase of the frame's noun begins, after the verb or preposition."""
        start, words = self._base, self._words
        first = words.skip_partner(words.skip_particle())
        first = first if first <= start else self._verb.i + 1
        while start > first and _stands_in_phrase(self._doc[start - 1]):
            start -= 1
            if _opens_phrase(self._doc[start]):
                break
        return start

    def _possessor(self) -> Argument | None:
        start = self._phrase_start()
        for token in self._doc[start : self._base]:
            if token.tag_ == "PRP$":
                return Argument("poss", token.i, token.i + 1)
            if is_possessive_ending(token):
                return Argument("poss", start, token.i)
        return None

    def _preposition(self, slot: str) -> Argument | None:
        """Find a prepositional phrase: after the noun, or between the verb and it."""
        if self._base <= self._verb.i:
            return self._find_after(slot, self._verb.i)
        found = self._find_after(slot, self._base)
        if found is not None or slot == self._via:
            return found
        between = self._find_after(slot, self._verb.i)
        return between if between is not None and between.start <= self._base else None

    def _find_after(self, slot: str, base: int) -> Argument | None:
        start = self._words.find(slot, base + 1)
        while start is not None and self._says_when(slot, start):
            start = self._words.find(slot, start)
        if start is None or self._words.crosses_verb(base + 1, start):
            return None
        return None if self._is_of_another(slot, base, start) else self._to_end(slot, start)

    def _is_of_another(self, slot: str, base: int, start: int) -> bool:
        """Whether "of" belongs to a later noun: "outrage on the loss *of* ships"."""
        if slot != "of" or self._noun is None or base != self._noun.i:
            return False
        between = self._doc[base + 1 : start - 1]
        return any(t.pos_ == "ADP" and t.lower_ not in _BEFORE_OF for t in between)

    def _says_when(self, slot: str, start: int) -> bool:
        """Whether "on …" or "in …" gives the time or the occasion."""
        about = slot in _TOPIC_SLOTS or slot == "in"
        return about and opens_circumstance(self._doc, start, self._words.end)

    def _nothing(self) -> None:
        """Return nothing: what was said before stands in no slot."""

    # Of the class: methods kept by each finder would keep it, and its parse, alive.
    _CORE: ClassVar[Mapping[str, Callable[[SlotFinder], Argument | None]]] = MappingProxyType(
        {
            "subj": _subject,
            "obj": _object,
            "iobj": _object,
            "ccomp": _clause,
            "xcomp": _infinitive,
            "noun": _noun_phrase,
            "poss": _possessor,
            BEFORE: _nothing,
        }
    )


def _opens_phrase(token: Token) -> bool:
    """Whether a noun phrase begins with a word: "wished her | a full recovery"."""
    if token.i and token.doc[token.i - 1].pos_ == "DET":
        return False
    return token.tag_ == "PRP$" or token.pos_ == "DET"


def _stands_in_phrase(token: Token) -> bool:
    return token.pos_ not in _NOT_IN_PHRASE or is_possessive_ending(token)
