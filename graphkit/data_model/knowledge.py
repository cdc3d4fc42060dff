"""What resolution hands to the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model.span import Span  # what is kept is decoded by the types named here

if TYPE_CHECKING:
    from graphkit.data_model.decisions import AppliedDecision
    from graphkit.data_model.document import Document
    from graphkit.data_model.entity import Entity
    from graphkit.data_model.statement import Reference, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A decision that two names mean one entity, with its reason and score (0–1).

    Both may be written alike, in different documents. The score is the probability that
    they are one, as far as the weights of the evidence are right. ``documents`` are those that
    were compared: one for each name, or one that has both. ``rule`` is what made it:
    "evidence", or "decision".
    """

    entity: str
    name: str
    other: str
    reason: str
    score: float
    documents: tuple[str, ...] = ()
    rule: str = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProposal:
    """Two entities that may be one: likely enough to ask, not sure enough to unite.

    ``reasons`` speak for it, ``against`` what holds it back; ``left`` sorts before ``right``.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReference:
    """Words that refer to somebody, of whom it is not told who that is, and why."""

    document: str
    span: Span
    exact: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Documents and all that was read in them, each tuple sorted by id.

    ``open_references`` are sorted by where they stand; nothing is stated of them.
    ``decisions`` are those of the user that were applied.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    merges: tuple[Merge, ...] = ()
    proposals: tuple[MergeProposal, ...] = ()
    open_references: tuple[OpenReference, ...] = ()
    decisions: tuple[AppliedDecision, ...] = ()
