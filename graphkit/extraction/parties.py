"""Who acts in a clause: the names and references that can be subject or addressee.

A party is a name (person, office, country, organisation) or a reference ("he",
"the two Ministers", "both sides"). Which one is the subject is decided from the
words before the verb, the preposition each stands after, and the parser's arc.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import noun_phrase_start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from graphkit.extraction.syntax import Parse
    from graphkit.resources.word_lists import ReferenceWords

_JOINING = frozenset({"together", "along", "alongside", "jointly"})


@dataclass(frozen=True, slots=True)
class Party:
    """Tokens ``start`` up to ``end`` stand for one or more parties.

    ``unit`` is the index of the collapsed unit, None for a reference.
    ``kind`` is ``unit``, ``pronoun``, ``group`` or ``participants``; ``preposition``
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

    def __init__(self, words: ReferenceWords) -> None:
        """Use the pronouns and group nouns of ``words``."""
        self._words = words

    def parties(self, parse: Parse, is_party: Callable[[int], bool]) -> list[Party]:
        """Return the parties in order; ``is_party`` tells which units can be one."""
        found: list[Party] = []
        for token in parse.doc:
            unit = parse.unit_of(token)
            kind = "unit" if unit is not None else self._kind(token)
            if unit is not None and (not is_party(unit) or (found and found[-1].unit == unit)):
                continue
            if kind:
                found.append(self._party(token, kind, unit, found))
        return found

    def _kind(self, token: Token) -> str:
        word = token.lower_
        if word in self._words.pronouns and token.pos_ in {"PRON", "DET"}:
            return "pronoun"
        if word in self._words.participants:
            return "participants"
        if word in self._words.group_nouns and self._is_group(token):
            return "group"
        return "group" if word == "both" and self._stands_alone(token) else ""

    def _is_group(self, token: Token) -> bool:
        """Whether the noun has a determiner that makes it refer ("the leaders", "both sides")."""
        start = noun_phrase_start(token)
        words = [t.lower_ for t in token.doc[start : token.i]]
        if token.lower_ == "two":
            return bool(words) and words[-1] == "the" and self._stands_alone(token)
        definite = {"the", "both", "these", "our"} | set(self._words.numerals)
        return any(word in definite for word in words)

    @staticmethod
    def _stands_alone(token: Token) -> bool:
        following = token.doc[token.i + 1 : token.i + 2]
        return not any(
            t.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or t.lower_ == "of" for t in following
        )

    def _party(self, token: Token, kind: str, unit: int | None, before: Sequence[Party]) -> Party:
        start = token.i if kind == "pronoun" else noun_phrase_start(token)
        preposition, joined = self._preposition(token, start, before)
        following = token.doc[token.i + 1 : token.i + 2]
        possessive = token.tag_ == "PRP$" or any(
            t.tag_ == "POS" or t.text in {"’s", "'s"} for t in following
        )
        return Party(start, token.i + 1, kind, unit, preposition, joined, possessive)

    def _preposition(self, token: Token, start: int, before: Sequence[Party]) -> tuple[str, bool]:
        doc = token.doc
        position = start - 1
        while (
            position >= 0
            and doc[position].pos_ in {"ADV", "DET"}
            and doc[position].lower_ not in _JOINING
        ):
            position -= 1
        if position < 0:
            return "", False
        previous = doc[position]
        if previous.pos_ in {"ADP", "SCONJ"} or previous.lower_ == "to":
            joined = position > 0 and doc[position - 1].lower_ in _JOINING
            opening = position == 0 and previous.lower_ == "with"
            return previous.lower_, joined or opening
        listed = previous.lower_ in {"and", ",", "or", "&"} or previous.pos_ == "CCONJ"
        if listed and before and before[-1].end >= position - 1:
            return before[-1].preposition, before[-1].joined
        return "", False
