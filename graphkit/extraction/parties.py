"""Who acts in a clause: the names and references that can be subject or addressee.

A party is a name (person, office, country, organisation) or a reference ("he",
"the two Ministers", "both sides"). Which one is the subject is for ``subjects``
to decide, from the words before the verb, prepositions and the parser's arc.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import (
    closes_as_well_as,
    is_possessive_ending,
    noun_phrase_start,
)
from graphkit.extraction.tokens import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Doc, Token
    from graphkit.resources.grammar import FunctionWords
    from graphkit.resources.word_lists import ReferenceWords

_OBJECTS = frozenset({"obj", "iobj"})
_COORDINATED = frozenset({"appos", "conj", "nmod:unmarked"})
_AS_WELL_AS = 3
_LISTING = frozenset({"and", ",", "or", "&"})

_HEADS = "heads"
"""Those of their agencies: "the HEADS of the foreign ministries"."""
_LONGEST_NOUN = 2
_COUNTRY = "US"
"""What looks like a pronoun and is none."""


@dataclass(frozen=True, slots=True)
class Party:
    """Tokens ``start`` up to ``end`` stand for one or more parties.

    ``unit`` is the index of the collapsed unit, None for a reference.
    ``kind`` is ``unit``, ``capital`` (of a government), ``pronoun``, ``first``
    (person), ``group`` or ``participants``; ``preposition``
    is the one it stands after, "" for none; ``joined`` tells "together with".
    """

    start: int
    end: int
    kind: str
    unit: int | None
    preposition: str
    joined: bool = False
    possessive: bool = False


class PartyFinder:
    """Find the parties of a parsed sentence."""

    def __init__(
        self,
        references: ReferenceWords,
        words: FunctionWords,
        governments: Collection[str] = frozenset(),
    ) -> None:
        """Use the pronouns and group nouns of ``references``.

        ``governments`` are nouns that stand for the country that has them ("Chile's GOVERNMENT").
        """
        self._references = references
        self._governments = governments
        self._words = frozenset(
            {
                "both",
                *references.pronouns,
                *references.first_person,
                *references.participants,
                *references.group_nouns,
            }
        )
        self._joining = words.joining
        self._leading = references.leading
        self._partitive = words.partitive
        self._definite = words.definite | set(references.numerals)

    def parties(
        self, parse: Parse, acting: Collection[int], capitals: Collection[int] = ()
    ) -> list[Party]:
        """Return the parties in order; ``acting`` are the units that can be one.

        ``capitals`` are units that can where they act or are addressed: "Oslo urged Lima".
        """
        found: list[Party] = []
        for token, unit in zip(parse.doc, parse.units, strict=True):
            if unit is None:
                kind = self._kind(token) if token.lower_ in self._words else ""
            elif found and found[-1].unit == unit:
                continue
            elif (unit in acting or unit in capitals) and (end := self._government(token)):
                kind = "capital" if unit in capitals else "unit"
                found.append(self._party(parse.doc[end - 1], kind, unit, found, begin=token))
                continue
            elif unit in capitals:
                kind = "capital" if self._is_government(token) else ""
            else:
                kind = "unit" if unit in acting else ""
            if kind:
                found.append(self._party(token, kind, unit, found))
        return found

    def _kind(self, token: Token) -> str:
        """Return what a word of the lexicon refers as, "" if it does not here."""
        word = token.lower_
        if word in self._references.pronouns and token.pos_ in {"PRON", "DET"}:
            return "" if _is_address(token) else "pronoun"
        if word in self._references.first_person and token.pos_ in {"PRON", "DET"}:
            return "first" if token.text != _COUNTRY else ""
        if word in self._references.participants:
            some = token.i and token.doc[token.i - 1].lower_ in self._partitive
            return "" if some else "participants"
        if word in self._references.group_nouns and self._is_group(token):
            return "group"
        return "group" if word == "both" and _stands_alone(token) else ""

    def _is_government(self, token: Token) -> bool:
        """Whether a capital acts or is addressed, and is no place where something is."""
        first = token
        while first.dep_ in _COORDINATED and first.head.pos_ == "PROPN" and first.head.i < first.i:
            first = first.head
        verb = first.head
        if verb.pos_ != "VERB":
            return False
        if first.dep_ in SUBJECTS and first.i < verb.i:
            return verb.lemma_.lower() not in self._references.place_verbs
        if first.dep_ == "obl" and first.i > verb.i:
            return _is_called_on(first)
        return first.dep_ in _OBJECTS and verb.lemma_.lower() in self._references.addressing

    def _is_group(self, token: Token) -> bool:
        """Whether the noun has a determiner that makes it refer ("the leaders", "both sides")."""
        start = noun_phrase_start(token)
        words = [t.lower_ for t in token.doc[start : token.i]]
        if token.lower_ == _HEADS:
            following = token.doc[token.i + 1 : token.i + 2]
            return words == ["the"] and any(t.lower_ == "of" for t in following)
        if token.lower_ in self._references.numerals:
            return words[-1:] == ["the"] and _stands_alone(token)
        return any(word in self._definite for word in words)

    def _government(self, name: Token) -> int:
        """Return where "Chile’s foreign ministry" ends that begins with ``name``, 0 for others."""
        doc, first = name.doc, name.i + 2
        if first >= len(doc) or not is_possessive_ending(doc[name.i + 1]):
            return 0
        for end in range(min(first + _LONGEST_NOUN, len(doc) - 1), first, -1):
            if " ".join(t.lower_ for t in doc[first:end]) in self._governments:
                return 0 if doc[end].pos_ in {"NOUN", "PROPN"} else end
        return 0

    def _party(
        self,
        token: Token,
        kind: str,
        unit: int | None,
        before: Sequence[Party],
        *,
        begin: Token | None = None,
    ) -> Party:
        start = token.i if kind in {"first", "pronoun"} else noun_phrase_start(begin or token)
        opens = kind not in {"capital", "unit"} and _opens_main_clause(token, start)
        preposition, joined = ("", False) if opens else self._preposition(token.doc, start, before)
        following = token.doc[token.i + 1 : token.i + 2]
        possessive = token.tag_ == "PRP$" or any(map(is_possessive_ending, following))
        return Party(start, token.i + 1, kind, unit, preposition, joined, possessive)

    def _preposition(self, doc: Doc, start: int, before: Sequence[Party]) -> tuple[str, bool]:
        position = self._word_before(doc, start)
        if position < 0:
            return "", False
        previous = doc[position]
        if previous.lower_ == "by" and position and doc[position - 1].lower_ in self._leading:
            return "", False  # "a delegation led by"
        if previous.lower_ == "including":
            return previous.lower_, False
        added = closes_as_well_as(previous)
        if not added and (previous.pos_ in {"ADP", "SCONJ"} or previous.lower_ == "to"):
            joined = position > 0 and doc[position - 1].lower_ in self._joining
            opening = position == 0 and previous.lower_ == "with"
            return previous.lower_, joined or opening
        listed = added or previous.lower_ in _LISTING or previous.pos_ == "CCONJ"
        nearest = position - (_AS_WELL_AS if added else 1)
        if listed and before and before[-1].end >= nearest:
            return before[-1].preposition, before[-1].joined
        return "", False

    def _word_before(self, doc: Doc, start: int) -> int:
        """Return the index of the word before ``start``, adverbs and determiners skipped."""
        position = start - 1
        while position >= 0 and doc[position].pos_ in {"ADV", "DET"}:
            if doc[position].lower_ in self._joining:
                break
            position -= 1
        return position


def _is_called_on(name: Token) -> bool:
    """Whether somebody is asked to do something: "called on Oslo to return"."""
    case = any(c.dep_ == "case" and c.lower_ in {"on", "upon"} for c in name.lefts)
    asked = (c for c in name.head.rights if c.dep_ == "xcomp" and c.i > name.i)
    return case and any(c.tag_ == "VB" for c in asked)


def _opens_main_clause(token: Token, start: int) -> bool:
    """Whether a reference acts right after an opening phrase: "In talks with Ms. Ruiz, they"."""
    following = token.doc[token.i + 1 : token.i + 2]
    acts = any(t.pos_ in {"VERB", "AUX"} or t.tag_ in {"VBD", "VBN"} for t in following)
    return acts and start > 0 and token.doc[start - 1].text == ","


def _is_address(token: Token) -> bool:
    """Whether it is the form of address in "HE the Prime Minister", in a text not in capitals."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.text.isupper() and len(token) > 1 and not any(t.is_upper for t in following)


def _stands_alone(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 2]
    return not any(t.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or t.lower_ == "of" for t in following)
