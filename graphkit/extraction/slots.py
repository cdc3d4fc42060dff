"""Fill the slots of a frame: subject, object, that-clause, infinitive, prepositions.

Where a slot begins is found by the words and their tags; it runs to the end of
the clause, and the frame reader cuts it where another slot begins.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from graphkit.extraction.asides import opens_circumstance, opens_time, skip_adverbial
from graphkit.extraction.clause_slots import OPENS_OBJECT, Argument, ClauseSlots, argument_to_end
from graphkit.extraction.syntax import (
    OPENING_QUOTES,
    is_possessive_ending,
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
_NOT_IN_PHRASE = frozenset({"ADP", "VERB", "AUX", "PART"})
_OBLIQUE = frozenset({"obl", "nmod", "advcl", "acl", "xcomp"})
_OWN_PHRASE = frozenset({"xcomp", "ccomp", "poss", "subj"})
_ADDRESSING = frozenset({"to", "with"})
_CONTENT = frozenset({"ccomp", "xcomp"})
_TOPIC_SLOTS = frozenset(load_slot_groups()["topic"])
_BEFORE_OF = frozenset({"for", "in", "to"})
"""What may stand between a noun and its "of": "the importance for Chile of trade"."""
_LONGEST_PARTY = 4
_LONGEST_CASE = 6


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
        self._clauses = ClauseSlots(words, noun)
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
            infinitive = self._clauses.verb_follows(found.start)
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
        return argument_to_end(self._words, slot, start)

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
            token.pos_ in OPENS_OBJECT
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
        return self._clauses.clause()

    def _infinitive(self) -> Argument | None:
        return self._clauses.infinitive()

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
