"""What users laid down about entities: it wins over what resolution would say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model.statement import Literal


class DecisionKind(StrEnum):
    """The words a decision can begin with."""

    SAME = "same"
    DIFFERENT = "different"
    NAME = "name"
    NOT_AN_ENTITY = "not-an-entity"
    DATE = "date"
    PLACE = "place"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """An entity, or those of its mentions that a name and a document tell apart.

    ``entity`` is an id (``person/mira-aldane``). ``name`` is a name as a document
    writes it, ``document`` an id or a file name; "" for all names, all documents.
    """

    entity: str
    name: str = ""
    document: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole entity."""
        return not (self.name or self.document)

    def __str__(self) -> str:
        name = f" {quoted(self.name)}" if self.name else ""
        document = f" in {word(self.document)}" if self.document else ""
        return f"{self.entity}{name}{document}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a decisions file.

    ``parts`` are what it speaks of. ``value`` is the name, the date (ISO 8601: a
    day, month, year, or two days with a slash) or the place it lays down: the id of
    an entity, or a name, ``value_is_name`` then; of a link it is the address (an IRI).
    ``file`` and ``line`` are where it stands.
    """

    kind: DecisionKind
    parts: tuple[Part, ...]
    value: str = ""
    value_is_name: bool = False
    file: str = ""
    line: int = 0

    @property
    def text(self) -> str:
        """The decision as a line, written in the one way it can be."""
        parts = sorted(self.parts) if self.kind in _UNORDERED else self.parts
        named = self.value_is_name or self.kind is DecisionKind.NAME
        value = quoted(self.value) if named else self.value
        return " ".join(str(one) for one in (self.kind, *parts, value) if one)

    @property
    def place(self) -> tuple[str, int]:
        """The file and line it stands in."""
        return self.file, self.line


_UNORDERED = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was laid down, sorted by what it says: the order of lines means nothing.

    Examples:
        >>> bool(Decisions())
        False
    """

    all: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """Return decisions in their order."""
        return cls(tuple(sorted(decisions, key=lambda one: (one.text, one.file, one.line))))

    def __bool__(self) -> bool:
        return bool(self.all)

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.all)

    def of_kind(self, *kinds: DecisionKind) -> tuple[Decision, ...]:
        """Return those that begin with some words."""
        return tuple(one for one in self.all if one.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedDecision:
    """A decision as it came to bear on a graph.

    ``id`` is ``decision/<hash>`` of what it says. ``entities`` are the ids, in the graph, of what
    it speaks of; those that it removed are not among them. Where it fixes a date or a
    place, ``predicate`` and ``object`` are what it says of its one entity.
    """

    id: str
    decision: Decision
    entities: tuple[str, ...] = ()
    predicate: str | None = None
    object: str | Literal | None = None


def quoted(text: str) -> str:
    r"""Return a text as a decisions file writes it.

    Examples:
        >>> print(quoted('Ana "Nita" Ruiz'))
        "Ana \"Nita\" Ruiz"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def word(text: str) -> str:
    """Return a word as a decisions file writes it: in quotes where blanks or signs ask for it."""
    plain = text and not any(char.isspace() or char in '"“”' for char in text)
    return text if plain and not text.startswith("#") else quoted(text)
