"""A graph as FollowTheMoney entities, one JSON object a line.

Source of schemata and properties: the model of the package followthemoney 4
(https://followthemoney.tech). Edges are entities there: what is asserted of two entities is
an Occupancy, Membership, Representation or UnknownLink; what is said of a topic, denied or
planned is a Note on those who say it. Each names its document in ``proof``, and holds the
quote in ``description`` and the sentence in ``summary`` (a note has there what is said).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from graphkit.data_model import EntityType, Modality, Polarity
from graphkit.exchange.contents import arguments, doers, is_direct
from graphkit.resources.exchange_codes import alpha_2_codes
from graphkit.resources.exchange_schemata import entity_schema, link_schemata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import Document, Entity, StatementRecord
    from graphkit.exchange.contents import Contents, Naming

_Properties: TypeAlias = "dict[str, Iterable[str | None]]"

_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)*")
_WIKIDATA: Final = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)")
_CONTROLS: Final = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WEB: Final = re.compile(r"https?://\S+")
# Texts are kept as they stand in the document.
_TEXTS: Final = frozenset({"description", "summary"})
_NAMES: Final = frozenset({"alias", "name", "weakAlias"})
_LONGEST_NAME: Final = 384
# The other names of an encounter are the clauses that tell of it.
_TOLD: Final = frozenset({EntityType.MEETING, EntityType.CALL, EntityType.VISIT})
_LEGAL_ENTITIES: Final = frozenset({"Person", "Organization", "PublicBody"})
# What only orders topics says nothing of a person, organisation or event.
_OF_TOPICS: Final = frozenset({EntityType.TOPIC, EntityType.INSTRUMENT})


def to_follow_the_money(contents: Contents) -> bytes:
    """Return documents, entities, mentions and links as JSON lines in UTF-8."""
    writer = _Writer(contents)
    return "".join(map(_line, writer.lines())).encode("utf-8")


def ftm_id(identifier: str) -> str:
    """Return an id as FollowTheMoney takes them: letters, digits, dots and hyphens.

    Examples:
        >>> ftm_id("person/mira-aldane"), ftm_id("country/NOR")
        ('person.mira-aldane', 'country.NOR')
    """
    if _PLAIN_ID.fullmatch(identifier):
        return identifier.replace("/", ".")
    kind = re.sub(r"[^A-Za-z0-9]", "", identifier.partition("/")[0]) or "id"
    return f"{kind}.{hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()}"


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
        properties: _Properties = {
            "name": [entity.label],
            "alias": [label for label in others if label not in weak],
            "weakAlias": [*weak, *entity.hidden_labels],
            "country": self._countries(entity.id),
            "wikidataId": _wikidata(entity.same_as),
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
        return _thing(entity.id, schema, properties)

    def _event(self, entity: Entity) -> _Properties:
        said = self._of_events.get(entity.id, {})
        return {
            "keywords": [str(entity.type).lower()],
            "involved": map(ftm_id, filter(self._is_legal_entity, said.get("involved", ()))),
            "organizer": map(ftm_id, filter(self._is_legal_entity, said.get("organizer", ()))),
            "location": map(self._label, self._contents.places.get(entity.id, ())),
            **_dates(said.get("date", ())),
        }

    def _mention(self, naming: Naming) -> dict[str, object]:
        identifier = f"mention/{naming.document} {naming.entity} {naming.words}"
        properties: _Properties = {
            "document": [ftm_id(naming.document)],
            "resolved": [ftm_id(naming.entity)],
            "name": [naming.words],
            "detectedSchema": [self._schemata[naming.entity]],
        }
        return _thing(identifier, "Mention", properties)

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
        properties: _Properties = {
            start: [ftm_id(source)],
            end: [ftm_id(record.object)],
            "recordId": [record.id],
            "summary": [one.sentence for one in records],
            **_dates(dates),
            **_provenance(records),
        }
        if schema != "Occupancy":
            properties["role"] = [self._relation(record)]
        return _thing(identifier, schema, properties)

    def _note(self, records: tuple[StatementRecord, ...]) -> dict[str, object]:
        record = records[0]
        meant = [one for one in arguments(record) if one in self._schemata]
        topics = [(record.object, record.object_label), *record.concerning]
        properties: _Properties = {
            "entity": map(ftm_id, dict.fromkeys(meant)),
            "summary": [self._in_short(record)],
            "keywords": [label for one, label in topics if one not in self._schemata],
            **_provenance(records),
        }
        return _thing(record.id, "Note", properties)

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
    properties: _Properties = {
        "fileName": [document.source],
        "title": [document.title],
        "publishedAt": [document.issued.isoformat() if document.issued else None],
        "publisher": [document.publisher],
        "sourceUrl": _web(document.source_url),
    }
    return _thing(document.id, "Article", properties)


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


def _provenance(records: tuple[StatementRecord, ...]) -> _Properties:
    record = records[0]
    return {
        "description": [one.quote for one in records],
        "proof": [ftm_id(record.document)],
        "publisher": [record.publisher],
        "sourceUrl": _web(record.source_url),
    }


def _dates(dates: Iterable[str]) -> _Properties:
    """Return days and months as they are, intervals as their first and last day."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for date in dates:
        first, _, last = date.partition("/")
        if last:
            found["startDate"].append(first)
            found["endDate"].append(last)
        else:
            found["date"].append(date)
    return dict(found)


def _web(address: str | None) -> list[str]:
    return [address] if address and _WEB.fullmatch(address) else []


def _wikidata(addresses: Iterable[str]) -> list[str]:
    return [found[1] for address in addresses if (found := _WIKIDATA.fullmatch(address))]


def _thing(identifier: str, schema: str, properties: _Properties) -> dict[str, object]:
    cleaned = {name: _values(name, values) for name, values in properties.items()}
    return {
        "id": ftm_id(identifier),
        "schema": schema,
        "properties": {name: values for name, values in sorted(cleaned.items()) if values},
    }


def _values(name: str, values: Iterable[str | None]) -> list[str]:
    """Return the values that say anything, each once, in one order."""
    texts = (_CONTROLS.sub("", value) for value in values if value)
    if name not in _TEXTS:
        texts = (_squeezed(text) for text in texts)
    if name in _NAMES:
        texts = (_shortened(text) for text in texts)
    return sorted({text for text in texts if text.strip()})


def _squeezed(text: str) -> str:
    """Return a text without what is not seen, and with one blank where there is any space."""
    seen = (char for char in text if unicodedata.category(char) != "Cf")
    return " ".join("".join(seen).split())


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _line(thing: dict[str, object]) -> str:
    return json.dumps(thing, ensure_ascii=False, sort_keys=True) + "\n"
