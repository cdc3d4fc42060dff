"""Claims: statements in the making, that still speak of a document's own keys.

Ids come when all documents are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Literal, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from graphkit.data_model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that carry a claim, and pairs of a mention and the argument it carries."""

    quote: Span
    sentence: Span
    mentions: tuple[tuple[str, str], ...]


@dataclass(slots=True, kw_only=True)
class Claim:
    """A statement in the making.

    ``relations`` are the ids of the relations it was read from, none if it was
    inferred; ``responds_to`` is that of the relation it answers.
    """

    subject: str
    predicate: str
    object: str | Literal
    passages: list[Passage]
    rule: str
    confidence: float
    relations: list[str] = field(default_factory=list)
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

    @property
    def identity(self) -> tuple[Hashable, ...]:
        """What makes two claims of a document one."""
        return (
            self.subject,
            self.predicate,
            self.object,
            self.meeting,
            self.modality,
            self.polarity,
            frozenset(self.agents),
            frozenset(self.addressees),
            frozenset(self.concerning),
        )

    def add(self, other: Claim) -> None:
        """Add the passages of another claim that says the same."""
        self.passages.extend(p for p in other.passages if p not in self.passages)
        self.relations.extend(r for r in other.relations if r not in self.relations)


def merge_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Return each claim once, with all passages that make it, in order of the first."""
    found: dict[tuple[Hashable, ...], Claim] = {}
    for claim in claims:
        known = found.setdefault(claim.identity, claim)
        if known is not claim:
            known.add(claim)
    return list(found.values())
