"""Read encounters that a noun tells of, where no verb of an encounter has it for its object.

"During his meeting with Mr. Diaz, …", "in Oslo for talks with Ms. Ruiz", "and a
trilateral one with Ms. Ruiz and Mr. Aoki", "In a meeting, A and B discussed …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Modality
from graphkit.extraction.noun_parties import (
    agents,
    are_many,
    gathered,
    hosts,
    is_owner,
    left_of_verb,
    parties_after,
)
from graphkit.extraction.tellings import (
    Stance,
    Telling,
    controllers,
    is_named,
    is_person,
    verb_above,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import StanceReader
    from graphkit.extraction.tokens import Token
    from graphkit.resources.meeting_words import MeetingNoun, MeetingWords

_CONFIDENCE = 0.8
_FARTHEST_FORMAT = 6
_LAST_OPENING = 3
_ABOUT = frozenset({"about", "concerning", "of", "on", "regarding"})
_ONE = frozenset({"ministerial", "one", "ones"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PAIR = 2


class NounEncounterReader:
    """Finds the encounters of two or more people that nouns name."""

    def __init__(
        self, words: MeetingWords, meetings: MeetingMentions, stances: StanceReader
    ) -> None:
        """Use the nouns that ``meetings`` knows, and ``stances`` to tell how they are put."""
        self._words = words
        self._meetings = meetings
        self._stances = stances

    def read(self, reading: SentenceReading, told: Sequence[Telling]) -> Iterator[Telling]:
        """Yield what the nouns tell that none of the encounters ``told`` by verbs has."""
        taken = {telling.noun.i for telling in told if telling.noun is not None}
        nouns = (t for t in reading.parse.doc if t.pos_ in _NOUNS or t.lower_ in _ONE)
        for token in nouns:
            if token.i in taken or not self._names_encounter(reading, token):
                continue
            telling = self._telling(reading, token, told)
            if telling is not None:
                yield telling

    def kind(self, noun: Token) -> MeetingNoun | None:
        """Return what sort of encounter a noun names; "a trilateral one" is one of the format."""
        if noun.lower_ in _ONE and noun.i and noun.doc[noun.i - 1].lower_ in self._words.formats:
            return self._words.nouns["meeting"]
        return self._meetings.kind(noun)

    def _names_encounter(self, reading: SentenceReading, token: Token) -> bool:
        if reading.parse.unit_of(token) is not None:
            return False
        kind = self.kind(token)
        if kind is None or kind.type not in {"Call", "Meeting"}:
            return False
        following = token.doc[token.i + 1 : token.i + 2]
        return not (following and following[0].pos_ == "NOUN")

    def _telling(
        self, reading: SentenceReading, noun: Token, told: Sequence[Telling]
    ) -> Telling | None:
        start = phrase_start(noun)
        others, between = parties_after(reading, noun)
        if not others and self._is_attended(noun):
            others = hosts(reading, noun, self._words.given_by)
        follows = self._follows(noun)
        parties = self._parties(reading, noun, start, others, between=between)
        parties = parties or self._parties_before(reading, noun, follows)
        alone = len(reading.mentions_of(*parties)) < _PAIR
        series = self._is_series(reading, noun, others)
        posted = _is_posted(reading, noun, others)
        if alone and not (_stand_for_many(reading, parties) or series or posted):
            return None
        if follows is None and any(_covers(telling, noun, parties) for telling in told):
            return None
        subjects = tuple(p for p in parties if between or p not in others)
        stance = Stance() if _opens_sentence(noun) else self._stances.of_noun(noun, start)
        if stance.modality is not Modality.ASSERTED and not self._is_appointed(
            noun, others, reading
        ):
            return None
        return Telling(
            anchor=noun,
            noun=noun,
            subjects=subjects,
            others=() if between else tuple(others),
            first=min([noun.i, *(p.start for p in parties)]),
            last=max([noun.i + 1, *(p.end for p in parties)]),
            rule="meeting-noun",
            confidence=_CONFIDENCE,
            stance=stance,
            earlier=self._is_earlier(noun, start),
            many=self._is_attended(noun) and _is_of_group(reading, noun, others),
            another=follows is not None,
        )

    def _parties_before(
        self, reading: SentenceReading, noun: Token, follows: Token | None
    ) -> list[Party]:
        """Return those of the encounter that one follows, or who come together for it."""
        if follows is None:
            return gathered(reading, noun) if self._is_of_many(noun) else []
        verb, partners = verb_above(follows), parties_after(reading, follows)[0]
        acting = controllers(reading, verb) if verb is not None else []
        return [*acting, *(p for p in partners if p not in acting)]

    def _follows(self, noun: Token) -> Token | None:
        """Return the noun of the encounter that one follows: "a meeting followed by talks"."""
        by = noun.head
        if by.lower_ != "followed" or by.i > noun.i or noun.i - by.i > _FARTHEST_FORMAT:
            return None
        above = (by.head, by.head.head)  # "a meeting with Ms. Ruiz followed by"
        return next((t for t in above if self.kind(t) is not None and t.i < by.i), None)

    def _is_appointed(self, noun: Token, others: Sequence[Party], reading: SentenceReading) -> bool:
        """Whether something to come is one encounter with somebody: no "dialogue with Chile"."""
        ongoing = noun.lower_ in self._words.ongoing
        return not ongoing and any(is_person(reading, party) for party in others)

    def _parties(
        self,
        reading: SentenceReading,
        noun: Token,
        start: int,
        others: Sequence[Party],
        *,
        between: bool,
    ) -> list[Party]:
        """Return who meets: owners of the noun, those after "with", else who acts."""
        owners = [p for p in reading.parties if p.possessive and is_owner(p, noun)]
        opening = _opens_sentence(noun)
        if between and len(others) >= _PAIR:
            # "Negotiations between Chile and Kenya" are of the countries, over a long time.
            return list(others) if any(is_person(reading, p) for p in others) else []
        # "Their talks covered trade" tells no more than the sentence before did.
        told_already = not reading.dates
        if self._is_series(reading, noun, others):
            verb = verb_above(noun)
            return [p for p in controllers(reading, verb) if is_person(reading, p)] if verb else []
        if not others and not opening and (not owners or told_already):
            return []
        parties = [*owners, *others]
        about = start > 0 and noun.doc[start - 1].lower_ in _ABOUT and not self._is_of_several(noun)
        named = any(owner.kind == "unit" for owner in owners)
        if ((opening and not named) or not owners) and not about and not self._is_of_noun(noun):
            verb = verb_above(noun)
            above = controllers(reading, verb) if verb is not None else []
            above = above or left_of_verb(reading, verb, others)
            acting = [p for p in above if is_person(reading, p) or (opening and p.kind == "group")]
            acting = acting or agents(reading, verb, noun)
            parties = [*(p for p in acting if p not in parties), *parties]
        return parties

    def _is_series(self, reading: SentenceReading, noun: Token, others: Sequence[Party]) -> bool:
        """Whether a noun announces meetings told later: "held a series of meetings"."""
        verb = verb_above(noun)
        held = verb is not None and verb.lemma_.lower() in self._words.having
        named = any(party.unit is not None and is_named(reading, party) for party in others)
        return held and not named and self._meetings.is_plural(noun)

    def _is_of_many(self, noun: Token) -> bool:
        """Whether three or more come together by what governs the noun: "joined by C for a …"."""
        verb = verb_above(noun)
        if verb is None:
            return False
        near = noun.doc[max(noun.i - _FARTHEST_FORMAT, 0) : noun.i + 1]
        many = self._meetings.formats(t.lower_ for t in near) - {"bilateral"}
        lemma = verb.lemma_.lower()
        return lemma in self._words.assembling or (bool(many) and lemma in self._words.joining)

    def _is_earlier(self, noun: Token, start: int) -> bool:
        words = noun.doc[start : noun.i]
        led = start > 0 and noun.doc[start - 1].lower_ == "since"
        recalled = noun.head.lemma_.lower() in self._words.recalling
        return led or recalled or any(t.lower_ in self._words.earlier for t in words)

    def _is_of_noun(self, noun: Token) -> bool:
        """Whether a noun only says more of another: "a follow-up to the meeting with her"."""
        head = noun.head
        only = not self._is_of_several(noun)
        return noun.dep_ == "nmod" and head.pos_ == "NOUN" and head.i < noun.i and only

    def _is_of_several(self, noun: Token) -> bool:
        """Whether a noun stands in "a series of meetings"."""
        return noun.dep_ == "nmod" and noun.head.lemma_.lower() in self._words.series

    def _is_attended(self, noun: Token) -> bool:
        """Whether somebody "attended a luncheon", "took part in a roundtable"."""
        verb = verb_above(noun)
        return (
            verb is not None and verb.i < noun.i and verb.lemma_.lower() in self._words.taking_part
        )


def _covers(telling: Telling, noun: Token, parties: Sequence[Party]) -> bool:
    """Whether a verb tells of the same people around the noun: "met X for talks with X"."""
    mine = {(p.start, p.end) for p in parties}
    theirs = {(p.start, p.end) for p in (*telling.subjects, *telling.others)}
    return telling.anchor.i < noun.i and mine <= theirs


def _is_posted(reading: SentenceReading, noun: Token, others: Sequence[Party]) -> bool:
    """Whether a sentence of a quotation has no verb: "A warm meeting with Ms. Ruiz of Chile"."""
    opens = all(t.pos_ in {"ADJ", "ADV", "DET", "NOUN", "PUNCT"} for t in noun.doc[: noun.i])
    named = any(is_named(reading, party) for party in others)
    return noun.head.i == noun.i and opens and named and reading.is_quoted


def _stand_for_many(reading: SentenceReading, parties: Sequence[Party]) -> bool:
    return any(are_many(reading, party) for party in parties)


def phrase_start(noun: Token) -> int:
    """Return where the phrase of a noun begins: "his first *meeting*"."""
    start = noun.i
    doc = noun.doc
    while start > 0 and _is_inside_phrase(doc[start - 1]):
        start -= 1
    return start


def _is_inside_phrase(token: Token) -> bool:
    if token.pos_ in {"ADJ", "DET", "NUM", "NOUN"} or token.tag_ in {"PRP$", "POS", "VBN"}:
        return True
    if token.tag_ == "VBG" and token.dep_ in {"amod", "compound"}:
        return True  # "a working visit"
    return token.pos_ == "PROPN" and token.i + 1 < len(token.doc) and _is_name_before(token)


def _is_name_before(token: Token) -> bool:
    return token.doc[token.i + 1].tag_ in {"POS", "NN", "NNS"}


def _is_of_group(reading: SentenceReading, noun: Token, given_by: Sequence[Party]) -> bool:
    """Whether a gathering is "of the Foreign Ministers", of whom only the host is named."""
    end = given_by[0].start if given_by else len(noun.doc)
    return any(are_many(reading, p) for p in reading.parties_in(noun.i + 1, end))


def _opens_sentence(noun: Token) -> bool:
    """Whether the sentence begins with "In a meeting", "During their talks"."""
    if not 0 < noun.i <= _LAST_OPENING or noun.doc[0].pos_ != "ADP":
        return False
    before = noun.doc[noun.i - 1]
    return before.pos_ in {"ADP", "DET", "ADJ"} or before.tag_ == "PRP$"
