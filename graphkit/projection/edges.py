"""Rows become edges: those of the same ends are added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import Modality, Polarity
from graphkit.projection.period import ends
from graphkit.store import in_words, relation_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.projection.rows import Row
    from graphkit.resources.projections import ProjectionFile

Kind: TypeAlias = tuple[str, str, str]
"""Relation, modality and polarity of an edge."""

_UNNAMED = "gk:relatedTo"
_PLAIN = (str(Modality.ASSERTED), str(Polarity.POSITIVE))


@dataclass(slots=True)
class Edge:
    """An edge being added up from its rows."""

    source: str
    target: str
    kinds: Counter[Kind] = field(default_factory=Counter)
    labels: set[str] = field(default_factory=set)
    counted: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    statements: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Count a row in."""
        relation = row.relation or _UNNAMED
        self.kinds[relation, row.modality or "", row.polarity or ""] += 1
        self.labels.add(row.label or relation_label(relation))
        self.counted[row.counted or row.statement or ""].update(filter(None, [row.statement]))
        if row.statement:
            self.statements.add(row.statement)
        if row.date:
            self.dates.add(row.date)

    @property
    def key(self) -> str:
        """What tells parallel edges apart."""
        relation, modality, polarity = self._kind
        plain = (modality or _PLAIN[0], polarity or _PLAIN[1]) == _PLAIN
        return relation if plain else f"{relation} {modality} {polarity}".strip()

    def attributes(self) -> dict[str, object]:
        """Return what networkx keeps of the edge."""
        relation, modality, polarity = self._kind
        said = {"modality": modality, "polarity": polarity}
        return {
            "relation": relation,
            "label": ", ".join(sorted(self.labels)),
            "weight": len(self.counted),
            "statements": tuple(sorted(self.statements)),
            "first": min((ends(day)[0] for day in self.dates), default=None),
            "last": max((ends(day)[1] for day in self.dates), default=None),
            **{name: value for name, value in said.items() if value},
            **({} if self._counts_statements else {"units": self._units}),
        }

    @property
    def _counts_statements(self) -> bool:
        return all(told <= {unit} for unit, told in self.counted.items())

    @property
    def _units(self) -> tuple[tuple[str, ...], ...]:
        """The statements that tell of each thing the weight counts."""
        return tuple(tuple(sorted(told)) for _, told in sorted(self.counted.items()))

    @property
    def _kind(self) -> Kind:
        """The most frequent kind, where one edge stands for several."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def edges(rows: Iterable[Row], projection: ProjectionFile) -> Iterator[Edge]:
    """Yield the edges that ``rows`` make, sorted by their ends and relation."""
    found: dict[tuple[str, ...], Edge] = {}
    for row in rows:
        if row.target is None:
            continue
        source, target = _ends(row, row.target, projection)
        kind = (row.relation or "", row.modality or "", row.polarity or "")
        identity = (source, target, *(kind if projection.parallel else ()))
        found.setdefault(identity, Edge(source, target)).add(row)
    for _, edge in sorted(found.items()):
        yield edge


def relation_label(relation: str) -> str:
    """Return a relation in words: the ontology's, else its name taken apart.

    Examples:
        >>> relation_label("gk:participatedIn"), relation_label("my:soldGrainTo")
        ('participated in', 'sold grain to')
    """
    known = relation_types().get(relation)
    return known.label if known else in_words(relation)


def _ends(row: Row, target: str, projection: ProjectionFile) -> tuple[str, str]:
    turned = not projection.directed or row.relation in projection.symmetric
    return (target, row.source) if turned and target < row.source else (row.source, target)
