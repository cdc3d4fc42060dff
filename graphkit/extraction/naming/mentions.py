"""Turn the names of a sentence into mentions, and what they say by themselves into relations.

"Mr. Diaz, Minister of Foreign Affairs of Chile" is a person, an office, a
country, and three relations: holdsOffice, officeOf, represents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality, Span
from graphkit.extraction.naming.delegations import representatives
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.words import join_words, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.builder import ExtractionBuilder
    from graphkit.extraction.naming.chunks import Chunk, NamedSentence, SeenName
    from graphkit.extraction.naming.instruments import Instrument
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.titles import Titles

_SEEN_TYPES = {
    "Organization": EntityType.ORGANIZATION,
    "Place": EntityType.PLACE,
    "Event": EntityType.EVENT,
}


class NameMentions:
    """Add the mentions of chunks to a builder; remembers the ids of each chunk."""

    def __init__(self, builder: ExtractionBuilder, titles: Titles) -> None:
        """Write to ``builder``; ``titles`` give offices their canonical names."""
        self._builder = builder
        self._titles = titles
        self._entities: dict[tuple[int, int, str], str] = {}

    def add(self, named: NamedSentence, sentence: Span) -> list[tuple[str, ...]]:
        """Return, for each chunk, the ids of the mentions that can act or be acted on."""
        self._entities.clear()
        ids = [self._add_chunk(named.words, chunk, sentence) for chunk in named.chunks]
        for match in named.entities:
            self._entity(named.words, match)
        for instrument in named.instruments:
            self._instrument(named.words, instrument)
        text = self._builder.document.text
        for person, polity, quote in representatives(text, named.chunks):
            self._represents(ids[person][0], ids[polity][0], quote, sentence, "delegation")
        return ids

    def _instrument(self, words: Sequence[Word], instrument: Instrument) -> str:
        return self._builder.mention(
            span_of(words[instrument.start : instrument.end]),
            EntityType.ORGANIZATION if instrument.is_body else EntityType.INSTRUMENT,
            instrument.name,
            bare="yes" if instrument.bare else "",
            alias=_bracketed(words, instrument),
        )

    def _add_chunk(self, words: Sequence[Word], chunk: Chunk, sentence: Span) -> tuple[str, ...]:
        item = chunk.item
        if isinstance(item, Person):
            return (self._person(words, item, chunk, sentence),)
        if isinstance(item, Office):
            return self._offices(words, item, sentence)
        if isinstance(item, Counterpart):
            return (self._counterpart(item, chunk),)
        if isinstance(item, EntityMatch):
            return (self._entity(words, item),)
        return (self._seen(words, item, chunk),)

    def _person(self, words: Sequence[Word], person: Person, chunk: Chunk, sentence: Span) -> str:
        span = Span(words[person.name_start].start, words[person.name_end - 1].end)
        polities = person.counterpart or ()
        mention = self._builder.mention(
            span,
            EntityType.PERSON,
            person.name,
            honorific=person.honorific,
            gender=person.gender,
            counterpart="yes" if person.counterpart is not None else "",
            polity=_ids(polities),
        )
        for office in person.offices:
            self._held(words, mention, office, chunk.span, sentence)
        if person.country is not None:
            home = self._entity(words, person.country)
            self._represents(mention, home, chunk.span, sentence, "country-of-person")
        for polity in polities:
            self._represents(
                mention, self._entity(words, polity), chunk.span, sentence, "counterpart"
            )
        return mention

    def _held(
        self, words: Sequence[Word], holder: str, office: Office, quote: Span, sentence: Span
    ) -> None:
        for mention in self._offices(words, office, sentence):
            self._builder.relation(
                "gk:holdsOffice",
                (holder,),
                objects=(mention,),
                quote=quote.cover(_office_span(words, office)),
                sentence=sentence,
                rule="office-of-person",
                modality=Modality.INTENDED if office.status == "designate" else Modality.ASSERTED,
            )
        if office.status in {"", "acting"}:
            for polity in (p for p in office.polities if not p.entry.generic):
                country = self._entity(words, polity)
                self._represents(holder, country, quote, sentence, "office-of-person")

    def _represents(self, who: str, whom: str, quote: Span, sentence: Span, rule: str) -> None:
        self._builder.relation(
            "gk:represents", (who,), objects=(whom,), quote=quote, sentence=sentence, rule=rule
        )

    def _offices(self, words: Sequence[Word], office: Office, sentence: Span) -> tuple[str, ...]:
        """Return a mention of the office for each polity it is an office of."""
        span = _office_span(words, office)
        found = []
        for polity in office.polities or (None,):
            mention = self._builder.mention(
                span,
                EntityType.OFFICE,
                self._name_of(office),
                title=office.title,
                head=office.head,
                kinds="|".join(self._titles.kinds.get(office.head, ())),
                polity=polity.entry.id if polity else "",
                plural="yes" if office.plural else "",
                status=office.status,
                article=office.article,
                visiting="yes" if office.visiting else "",
                local="yes" if office.local else "",
            )
            if polity:
                country = self._entity(words, polity)
                self._builder.relation(
                    "gk:officeOf",
                    (mention,),
                    objects=(country,),
                    quote=span,
                    sentence=sentence,
                    rule="office-name",
                )
            found.append(mention)
        return tuple(found)

    def _name_of(self, office: Office) -> str:
        name = self._canonical(office.singular)
        return f"Acting {name}" if office.status == "acting" else name

    def _canonical(self, title: str) -> str:
        return self._titles.canonical.get(title.lower().replace("-", " "), title)

    def _counterpart(self, item: Counterpart, chunk: Chunk) -> str:
        return self._builder.mention(
            chunk.span,
            None,
            reference="counterpart",
            number="plural" if item.plural else "singular",
            polity=_ids(item.polities),
        )

    def _entity(self, words: Sequence[Word], match: EntityMatch) -> str:
        """Return the mention of an entity; most are asked for as chunk, as entity, as polity."""
        at = match.start, match.end, match.entity
        if at not in self._entities:
            self._entities[at] = self._new_entity(words, match)
        return self._entities[at]

    def _new_entity(self, words: Sequence[Word], match: EntityMatch) -> str:
        return self._builder.mention(
            span_of(words[match.start : match.end]),
            EntityType(match.entry.type),
            join_words(words[match.start : match.core_end]),
            entity=match.entity,
            candidates=" ".join(entry.id for entry in match.entries[1:]),
            adjective="yes" if match.adjective else "",
            alias=_bracketed(words, match),
        )

    def _seen(self, words: Sequence[Word], name: SeenName, chunk: Chunk) -> str:
        return self._builder.mention(
            chunk.span,
            _SEEN_TYPES[name.type],
            name.full or join_words(words[name.start : name.core_end]),
        )


def _office_span(words: Sequence[Word], office: Office) -> Span:
    return span_of(words[office.start + bool(office.article) : office.end])


def _ids(polities: Sequence[EntityMatch]) -> str:
    return " ".join(match.entry.id for match in polities)


def _bracketed(words: Sequence[Word], match: EntityMatch | Instrument) -> str:
    return (
        join_words(words[match.core_end + 1 : match.end - 1]) if match.end > match.core_end else ""
    )
