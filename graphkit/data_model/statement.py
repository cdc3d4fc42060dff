"""Claims, the evidence for them, and the references that link the two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.data_model.span import Span


class Modality(StrEnum):
    """How the text puts a claim; only an asserted one becomes a direct triple."""

    ASSERTED = "Asserted"
    INTENDED = "Intended"
    NORMATIVE = "Normative"
    HOPED = "Hoped"
    CONDITIONAL = "Conditional"
    REPORTED = "Reported"


class Polarity(StrEnum):
    """Whether the text affirms or denies a claim."""

    POSITIVE = "Positive"
    NEGATIVE = "Negative"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value that is not an entity, with its datatype as a CURIE.

    Examples:
        >>> Literal("2021-09", "xsd:gYearMonth")
        Literal(value='2021-09', datatype='xsd:gYearMonth')
    """

    value: str
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A mention together with the entity it was resolved to, and why.

    ``id`` is ``mention/<hash>``; ``exact`` is the text at ``span``. ``reason``
    is ``name`` where the mention names the entity, else the rule that linked
    it (``pronoun: subject of the sentence before``, ``heading of the section`` …).
    One pronoun or group noun that stands for three people has three references.
    """

    id: str
    document: str
    span: Span
    exact: str
    entity: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The passage of a document that carries a statement.

    ``exact`` is the text at ``span``; ``prefix`` and ``suffix`` are up to 32
    characters around it; ``sentence`` is the sentence the quote stands in.
    ``references`` are the ids of the references that carry the statement's
    arguments, sorted.
    """

    id: str
    document: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    sentence: Span
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim of one document, with its qualifiers and evidence.

    ``subject``, ``agents``, ``addressees``, ``concerning``, ``meeting`` and
    ``attributed_to`` are entity ids; ``object`` is one too, or a literal.
    ``predicate`` is a CURIE (``gk:discussed``). ``responds_to`` is the id of
    another statement. ``document`` is the id of the document that says it.
    ``modality`` and ``polarity`` are those of the act ("did not agree", "will
    meet"); ``content_modality`` is how an act that did happen puts its content
    ("agreed *to* …" is Intended, "stressed the importance of …" Normative).
    ``strength`` is ``accord``, ``commitment`` or ``signature`` on agreements.
    ``overruled_by`` is the id of the user's decision that fixed another date or place.
    """

    id: str
    document: str
    subject: str
    predicate: str
    object: str | Literal
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float = 1.0
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    content_modality: Modality | None = None
    verb: str | None = None
    meeting: str | None = None
    agents: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    attributed_to: str | None = None
    responds_to: str | None = None
    occurred_on: Literal | None = None
    strength: str | None = None
    cameo: str | None = None
    plover: str | None = None
    overruled_by: str | None = None

    def __post_init__(self) -> None:
        """Refuse a statement without evidence: no edge without its quote."""
        if not self.evidence:
            message = f"statement {self.id} has no evidence"
            raise ValueError(message)

    @property
    def is_direct(self) -> bool:
        """Whether the claim is asserted, affirmed and not overruled: it is a direct triple then."""
        asserted = self.modality is Modality.ASSERTED and self.polarity is Polarity.POSITIVE
        return asserted and not self.overruled_by

    @property
    def direct_subjects(self) -> tuple[str, ...]:
        """The subjects of its direct triples: the subject and, for a joint act, each agent."""
        return tuple(dict.fromkeys((self.subject, *self.agents)))
