"""Mentions of encounters, shared by the readers of headings and of prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Span
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token
    from graphkit.resources.meeting_words import MeetingNoun, MeetingWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What a sentence or heading says of an encounter itself.

    ``called`` is a call unless something else is said of it ("spoke with"),
    ``by_telephone`` is one for sure. ``anchor`` says what names it: ``verb``,
    ``noun``, or the kind of block. ``words`` are those that may tell its format.
    ``parties`` are the ids of countries and organisations, one space between them.
    ``series`` tells one of several announced together, with ``partner``; ``instead_of`` is the
    mention of one with all of them, if that may be meant as well; ``further`` is the
    word that sets it beside those told before ("also met"), ``earlier`` one before it;
    ``spoken`` leaves open whether it was a call ("conversation"); ``joint`` only
    shows in what people did together; ``untold`` leaves out who met somebody;
    ``vague`` words in prose can tell of a call as well ("held consultations with");
    ``another`` is a second one of the same people ("followed by talks"); ``gathering``
    one of which other sentences tell who came, ``named`` by its number or sort, or ``open``;
    ``led`` one that people are said to have chaired or given.
    """

    span: Span
    anchor: str
    kind: MeetingNoun | None = None
    called: bool = False
    by_telephone: bool = False
    plural: bool = False
    negative: bool = False
    parties: str = ""
    modality: Modality = Modality.ASSERTED
    words: tuple[str, ...] = ()
    series: bool = False
    partner: str = ""
    instead_of: str = ""
    further: str = ""
    earlier: bool = False
    spoken: bool = False
    joint: str = ""
    untold: bool = False
    vague: bool = False
    another: bool = False
    gathering: str = ""
    led: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Who took part in an encounter, and how it is said; ``people`` are ids of mentions."""

    people: tuple[str, ...]
    quote: Span
    rule: str
    confidence: float
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    verb: str | None = None
    addressees: tuple[str, ...] = ()


class MeetingMentions:
    """Adds encounters to an extraction."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the nouns and phrases of ``words``."""
        self.words = words
        self._heads = {noun.rpartition(" ")[2] for noun in words.nouns if " " in noun}

    def kind(self, noun: Token) -> MeetingNoun | None:
        """Return what sort of encounter a noun names, if it names one."""
        nouns, lemma = self.words.nouns, noun.lemma_.lower()
        if lemma in self._heads and noun.i:
            compound = nouns.get(f"{noun.doc[noun.i - 1].lower_} {lemma}")
            if compound is not None:
                return compound
        return nouns.get(lemma) or nouns.get(noun.lower_)

    def talks(self) -> list[str]:
        """Return the nouns of meetings and calls."""
        nouns = self.words.nouns.items()
        return [noun for noun, kind in nouns if kind.type in {"Meeting", "Call"}]

    def is_plural(self, noun: Token) -> bool:
        """Whether a noun names several encounters; "talks" are one."""
        return noun.tag_ in {"NNS", "NNPS"} and noun.lower_ not in self.words.nouns

    def is_gathering(self, noun: Token) -> bool:
        """Whether a noun names an encounter or a gathering: "a session"."""
        return self.kind(noun) is not None or noun.lemma_.lower() in self.words.gatherings

    def is_spoken(self, word: str) -> bool:
        """Whether a noun leaves open whether people met or called each other."""
        return word in self.words.spoken

    def is_call(self, words: Iterable[str]) -> bool:
        """Whether ``words``, in lower case, speak of a telephone."""
        return _has_phrase(words, self.words.telephone)

    def add(self, reading: SentenceReading, encounter: Encounter) -> str:
        """Add the mention of an encounter and return its id."""
        planned = encounter.modality is not Modality.ASSERTED
        return reading.builder.mention(
            encounter.span,
            EntityType.CALL if encounter.called or encounter.by_telephone else EntityType.MEETING,
            reading.words_of(encounter.span),
            anchor=encounter.anchor,
            medium=self._medium(reading, encounter),
            format=self._format(encounter.words),
            parties=encounter.parties,
            plural="yes" if encounter.plural else "",
            negative="yes" if encounter.negative else "",
            modality=encounter.modality.value if planned else "",
            series="yes" if encounter.series else "",
            partner=encounter.partner,
            instead_of=encounter.instead_of,
            further=encounter.further,
            earlier="yes" if encounter.earlier else "",
            spoken="yes" if encounter.spoken else "",
            joint=encounter.joint,
            untold="yes" if encounter.untold else "",
            vague="yes" if encounter.vague else "",
            another="yes" if encounter.another else "",
            gathering=encounter.gathering,
            led="yes" if encounter.led else "",
        )

    def _medium(self, reading: SentenceReading, encounter: Encounter) -> str:
        if encounter.by_telephone:
            return "telephone"
        online = encounter.kind is not None and encounter.kind.medium == "online"
        words = (word.lower for word in reading.named.words)
        return "online" if online or _has_phrase(words, self.words.online) else ""

    def formats(self, words: Iterable[str]) -> set[str]:
        """Return the formats that ``words`` in lower case tell, those of "three-way" among them."""
        said = set(" ".join(words).replace(" - ", "-").split())
        return {format_ for word, format_ in self.words.formats.items() if word in said}

    def _format(self, words: Iterable[str]) -> str:
        return min(self.formats(words), default="")


def write_participation(
    reading: SentenceReading, meeting: str, participation: Participation
) -> None:
    """Write that people took part in the encounter with the mention ``meeting``."""
    if participation.people:
        reading.builder.relation(
            "gk:participatedIn",
            participation.people,
            objects=(meeting,),
            quote=participation.quote,
            sentence=reading.span,
            rule=participation.rule,
            addressees=participation.addressees,
            verb=participation.verb,
            modality=participation.modality,
            polarity=participation.polarity,
            confidence=participation.confidence,
            meeting=meeting,
        )


def _has_phrase(words: Iterable[str], phrases: Iterable[str]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in phrases)
