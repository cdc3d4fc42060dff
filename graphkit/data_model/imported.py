"""What users bring along from elsewhere: things and facts that no document of the graph says.

They are no statements: a statement has a sentence. They stand in a named graph of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.data_model.entity import EntityType
    from graphkit.data_model.statement import Literal


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class ImportedThing:
    """A person, organisation, office … as a file describes it.

    ``key`` tells it from the others of its file: an IRI, or an id of the file's own.
    ``weak_names`` are names that nothing is to be recognised by (a bare surname).
    ``notation`` is an ISO 3166-1 alpha-3 code. ``same_as`` are IRIs.
    """

    key: str
    type: EntityType
    label: str
    other_names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    notation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFact:
    """A relation (a CURIE of the vocabulary) between two things by their keys, or to a value."""

    subject: str
    relation: str
    object: str | Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """All that was taken from one file.

    ``id`` is ``import/<name>-<hash8>``, ``source`` the name of the file, ``content_hash`` the
    SHA-256 of its bytes, ``mapping_hash`` that of the mapping it was read by, if any.
    ``left_out`` counts what nothing here could be made of, by its name in the file.
    """

    id: str
    source: str
    format: str
    content_hash: str
    mapping_hash: str = ""
    things: tuple[ImportedThing, ...] = ()
    facts: tuple[ImportedFact, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ImportMatch:
    """An imported thing, by its key, is this entity of the graph, and why."""

    thing: str
    entity: str
    reason: str
