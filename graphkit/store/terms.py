"""RDF terms made from plain values: nodes from ids and CURIEs, literals from values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from graphkit.data_model import Literal
from graphkit.errors import StoreError
from graphkit.store.namespaces import PREFIXES
from graphkit.store.ontology import relation_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.store.namespaces import Namespaces
    from graphkit.store.ontology import RelationType

Term: TypeAlias = ox.NamedNode | ox.Literal
"""What may stand as an object: there are no blank nodes."""

DEFAULT_GRAPH: Final = ox.DefaultGraph()
DERIVED_DATES: Final = ("gk:startDate", "gk:endDate")
"""What a date interval is stored as besides itself: its first and its last day."""
_INTERVAL: Final = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_WEB: Final = ("http://", "https://")


@cache
def vocabulary(curie: str) -> ox.NamedNode:
    """Return the node of a CURIE whose prefix is known.

    Examples:
        >>> vocabulary("rdf:type").value
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    """
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def describe(node: ox.NamedNode, said: Iterable[tuple[str, Term | None]]) -> Iterator[ox.Triple]:
    """Yield a triple of ``node`` for each CURIE and object; None says nothing."""
    for curie, value in said:
        if value is not None:
            yield ox.Triple(node, vocabulary(curie), value)


class Terms:
    """Makes the nodes and literals of one store, each id once."""

    __slots__ = ("_names", "_nodes", "relations")

    def __init__(
        self, names: Namespaces, relations: Mapping[str, RelationType] | None = None
    ) -> None:
        """Use ``names``; statements may express ``relations``, graphkit's own unless given."""
        self._names = names
        self.relations = relation_types() if relations is None else relations
        self._nodes: dict[str, ox.NamedNode] = {}

    def resource(self, identifier: str) -> ox.NamedNode:
        """Return the node of an entity, document, statement … from its id."""
        node = self._nodes.get(identifier)
        if node is None:
            node = self._nodes[identifier] = ox.NamedNode(self._names.iri(identifier))
        return node

    def name(self, name: str) -> ox.NamedNode:
        """Return the node of a CURIE, an id or an IRI."""
        try:
            return ox.NamedNode(self._names.expand(name))
        except ValueError as error:
            message = f"{name!r} is not an IRI: {error}"
            raise StoreError(message) from error

    def object(self, value: str | Literal) -> Term:
        """Return the object of a statement: an entity by its id, or a value."""
        return self.literal(value) if isinstance(value, Literal) else self.resource(value)

    def literal(self, literal: Literal) -> ox.Literal:
        """Return a literal of the data model as RDF."""
        if literal.datatype == "xsd:string":
            return text(literal.value)
        return ox.Literal(checked(literal.value), datatype=self.name(literal.datatype))


def web_address(address: str) -> Term:
    """Return an address as a node if it is one of the web, else as the text it is."""
    if address.startswith(_WEB):
        try:
            return ox.NamedNode(address)
        except ValueError:
            return text(address)
    return text(address)


def text(value: str) -> ox.Literal:
    """Return a plain text."""
    return ox.Literal(checked(value))


def optional_text(value: str | None) -> ox.Literal | None:
    """Return a plain text, or nothing where there is none."""
    return text(value) if value else None


def integer(value: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(str(value), datatype=vocabulary("xsd:integer"))


def day(value: str) -> ox.Literal:
    """Return a date written as in ISO 8601."""
    return ox.Literal(value, datatype=vocabulary("xsd:date"))


def interval_days(literal: ox.Literal) -> tuple[ox.Literal, ...]:
    """Return the first and last day of a date interval, nothing for another literal."""
    found = _INTERVAL.fullmatch(literal.value)
    if found is None or literal.datatype != vocabulary("gk:dateInterval"):
        return ()
    return day(found[1]), day(found[2])


def decimal(value: float) -> ox.Literal:
    """Return a number in the one way it is written with at most six decimal places.

    Examples:
        >>> decimal(0.90).value, decimal(1.0).value
        ('0.9', '1')
    """
    written = f"{Decimal(str(round(value, 6))):f}"
    trimmed = written.rstrip("0").rstrip(".") if "." in written else written
    return ox.Literal(trimmed, datatype=vocabulary("xsd:decimal"))


def checked(value: str) -> str:
    """Return ``value`` if RDF can hold it.

    Raises:
        StoreError: If it has half a surrogate pair in it.
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        around = value[max(0, error.start - 20) : error.end]
        message = f"the text {around!r} holds half a character"
        raise StoreError(message, "read the document again with its real encoding") from error
    return value
