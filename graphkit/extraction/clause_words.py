"""The words of a clause after its verb, as frames look through them.

Built once for a clause, so that each of the verb's frames finds what the
one before has found already.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_finite, is_passive, is_possessive_ending, own_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.surroundings import Surroundings
    from graphkit.extraction.tokens import Doc, Token
    from graphkit.resources.frames import Frame

_NOUN_PHRASE = frozenset(
    {"ADV", "DET", "ADJ", "PRON", "NOUN", "PROPN", "NUM", "PART", "CCONJ", "VERB", "PUNCT"}
)
_PHRASE_HEADS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_STOPS = frozenset({",", ";", ":"})
_LONGEST_NOUN = 3
_NAMES = frozenset({"PROPN", "PRON"})
_OPENS_NAME = _NAMES | {"DET"}
_ADDRESSING = frozenset({"to", "with"})
_OPENS_OBJECT = frozenset({"ADJ", "DET", "NOUN"})


class ClauseWords:
    """The words of a clause, with the look-ups its frames share."""

    def __init__(self, clause: Clause, around: Surroundings) -> None:
        """Look at ``clause``; nothing is computed before it is asked for."""
        self.around = around
        self.verb = clause.verb
        self.doc: Doc = clause.verb.doc
        self.start = clause.start
        self.end = max(clause.end, clause.verb.i + 1)
        self._linked = clause.led_by is not None and clause.verb.tag_ in {"JJ", "VBN"}
        self._heads: dict[str, list[tuple[Token, frozenset[str]]]] = {}

    @cached_property
    def passive(self) -> bool:
        """Whether the verb stands in the passive."""
        return is_passive(self.verb)

    @cached_property
    def predicative(self) -> bool:
        """Whether the verb is a participle or adjective after "be"."""
        finite = self.verb.pos_ == "ADJ" and is_finite(self.verb)
        return self._linked or self.passive or finite

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """Where each word stands after the verb."""
        positions: dict[str, list[int]] = {}
        for token in self.doc[self.verb.i + 1 : self.end]:
            positions.setdefault(token.lower_, []).append(token.i)
        return positions

    @cached_property
    def _finite_verbs(self) -> list[int]:
        words = self.doc[self.verb.i + 1 : self.end]
        return [t.i for t in words if (t.pos_ == "VERB" and is_finite(t)) or t.lower_ == "who"]

    def find(self, phrase: str, position: int) -> int | None:
        """Return the index after the first ``phrase`` at or after ``position``."""
        first, *rest = phrase.split()
        for index in self._positions.get(first, ()):
            end = index + 1 + len(rest)
            if index < position or end >= self.end:
                continue
            if all(self.doc[index + n].lower_ == word for n, word in enumerate(rest, 1)):
                return end
        return None

    def crosses_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb, or "who", stands between two tokens."""
        return any(start <= index < end for index in self._finite_verbs)

    def skip_adverbs(self, position: int, *, commas: bool = False) -> int:
        """Return the first index at or after ``position`` that is no adverb."""
        while position < self.end and (
            self.doc[position].pos_ == "ADV" or (commas and self.doc[position].text == ",")
        ):
            position += 1
        return position

    def skip_particle(self) -> int:
        """Return the index after the verb and its particle: "pointed out"."""
        position = int(self.verb.i) + 1
        particle = position < self.end and self.doc[position].tag_ == "RP"
        return position + 1 if particle else position

    def skip_partner(self, position: int) -> int:
        """Return the index after "with Ms. Ruiz" or "to him", if the object stands behind it."""
        start = position + 1
        if start >= self.end or self.doc[position].lower_ not in _ADDRESSING:
            return position
        if start not in self.around.people:
            return position
        while start < self.end and self.doc[start].pos_ in _OPENS_NAME:
            start += 1
            if self.doc[start - 1].pos_ in _NAMES and not self._is_name(start):
                break
        if start < self.end and self.doc[start - 1].pos_ == "DET":
            start += self.doc[start].pos_ == "NOUN"  # "with the leaders"
        if start >= self.end:
            return position
        following = self.doc[start]
        opens = following.pos_ in _OPENS_OBJECT or following.tag_ in {"VBG", "PRP$"}
        return start if opens else position

    def _is_name(self, position: int) -> bool:
        return position < self.end and self.doc[position].pos_ in _NAMES

    def has_particle(self, particle: str) -> bool:
        """Whether ``particle`` stands with the verb."""
        if not self._positions.get(particle):
            return False
        if any(c.lower_ == particle and c.dep_ == "compound:prt" for c in self.verb.children):
            return True
        following = self.doc[self.verb.i + 1 : min(self.verb.i + 3, self.end)]
        return any(t.lower_ == particle for t in following)

    def noun(self, frame: Frame) -> Token | None:
        """Return the frame's noun: after the verb or, in the passive, before it."""
        for token, names in self._phrase_heads(frame.via):
            if not names.isdisjoint(frame.nouns):
                before = self.passive and not frame.via
                return token if before else self._last_coordinated(token, frame)
        return None

    def _phrase_heads(self, via: str) -> list[tuple[Token, frozenset[str]]]:
        """Return the nouns that can be the frame's, after ``via`` if any, each with its names."""
        if via not in self._heads:
            self._heads[via] = [(token, _names(token)) for token in self._find_heads(via)]
        return self._heads[via]

    def _find_heads(self, via: str) -> Iterator[Token]:
        if self.passive and not via:
            subject = own_subject(self.verb)
            yield from () if subject is None else (subject,)
            return
        position = self.skip_partner(self.skip_particle())
        for token in self.doc[self._after(via, position) if via else position : self.end]:
            if self._opens_compound(token):
                continue
            if token.pos_ not in _NOUN_PHRASE or token.text in _STOPS or _is_infinitive(token):
                break
            heads_phrase = token.pos_ in _PHRASE_HEADS or token.dep_ == "obj"
            if heads_phrase and not self._modifies(token):
                yield token

    def _opens_compound(self, token: Token) -> bool:
        """Whether a preposition is part of a compound: "an in-depth exchange"."""
        following = token.i + 1
        return following < self.end and self.doc[following].tag_ == "HYPH"

    def _modifies(self, token: Token) -> bool:
        following = token.i + 1
        if following >= self.end:
            return False
        after = self.doc[following]
        return after.pos_ in {"NOUN", "PROPN"} or is_possessive_ending(after)

    def _last_coordinated(self, noun: Token, frame: Frame) -> Token:
        """Return the last of "understanding and cooperation"."""
        following = self.doc[noun.i + 1 : min(noun.i + 3, self.end)]
        if len(following) > 1 and following[0].pos_ == "CCONJ" and _is_named(following[1], frame):
            return following[1]
        return noun

    def _after(self, word: str, position: int) -> int:
        for token in self.doc[position : min(position + 3, self.end)]:
            if token.lower_ == word:
                return int(token.i) + 1
            if token.pos_ not in {"ADV", "PUNCT"}:
                break
        return self.end


def _is_named(token: Token, frame: Frame) -> bool:
    return not _names(token).isdisjoint(frame.nouns)


def _is_infinitive(token: Token) -> bool:
    """Whether a verb begins here that says something else: "committed to deepen cooperation"."""
    return token.tag_ in {"TO", "VB"} and token.pos_ in {"PART", "VERB"}


def _names(token: Token) -> frozenset[str]:
    """Return what the lexicon can call a noun: its lemma, its form, and with the words before."""
    lemma = token.lemma_.lower()
    names = {lemma, token.lower_}
    for length in range(1, min(_LONGEST_NOUN, token.i + 1)):
        before = token.doc[token.i - length : token.i]
        names.add(" ".join([*(word.lower_ for word in before), lemma]))
    return frozenset(names)
