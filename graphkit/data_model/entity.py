"""The things a graph is about, once resolution has told them apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.data_model.statement import Literal


class EntityType(StrEnum):
    """The classes of the vocabulary that an entity can have."""

    PERSON = "Person"
    OFFICE = "Office"
    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    PLACE = "Place"
    MEETING = "Meeting"
    CALL = "Call"
    VISIT = "Visit"
    EVENT = "Event"
    TOPIC = "Topic"
    INSTRUMENT = "Instrument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, office, country, meeting, topic or other thing a graph is about.

    ``id`` is the local part of its IRI (``person/…``). ``alt_labels`` are the
    other surface forms seen, ``hidden_labels`` misspellings. ``notation`` is a
    code such as ISO 3166 alpha-3. ``broad_matches`` are the CURIEs of concepts of
    another scheme that a topic falls under. ``properties`` are pairs of a CURIE and a
    value for what is said by no sentence of its own (``gk:format`` of a
    meeting); all tuples are sorted.
    """

    id: str
    type: EntityType
    label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    notation: str | None = None
    same_as: tuple[str, ...] = ()
    broad_matches: tuple[str, ...] = ()
    properties: tuple[tuple[str, Literal], ...] = ()
