"""The parties that stand in a list: after "with", as the object of "thanked"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.syntax import closes_as_well_as, is_finite

if TYPE_CHECKING:
    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Doc, Token

PARTY_TYPES = (EntityType.PERSON, EntityType.OFFICE, EntityType.COUNTRY, EntityType.ORGANIZATION)
"""Types of entities that can act and be spoken to."""

_ENDS_LIST = frozenset({"VERB", "ADP", "SCONJ", "NOUN"})
_INCLUDING = "including"
_NOBODY = frozenset({"any", "each", "every", "no"})
_LINKING = frozenset({"with", "between", "by", "of", "from", "among"})


def _ends_names(token: Token) -> bool:
    """Whether a word between two names ends their list: "and a trilateral one with"."""
    if token.pos_ == "ADP":
        return token.lower_ not in _LINKING and not closes_as_well_as(token)
    return token.pos_ == "NOUN" or token.lower_ == "one"


def _is_of_verb(token: Token, party: Party) -> bool:
    """Whether a word begins something other than a list ("visiting" stands before a name)."""
    visiting = token.tag_ == "VBG" and token.i == party.start - 1
    return token.pos_ in {"VERB", "SCONJ"} and not visiting


def parties_at(reading: SentenceReading, argument: Argument | None) -> tuple[str, ...]:
    """Return the mentions of the parties an argument begins with."""
    if argument is None:
        return ()
    found: list[Party] = []
    position = argument.start
    for party in reading.parties_in(argument.start, argument.end):
        between = reading.parse.doc[position : party.start]
        if any(t.pos_ in _ENDS_LIST for t in between):
            break
        if party.possessive and argument.slot != "poss":
            break
        if found and not len(between):
            break
        found.append(party)
        position = party.end
    return reading.mentions_of(*found)


def leading_parties(reading: SentenceReading, start: int, end: int) -> list[Party]:
    """Return the parties met: those in the list that begins at token ``start``.

    Nouns may stand before them ("a delegation of members from Kenya and Chile", "several
    diplomats, including Ms. Ruiz"), possessors are none of them ("Mr. Diaz’s wife").
    """

    def is_one(party: Party) -> bool:
        many = all(map(reading.builder.is_plural, reading.mentions_of(party)))
        return not many and party.preposition != "of"  # "members of Ms. Ruiz’s party, including"

    found: list[Party] = []
    position = start
    for party in reading.parties_in(start, end):
        between = reading.parse.doc[position : party.start]
        named_below = party.preposition == _INCLUDING and not any(map(is_one, found))
        named_below = named_below and reading.has_type(party, EntityType.PERSON, EntityType.OFFICE)
        if named_below:
            found = []
        if not named_below and any(_is_of_verb(t, party) for t in between):
            break
        if found and any(_ends_names(t) for t in between):
            break
        if reading.parse.doc[party.start].lower_ in _NOBODY:
            break
        if not party.possessive and reading.has_type(party, *PARTY_TYPES):
            found.append(party)
        position = party.end
    return _without_subject(reading.parse.doc, found)


def _without_subject(doc: Doc, parties: list[Party]) -> list[Party]:
    """Return a list of parties up to the comma after which a verb follows it.

    "In talks with A, B and C agreed": those behind the comma are the subject. In a clause that
    opens the sentence ("While he held talks with A, B agreed") the comma may be part of a name.
    """
    if not parties or parties[-1].end >= len(doc):
        return parties
    following = doc[parties[-1].end]
    if following.pos_ not in {"VERB", "AUX"} or not is_finite(following):
        return parties
    after_comma = (i for i, p in enumerate(parties) if i and doc[p.start - 1].text == ",")
    opens = doc[0].dep_ == "mark" or doc[0].pos_ == "SCONJ"
    return parties[: next(after_comma, 1 if opens else len(parties))]
