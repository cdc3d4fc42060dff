"""What one document says, once it is resolved by itself.

It speaks of entities by the document's own keys and depends on no other document, so it
can be kept: `to_bytes` writes it as MessagePack, which holds values and runs no code.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from graphkit.data_model import EntityType, Literal, Modality, OpenReference, Polarity, Span
from graphkit.resolution.names import display_name, name_parts
from graphkit.resolution.offices import OfficeHeld

VERSION: Final = 2
"""Raised with every change of the shape of what is kept."""


@lru_cache(maxsize=65536)
def _label(names: tuple[str, ...]) -> str:
    return display_name(names)


@lru_cache(maxsize=65536)
def _parts(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(name_parts(name) for name in names))


class KnownEntity(msgspec.Struct, frozen=True, array_like=True):
    """An entity of one document: what it is called there, and whose office it is ("" if none)."""

    key: str
    type: EntityType
    labels: tuple[str, ...] = ()
    polity: str = ""


class KnownPerson(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A person of one document: names, the places where these stand, and what is said by name."""

    key: str
    names: tuple[str, ...]
    misspelt: tuple[str, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    polities: tuple[str, ...] = ()
    gender: str = ""
    mentions: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """The name to show."""
        return _label(self.names)

    @property
    def parts(self) -> frozenset[str]:
        """All parts of all names."""
        return _parts(self.names)


class KnownMeeting(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A meeting, call … that one document tells of.

    ``participants`` and ``parties`` are keys, the latter of the polities a heading names.
    ``owns`` tells whether it is a heading's. ``day`` is the first date said of it or of its
    series, "" if none is; ``days`` are those said of itself, sorted. ``features`` hold
    ``format``, ``medium`` … as far as words say so; ``modality`` is "" if it took place.
    """

    key: str
    type: EntityType
    label: str = ""
    owns: bool = False
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    day: str = ""
    days: tuple[str, ...] = ()
    features: dict[str, str] = {}
    modality: str = ""
    mentions: tuple[Span, ...] = ()


class Carrier(msgspec.Struct, frozen=True, array_like=True):
    """Words that carry an argument of a claim: where, the entity's key, and why they mean it."""

    span: Span
    key: str
    reason: str


class KnownPassage(msgspec.Struct, frozen=True, array_like=True):
    """The words that say a claim, with those that carry its arguments."""

    quote: Span
    sentence: Span
    carriers: tuple[Carrier, ...]


class KnownClaim(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A statement in the making, that speaks of the document's own keys.

    Fields are those of `graphkit.data_model.Statement`. ``relations`` are the ids of the
    relations it was read from; ``responds_to`` is that of the one it answers, or "".
    """

    subject: str
    predicate: str
    object: str | Literal
    passages: tuple[KnownPassage, ...]
    rule: str
    confidence: float
    relations: tuple[str, ...] = ()
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    content_modality: Modality | None = None
    verb: str | None = None
    meeting: str = ""
    agents: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    attributed_to: str = ""
    responds_to: str = ""
    strength: str | None = None
    cameo: str | None = None
    plover: str | None = None


class LocalKnowledge(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """All that one document says, by its own keys.

    ``document`` is its id, ``issued`` its day ("" unsaid), ``home`` the country or organisation
    whose government publishes, "" if none is known to. ``meetings`` are those that are not
    denied; ``entities`` are in the order in which the text needs them.
    """

    document: str
    issued: str = ""
    publisher: str = ""
    entities: tuple[KnownEntity, ...] = ()
    persons: tuple[KnownPerson, ...] = ()
    meetings: tuple[KnownMeeting, ...] = ()
    claims: tuple[KnownClaim, ...] = ()
    open_references: tuple[OpenReference, ...] = ()
    home: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys that get an id: of persons, meetings and all other entities."""
        others = {one.key for one in self.entities if one.type is not EntityType.PERSON}
        told = {one.key for one in self.persons} | {one.key for one in self.meetings}
        return frozenset(others | told)

    def to_bytes(self) -> bytes:
        """Return it as MessagePack; the same knowledge gives the same bytes."""
        return msgspec.msgpack.encode((VERSION, self))

    @classmethod
    def from_bytes(cls, content: bytes) -> LocalKnowledge:
        """Return what `to_bytes` wrote.

        Raises:
            ValueError: If it is damaged, or of another version.
        """
        try:
            version, packed = msgspec.msgpack.decode(content, type=tuple[int, msgspec.Raw])
            if version == VERSION:
                return msgspec.msgpack.decode(packed, type=cls)
        except msgspec.DecodeError as error:
            message = f"damaged: {error}"
            raise ValueError(message) from None
        message = f"of version {version}, not {VERSION}"
        raise ValueError(message)
