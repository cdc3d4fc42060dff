"""Read encounters: meetings, calls and visits, with who, when, where and beside what.

From verbs ("met", "held talks with"), nouns ("during his meeting with"), and
headings ("Japan-Peru Foreign Ministers’ Meeting (May 3)"). Which encounters of
a document are one and the same is for resolution to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind, EntityType, Modality, Span
from graphkit.extraction.acts import act_modality, confidence_of
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.syntax import is_negated
from graphkit.extraction.naming.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from graphkit.extraction.acts import Act
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.word_lists import MeetingNoun, MeetingWords

_PARTY_TYPES = (EntityType.PERSON, EntityType.OFFICE, EntityType.COUNTRY, EntityType.ORGANIZATION)
_WITH = frozenset({"with", "between", "by", "of", "from", "among"})
_MET_PHRASE = re.compile(
    r"\b(?:meets?|met|receives?|received|speaks?|spoke|calls? on|hosts?|welcomes?)\b", re.IGNORECASE
)
_SPOKE = re.compile(r"\b(?:speaks?|spoke|phones?|telephones?)\b", re.IGNORECASE)


class EncounterReader:
    """Find the encounters a sentence or heading tells of."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the nouns and phrases of ``words``."""
        self._words = words
        nouns: list[tuple[str, MeetingNoun]] = []
        for noun, meaning in words.nouns.items():
            nouns += [(noun, meaning), (f"{noun}s", meaning)]
        self._nouns = PhraseTable(nouns)
        self._sidelines = sorted(words.sidelines, key=lambda p: (-len(p), p))

    # Headings, titles, captions

    def read_heading(self, reading: SentenceReading) -> str | None:
        """Return the mention of the meeting a heading, title or caption names, if it does."""
        words = reading.named.words
        noun = self._last_noun(reading)
        met = _MET_PHRASE.search(reading.text)
        if noun is None and met is None:
            return None
        about = self._about(reading, noun[1] if noun else 0)
        people = self._chunk_parties(reading, 0, about)
        if not people and noun is None:
            return None
        kind = noun[2] if noun else None
        span = reading.span
        if noun is not None and reading.kind is not BlockKind.CAPTION:
            span = Span(words[0].span.start, words[-1].span.end)
        is_call = (kind is not None and kind.type == "Call") or bool(_SPOKE.search(reading.text))
        mention = self._meeting(
            reading,
            span,
            kind,
            anchor=reading.kind.value,
            called=is_call,
            parties=self._polities(reading, 0, about),
            plural="yes"
            if noun
            and words[noun[1] - 1].lower.endswith("s")
            and kind
            and kind.type != "Event"
            and words[noun[1] - 1].lower != "talks"
            else "",
        )
        self._participants(reading, mention, people, span, Modality.ASSERTED, "heading", 0.95)
        self._circumstances(reading, mention, reading.span)
        self._heading_topic(reading, mention, about)
        return mention

    def _last_noun(self, reading: SentenceReading) -> tuple[int, int, MeetingNoun] | None:
        words = reading.named.words
        found = None
        position = 0
        while position < len(words):
            hit = self._nouns.match(words, position)
            if hit is not None and not self._in_brackets(words, position):
                if found is None or found[2].type == "Event":
                    found = (position, hit[0], hit[1])
                position = hit[0]
            else:
                position += 1
        return found

    @staticmethod
    def _in_brackets(words: Sequence, position: int) -> bool:  # type: ignore[type-arg]
        before = [w.text for w in words[:position]]
        return before.count("(") > before.count(")")

    def _about(self, reading: SentenceReading, after: int) -> int:
        """Return the index of the word after which the subject matter or the margin stands."""
        words = reading.named.words
        for position in range(after, len(words)):
            if words[position].lower in {"on", "regarding", "about", "concerning"} and position > 0:
                return position
        return len(words)

    def _chunk_parties(self, reading: SentenceReading, start: int, end: int) -> list[str]:
        found: list[str] = []
        for chunk, mentions in zip(reading.chunks, reading.chunk_mentions, strict=True):
            if (
                isinstance(chunk.item, Person | Office | Counterpart)
                and start <= chunk.item.start < end
            ):
                found.extend(mentions)
        return list(dict.fromkeys(found))

    def _polities(self, reading: SentenceReading, start: int, end: int) -> str:
        """Return the countries and organisations named as parties, as ids."""
        matches = [m for m in reading.named.entities if start <= m.start < end and m.is_polity]
        return " ".join(dict.fromkeys(m.entry.id for m in matches))

    def _heading_topic(self, reading: SentenceReading, meeting: str, about: int) -> None:
        words = reading.named.words
        if about >= len(words) - 1 or any(p in reading.text.lower() for p in self._sidelines):
            return
        end = next(
            (i for i in range(about + 1, len(words)) if words[i].text in {"(", ","}), len(words)
        )
        start = about + 1 + (words[about + 1].lower == "the")
        if start >= end or find_day(reading, words[start].span):
            return
        span = Span(words[start].span.start, words[end - 1].span.end)
        topic = reading.builder.mention(
            span, EntityType.TOPIC, " ".join(span.of(reading.builder.document.text).split())
        )
        reading.builder.relation(
            "gk:discussed",
            (meeting,),
            objects=(topic,),
            quote=reading.span,
            sentence=reading.span,
            rule="heading-topic",
            verb=words[about].text,
            meeting=meeting,
        )

    # Prose

    def read(self, reading: SentenceReading, acts: Sequence[Act]) -> list[str]:
        """Return the mentions of the encounters of a sentence, and write their relations."""
        found = []
        for act in acts:
            predicate = act.predication.frame.predicate
            if predicate in {"gk:met", "gk:spokeWith"}:
                found.append(self._met(reading, act))
            elif predicate == "gk:visited":
                self._visited(reading, act)
            elif predicate in {"gk:chaired", "gk:hosted", "gk:participatedIn"}:
                self._took_part(reading, act, predicate)
        if not found:
            found.extend(self._noun_encounters(reading, acts))
        return [mention for mention in found if mention]

    def _met(self, reading: SentenceReading, act: Act) -> str:
        predication = act.predication
        doc = reading.parse.doc
        others: list[str] = []
        end = predication.verb.i + 1
        for argument in (predication.object, predication.addressee):
            if argument is None:
                continue
            for party in self._leading_parties(reading, argument.start, argument.end):
                others.extend(reading.mentions_of(party))
                end = max(end, party.end)
        if predication.noun is not None:
            end = max(end, predication.noun.i + 1)
        people = list(dict.fromkeys([*act.subjects, *others]))
        if not people:
            return ""
        start = min(
            [p.start for p in act.parties if p.start < predication.verb.i] or [predication.verb.i]
        )
        span = reading.parse.origin(start, min(end, len(doc)))
        kind = (
            self._noun_kind(predication.noun.lemma_.lower())
            if predication.noun is not None
            else None
        )
        called = predication.frame.predicate == "gk:spokeWith" or self._is_call(
            reading, predication.clause.start, predication.clause.end
        )
        negative = is_negated(predication.verb)
        plural = _plural(predication.noun) if predication.noun is not None else ""
        mention = self._meeting(
            reading,
            span,
            kind,
            anchor="verb",
            called=called,
            plural=plural,
            negative="yes" if negative else "",
            parties="",
            modality=act_modality(predication).value
            if act_modality(predication) is not Modality.ASSERTED
            else "",
        )
        from graphkit.data_model import Polarity

        self._participants(
            reading,
            mention,
            people,
            span,
            act_modality(predication),
            "met",
            confidence_of(predication),
            polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            verb=_verb_words(reading, predication),
            addressees=tuple(m for m in others if m not in act.subjects),
        )
        self._circumstances(reading, mention, reading.span)
        return mention

    def _leading_parties(self, reading: SentenceReading, start: int, end: int) -> list[Party]:
        """Return the parties of a list that begins an argument."""
        found: list[Party] = []
        position = start
        for party in reading.parties_in(start, end):
            between = reading.parse.doc[position : party.start]
            if any(t.pos_ in {"VERB", "SCONJ"} for t in between):
                break
            if found and any(t.pos_ == "ADP" and t.lower_ not in _WITH for t in between):
                break
            if not party.possessive and reading.has_type(party, *_PARTY_TYPES):
                found.append(party)
            position = party.end
        return found

    def _noun_encounters(self, reading: SentenceReading, acts: Sequence[Act]) -> Iterable[str]:
        """Read "during his meeting with X", "in Paris for talks with Y", "in a meeting, A and B …"."""
        doc = reading.parse.doc
        for token in doc:
            kind = self._noun_kind(token.lemma_.lower()) or self._noun_kind(token.lower_)
            if (
                kind is None
                or kind.type == "Event"
                or token.pos_ != "NOUN"
                or reading.parse.unit_of(token) is not None
            ):
                continue
            people = self._noun_people(reading, token.i, acts)
            if len(people) >= 2:
                yield self._noun_encounter(reading, token.i, kind, people)
                return

    def _noun_people(self, reading: SentenceReading, noun: int, acts: Sequence[Act]) -> list[str]:
        doc = reading.parse.doc
        with_parties: list[Party] = []
        if noun + 1 < len(doc) and doc[noun + 1].lower_ in {"with", "between"}:
            with_parties = self._leading_parties(reading, noun + 2, len(doc))
        owners = [p for p in reading.parties if p.possessive and noun - 4 <= p.start < noun]
        opening = (
            noun <= 3
            and doc[0].pos_ == "ADP"
            and doc[noun - 1].lower_ in {"a", "an", "the", "their", "his", "her"}
        )
        if not with_parties and not opening:
            return []
        people = [m for p in [*owners, *with_parties] for m in reading.mentions_of(p)]
        if opening or not owners:
            people = [*people, *(m for a in acts[:1] for m in a.subjects)]
        if not people or (not opening and not owners and not acts):
            people = [
                *people,
                *(
                    m
                    for p in reading.parties_in(0, noun)
                    if not p.preposition and not p.possessive
                    for m in reading.mentions_of(p)
                ),
            ]
        return list(dict.fromkeys(people))

    def _noun_encounter(
        self, reading: SentenceReading, noun: int, kind: MeetingNoun, people: list[str]
    ) -> str:
        span = reading.parse.origin(noun, noun + 1)
        ids = [m for m in people]
        for party in reading.parties:
            if set(reading.mentions_of(party)) & set(ids):
                span = span.cover(reading.parse.origin(party.start, party.end))
        mention = self._meeting(
            reading,
            span,
            kind,
            anchor="noun",
            called=kind.type == "Call" or self._is_call(reading, 0, len(reading.parse.doc)),
            plural=_plural(reading.parse.doc[noun]),
            parties="",
        )
        self._participants(
            reading,
            mention,
            people,
            span,
            Modality.ASSERTED,
            "meeting-noun",
            0.8,
            verb=reading.parse.doc[noun].text,
        )
        self._circumstances(reading, mention, reading.span)
        return mention

    def _took_part(self, reading: SentenceReading, act: Act, predicate: str) -> None:
        """Write "served as the chair of the meeting", "attended the summit"."""
        argument = act.predication.object
        if argument is None or not act.subjects:
            return
        target = self._event_mention(reading, argument.start, argument.end)
        if target is None:
            return
        quote = reading.parse.origin(max(act.predication.verb.i, 0), argument.end)
        for party in act.parties:
            quote = quote.cover(reading.parse.origin(party.start, party.end))
        reading.builder.relation(
            predicate,
            act.subjects,
            objects=(target,),
            quote=quote,
            sentence=reading.span,
            rule="took-part",
            verb=_verb_words(reading, act.predication),
            modality=act_modality(act.predication),
            confidence=confidence_of(act.predication),
        )

    def _event_mention(self, reading: SentenceReading, start: int, end: int) -> str | None:
        """Return the event named in an argument, or a reference to the meeting at hand."""
        span = reading.parse.origin(start, end)
        for match in reading.named.entities:
            at = reading.named.words[match.start].span
            if span.start <= at.start < span.end and match.entry.type == "Event":
                return self._entity(reading, match)
        for token in reading.parse.doc[start : min(start + 6, end)]:
            kind = self._noun_kind(token.lemma_.lower())
            if kind is not None:
                at = reading.parse.origin(start, token.i + 1)
                return reading.builder.mention(at, None, reference="meeting", number="singular")
        return None

    def _visited(self, reading: SentenceReading, act: Act) -> None:
        argument = act.predication.object
        if argument is None or not act.subjects:
            return
        span = reading.parse.origin(argument.start, argument.end)
        place = self._place_in(reading, span, first=True)
        if place is None:
            return
        subject = [reading.parse.origin(p.start, p.end) for p in act.parties]
        quote = reading.parse.origin(act.predication.verb.i, act.predication.verb.i + 1).cover(
            place[1]
        )
        for at in subject:
            quote = quote.cover(at)
        common = {
            "sentence": reading.span,
            "rule": "visited",
            "modality": act_modality(act.predication),
        }
        reading.builder.relation(
            "gk:visited",
            act.subjects,
            objects=(place[0],),
            quote=quote,
            verb=_verb_words(reading, act.predication),
            confidence=confidence_of(act.predication),
            **common,
        )
        visit = reading.builder.mention(quote, EntityType.VISIT, "", anchor="verb")
        reading.builder.relation(
            "gk:participatedIn", act.subjects, objects=(visit,), quote=quote, **common
        )
        reading.builder.relation("gk:heldAt", (visit,), objects=(place[0],), quote=quote, **common)
        self._circumstances(reading, visit, reading.span, place=False)

    # Shared

    def _noun_kind(self, lemma: str) -> MeetingNoun | None:
        return self._words.nouns.get(lemma)

    def _is_call(self, reading: SentenceReading, start: int, end: int) -> bool:
        words = f" {' '.join(t.lower_ for t in reading.parse.doc[start:end])} "
        return any(f" {phrase} " in words for phrase in self._words.telephone)

    def _is_online(self, reading: SentenceReading) -> bool:
        words = f" {' '.join(w.lower for w in reading.named.words)} "
        return any(f" {phrase} " in words for phrase in self._words.online)

    def _meeting(
        self,
        reading: SentenceReading,
        span: Span,
        kind: MeetingNoun | None,
        *,
        anchor: str,
        called: bool,
        **features: str,
    ) -> str:
        type_ = EntityType.CALL if called else EntityType.MEETING
        online = self._is_online(reading)
        medium = (
            "telephone"
            if called
            else "online"
            if online or (kind and kind.medium == "online")
            else ""
        )
        lower = {w.lower for w in reading.named.words}
        format_ = next((f for word, f in self._words.formats.items() if word in lower), "")
        return reading.builder.mention(
            span,
            type_,
            " ".join(span.of(reading.builder.document.text).split()),
            anchor=anchor,
            medium=medium,
            format=format_,
            **features,
        )

    @staticmethod
    def _participants(
        reading: SentenceReading,
        meeting: str,
        people: Sequence[str],
        quote: Span,
        modality: Modality,
        rule: str,
        confidence: float,
        **rest: object,
    ) -> None:
        if people:
            reading.builder.relation(
                "gk:participatedIn",
                tuple(people),
                objects=(meeting,),
                quote=quote,
                sentence=reading.span,
                rule=rule,
                modality=modality,
                confidence=confidence,
                meeting=meeting,
                **rest,
            )

    def _circumstances(
        self, reading: SentenceReading, meeting: str, scope: Span, *, place: bool = True
    ) -> None:
        """Write date, place and margin of an encounter as far as the sentence tells them."""
        common = {"sentence": reading.span, "meeting": meeting}
        dates = [d for d in reading.dates if scope.contains(d.span)]
        if dates:
            reading.builder.relation(
                "gk:heldOn",
                (meeting,),
                literal=dates[0].literal,
                quote=dates[0].span,
                rule="date",
                **common,
            )
        if place and (found := self._place_in(reading, scope)) is not None:
            reading.builder.relation(
                "gk:heldAt", (meeting,), objects=(found[0],), quote=found[1], rule="place", **common
            )
        margin = self._margin(reading)
        if margin is not None:
            reading.builder.relation(
                "gk:onSidelinesOf",
                (meeting,),
                objects=(margin[0],),
                quote=margin[1],
                rule="margin",
                **common,
            )

    def _place_in(
        self, reading: SentenceReading, scope: Span, *, first: bool = False
    ) -> tuple[str, Span] | None:
        words = reading.named.words
        for match in reading.named.entities:
            at = words[match.start].span
            if (
                not scope.start <= at.start < scope.end
                or match.entry.type not in {"Place", "Country"}
                or match.adjective
            ):
                continue
            before = match.start - 1
            if before >= 0 and words[before].lower == "the":
                before -= 1
            led = before >= 0 and words[before].lower in self._words.places
            city = match.entry.type == "Place" and match.entry.located_in != ""
            if first or (led and city):
                span = Span(
                    words[match.start if first else before].span.start,
                    words[match.end - 1].span.end,
                )
                return self._entity(reading, match), span
        return None

    def _margin(self, reading: SentenceReading) -> tuple[str, Span] | None:
        text = " ".join(reading.text.lower().replace("\xa0", " ").split("\n"))
        for phrase in self._sidelines:
            at = text.find(phrase)
            if at >= 0:
                start = reading.span.start + at
                return self._event_after(reading, start, start + len(phrase))
        return self._attended(reading)

    def _attended(self, reading: SentenceReading) -> tuple[str, Span] | None:
        """Return the event somebody met at while "attending" it or "in town for" it."""
        words = reading.named.words
        for match in reading.named.entities:
            before = match.start - 1
            while before >= 0 and (
                words[before].lower in {"the", "a"} or words[before].text[0].isdigit()
            ):
                before -= 1
            led = before >= 0 and words[before].lower in self._words.attending
            if led and match.entry.type == "Event":
                span = Span(words[before].span.start, words[match.end - 1].span.end)
                return self._entity(reading, match), span
        return None

    def _event_after(
        self, reading: SentenceReading, start: int, end: int
    ) -> tuple[str, Span] | None:
        words = reading.named.words
        first = next((i for i, w in enumerate(words) if w.span.start >= end), None)
        if first is None:
            return None
        if words[first].lower == "the":
            first += 1
        for match in reading.named.entities:
            if first <= match.start <= first + 3 and match.entry.type == "Event":
                span = Span(start, words[match.end - 1].span.end)
                return self._entity(reading, match), span
        last = first
        while last < len(words) and (
            words[last].is_name_like
            or words[last].text[0].isdigit()
            or words[last].lower in {"of", "the", "session", "for"}
            or words[last].is_possessive
            or words[last].is_hyphen
        ):
            last += 1
        while last > first and words[last - 1].lower in {"of", "the", "for"}:
            last -= 1
        if last == first:
            return None
        span = Span(words[first].span.start, words[last - 1].span.end)
        name = " ".join(span.of(reading.builder.document.text).split())
        return reading.builder.mention(span, EntityType.EVENT, name), Span(start, span.end)

    @staticmethod
    def _entity(reading: SentenceReading, match: EntityMatch) -> str:
        words = reading.named.words
        span = Span(words[match.start].span.start, words[match.end - 1].span.end)
        return reading.builder.find(span, EntityType(match.entry.type))


def find_day(reading: SentenceReading, span: Span) -> bool:
    """Whether a date begins at ``span``."""
    return any(d.span.start == span.start for d in reading.dates)


def _verb_words(reading: SentenceReading, predication) -> str:  # type: ignore[no-untyped-def]
    last = predication.noun.i if predication.noun is not None else predication.verb.i
    span = reading.parse.origin(min(predication.verb.i, last), max(predication.verb.i, last) + 1)
    return " ".join(span.of(reading.builder.document.text).split())


def _plural(noun: Token) -> str:
    """Return "yes" if several meetings are meant; "talks" are one encounter."""
    one = {"talks", "discussions", "consultations", "negotiations", "exchanges"}
    return "yes" if noun.tag_ in {"NNS", "NNPS"} and noun.lower_ not in one else ""
