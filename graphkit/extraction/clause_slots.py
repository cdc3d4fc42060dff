"""Find what a verb says: "said *that trade grew*", "agreed *to help*", "asked: *“Who pays?”*"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.asides import opens_circumstance, skip_circumstance
from graphkit.extraction.syntax import (
    OPENING_QUOTES,
    is_finite,
    is_subjunctive,
    noun_phrase_start,
    own_subject,
)
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from graphkit.extraction.clause_words import ClauseWords
    from graphkit.extraction.tokens import Token

OPENS_OBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Argument:
    """Tokens ``start`` up to ``end`` fill ``slot``."""

    slot: str
    start: int
    end: int


class ClauseSlots:
    """Looks for the clause and the infinitive of one verb, or of the ``noun`` of its frame."""

    def __init__(self, words: ClauseWords, noun: Token | None) -> None:
        """Look in ``words``, behind the noun or else the verb."""
        self._words = words
        self._verb = words.verb
        self._doc = words.doc
        self._noun = noun
        self._base = int(noun.i if noun is not None else words.verb.i)

    def clause(self) -> Argument | None:
        """Return the that-clause, the quotation, or the clause without "that"."""
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

    def infinitive(self) -> Argument | None:
        """Return the infinitive, or the gerund that follows at once."""
        after = self._words.skip_adverbs(self._base + 1)
        skipped = self._base
        for index in range(self._base + 1, self._words.end - 1):
            token = self._doc[index]
            skipped = max(skipped, skip_circumstance(self._doc, index, self._words.end))
            if index < skipped:
                continue
            if token.lower_ == "to" and self.verb_follows(index + 1):
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

    def verb_follows(self, position: int) -> bool:
        """Say if a verb in its base form stands there, behind adverbs and a quotation mark."""
        position = self._words.skip_adverbs(position)
        quoted = position < self._words.end and self._doc[position].text in OPENING_QUOTES
        position = self._words.skip_adverbs(position + quoted)
        if position >= self._words.end:
            return False
        # After "to" and a quotation mark taggers take a verb for a noun.
        return self._doc[position].tag_ == "VB" or (quoted and self._doc[position].tag_ == "NN")

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
            if token.text == "," and self._doc[token.i + 1].pos_ in OPENS_OBJECT:
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

    def _distant_infinitive(self) -> Argument | None:
        """Find an infinitive after other phrases: "agreed at the meeting in Oslo to continue"."""
        # "Agreed in talks in Oslo to continue" has no purpose, whatever the parser says.
        relations = (
            {"xcomp", "advcl"}
            if self._verb.lemma_ in load_function_words().resolving
            else {"xcomp"}
        )
        for child in self._verb.rights:
            led = child.i > self._base + 1 and self._doc[child.i - 1].lower_ == "to"
            if led and child.dep_ in relations and child.tag_ == "VB" and self._noun is None:
                return self._to_end("xcomp", int(child.i))
        return None

    def _to_end(self, slot: str, start: int) -> Argument | None:
        return argument_to_end(self._words, slot, start)


def argument_to_end(words: ClauseWords, slot: str, start: int) -> Argument | None:
    """Return what fills a slot from ``start`` to the end of the clause, if anything does."""
    return Argument(slot, start, words.end) if start < words.end else None
