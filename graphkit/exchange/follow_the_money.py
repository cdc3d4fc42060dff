"""A graph as FollowTheMoney entities, one JSON object a line.

Source of schemata and properties: the model of the package followthemoney 4
(https://followthemoney.tech). Edges are entities there: what is asserted of two entities is
an Occupancy, Membership, Representation or UnknownLink; what is said of a topic, denied or
planned is a Note on those who say it. Each names its document in ``proof``, and holds the
quote in ``description`` and the sentence in ``summary`` (a note has there what is said).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graphkit.data_model import EntityType, Modality, Polarity
from graphkit.exchange.contents import arguments, doers, is_direct
from graphkit.exchange.ftm_values import (
    Properties,
    date_properties,
    ftm_entity,
    ftm_id,
    ftm_line,
    web_addresses,
    wikidata_items,
)
from graphkit.resources.exchange_codes import alpha_2_codes
from graphkit.resources.exchange_schemata import entity_schema, link_schemata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.data_model import Document, Entity, StatementRecord
    from graphkit.exchange.contents import Contents, Naming


# The other names of an encounter are the clauses that tell of it.
_TOLD: Final = frozenset({EntityType.MEETING, EntityType.CALL, EntityType.VISIT})
_LEGAL_ENTITIES: Final = frozenset({"Person", "Organization", "PublicBody"})
# What only orders topics says nothing of a person, organisation or event.
_OF_TOPICS: Final = frozenset({EntityType.TOPIC, EntityType.INSTRUMENT})


def to_follow_the_money(contents: Contents) -> bytes:
    """Return documents, entities, mentions and links as JSON lines in UTF-8."""
    writer = _Writer(contents)
    return "".join(map(ftm_line, writer.lines())).encode("utf-8")


class _Writer:
    """Makes the lines of one graph."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._schemata = {
            entity.id: schema
            for entity in contents.entities
            if (schema := entity_schema(str(entity.type), entity.label))
        }
        self._of_events = _said_of_events(contents)

    def lines(self) -> Iterator[dict[str, object]]:
        """Yield all entities in the order they are written."""
        yield from map(_document, self._contents.documents)
        for entity in self._contents.entities:
            if entity.id in self._schemata:
                yield self._entity(entity)
        named = self._schemata.keys() & {naming.entity for naming in self._contents.namings}
        for naming in sorted(set(self._contents.namings)):
            if naming.entity in named and self._schemata[naming.entity] in _LEGAL_ENTITIES:
                yield self._mention(naming)
        for records in self._contents.statements:
            yield from self._statement(records)

    def _entity(self, entity: Entity) -> dict[str, object]:
        contents, schema = self._contents, self._schemata[entity.id]
        is_person = entity.type is EntityType.PERSON
        others = () if entity.type in _TOLD else entity.alt_labels
        # A surname by itself would match too many.
        weak = {label for label in others if is_person and " " not in label.strip()}
        properties: Properties = {
            "name": [entity.label],
            "alias": [label for label in others if label not in weak],
            "weakAlias": [*weak, *entity.hidden_labels],
            "country": self._countries(entity.id),
            "wikidataId": wikidata_items(entity.same_as),
            "proof": map(ftm_id, contents.sources.get(entity.id, ())),
        }
        if schema == "Event":
            properties |= self._event(entity)
        elif schema == "Territory":
            properties |= {"territoryCode": self._countries(entity.id), "level": ["country"]}
        elif schema == "Address":
            properties |= {"full": [entity.label]}
        elif is_person:
            properties["position"] = map(self._label, contents.offices.get(entity.id, ()))
        elif schema == "Position":
            homes = contents.homes.get(entity.id, ())
            properties["organization"] = map(ftm_id, filter(self._is_legal_entity, homes))
        return ftm_entity(entity.id, schema, properties)

    def _event(self, entity: Entity) -> Properties:
        said = self._of_events.get(entity.id, {})
        return {
            "keywords": [str(entity.type).lower()],
            "involved": map(ftm_id, filter(self._is_legal_entity, said.get("involved", ()))),
            "organizer": map(ftm_id, filter(self._is_legal_entity, said.get("organizer", ()))),
            "location": map(self._label, self._contents.places.get(entity.id, ())),
            **date_properties(said.get("date", ())),
        }

    def _mention(self, naming: Naming) -> dict[str, object]:
        identifier = f"mention/{naming.document} {naming.entity} {naming.words}"
        properties: Properties = {
            "document": [ftm_id(naming.document)],
            "resolved": [ftm_id(naming.entity)],
            "name": [naming.words],
            "detectedSchema": [self._schemata[naming.entity]],
        }
        return ftm_entity(identifier, "Mention", properties)

    def _statement(self, records: tuple[StatementRecord, ...]) -> Iterator[dict[str, object]]:
        record = records[0]
        if self._contents.type_of(record.subject) in _OF_TOPICS:
            return
        ends = {*doers(record), record.object}
        if not is_direct(record) or not ends <= self._schemata.keys():
            yield self._note(records)
            return
        for number, source in enumerate(doers(record)):
            yield self._link(records, source, f"{record.id}/{number}" if number else record.id)

    def _link(
        self, records: tuple[StatementRecord, ...], source: str, identifier: str
    ) -> dict[str, object]:
        record = records[0]
        found = link_schemata().get(record.predicate)
        fits = (
            found
            and self._schemata[source] in found.sources
            and self._schemata[record.object] in found.targets
        )
        schema, start, end = "UnknownLink", "subject", "object"
        dates = [record.date] if record.date else []
        if found and fits:
            schema, start, end = found.schema, found.source, found.target
            dates = dates or ([record.issued] if found.while_written and record.issued else [])
        properties: Properties = {
            start: [ftm_id(source)],
            end: [ftm_id(record.object)],
            "recordId": [record.id],
            "summary": [one.sentence for one in records],
            **date_properties(dates),
            **_provenance(records),
        }
        if schema != "Occupancy":
            properties["role"] = [self._relation(record)]
        return ftm_entity(identifier, schema, properties)

    def _note(self, records: tuple[StatementRecord, ...]) -> dict[str, object]:
        record = records[0]
        meant = [one for one in arguments(record) if one in self._schemata]
        topics = [(record.object, record.object_label), *record.concerning]
        properties: Properties = {
            "entity": map(ftm_id, dict.fromkeys(meant)),
            "summary": [self._in_short(record)],
            "keywords": [label for one, label in topics if one not in self._schemata],
            **_provenance(records),
        }
        return ftm_entity(record.id, "Note", properties)

    def _in_short(self, record: StatementRecord) -> str:
        who = ", ".join(map(self._label, doers(record)))
        to = ", ".join(label for _, label in record.addressees)
        said = f"{who} – {self._relation(record)} – {record.object_label}"
        said += f" – to {to}" if to else ""
        marks = []
        if record.polarity is Polarity.NEGATIVE:
            marks.append("denied")
        if record.modality is not Modality.ASSERTED:
            marks.append(str(record.modality).lower())
        return f"{said} ({', '.join(marks)})" if marks else said

    def _countries(self, identifier: str) -> list[str]:
        codes = alpha_2_codes()
        found = self._contents.countries(identifier)
        return [codes[code].lower() for code in found if code in codes]

    def _relation(self, record: StatementRecord) -> str:
        return self._contents.labels.get(record.predicate, record.predicate)

    def _is_legal_entity(self, identifier: str) -> bool:
        return self._schemata.get(identifier) in _LEGAL_ENTITIES

    def _label(self, identifier: str) -> str:
        entity = self._contents.entity.get(identifier)
        return entity.label if entity else identifier


def _document(document: Document) -> dict[str, object]:
    properties: Properties = {
        "fileName": [document.source],
        "title": [document.title],
        "publishedAt": [document.issued.isoformat() if document.issued else None],
        "publisher": [document.publisher],
        "sourceUrl": web_addresses(document.source_url),
    }
    return ftm_entity(document.id, "Article", properties)


def _said_of_events(contents: Contents) -> Mapping[str, Mapping[str, list[str]]]:
    """Return who took part in an encounter, who hosted it and when it was, by its id."""
    kinds = {"gk:participatedIn": "involved", "gk:chaired": "involved", "gk:hosted": "organizer"}
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in contents.records:
        if not is_direct(record):
            continue
        if record.predicate in kinds:
            found[record.object][kinds[record.predicate]] += doers(record)
        elif record.predicate == "gk:heldOn":
            found[record.subject]["date"].append(record.object)
    return found


def _provenance(records: tuple[StatementRecord, ...]) -> Properties:
    record = records[0]
    return {
        "description": [one.quote for one in records],
        "proof": [ftm_id(record.document)],
        "publisher": [record.publisher],
        "sourceUrl": web_addresses(record.source_url),
    }
