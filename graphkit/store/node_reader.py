"""Read nodes of one graph with all that is said of them.

A node's description is read when it is asked for, or all at once where most of
a graph is wanted: one scan costs far less than a look-up for each node. The engine
takes about 9 µs of processor time for a quad, whichever way it is asked, so what
nobody wants to know is not read.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces

Found: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Nodes: TypeAlias = "dict[ox.NamedNode | ox.BlankNode | ox.Triple, dict[ox.NamedNode, list[Found]]]"
_TYPE: Final = vocabulary("rdf:type")
_OF_CLASSES: Final = """SELECT ?node ?said ?value WHERE {{
  GRAPH {graph} {{ VALUES ?class {{ {classes} }} ?node a ?class ; ?said ?value }}
  FILTER (?said NOT IN ({unwanted}))
}}"""


class Node:
    """What a graph says of one node."""

    __slots__ = ("_names", "_said")

    def __init__(self, said: Mapping[ox.NamedNode, list[Found]], names: Namespaces) -> None:
        self._said = said
        self._names = names

    def __bool__(self) -> bool:
        return bool(self._said)

    def terms(self, curie: str) -> list[Found]:
        """Return all objects of a predicate, as RDF."""
        return self._said.get(vocabulary(curie), [])

    def texts(self, curie: str) -> list[str]:
        """Return the texts, or ids, that a predicate has, sorted."""
        return sorted(self.plain(term) for term in self.terms(curie))

    def text(self, curie: str) -> str | None:
        """Return the first of them, None where there is none."""
        found = self._said.get(vocabulary(curie))
        return min(map(self.plain, found)) if found else None

    def required(self, curie: str) -> str:
        """Return the first of them, empty where there is none."""
        return self.text(curie) or ""

    def address(self, curie: str) -> str | None:
        """Return the first of them as it stands, an IRI in full."""
        return next(iter(self.addresses(curie)), None)

    def addresses(self, curie: str) -> list[str]:
        """Return all of them as they stand, IRIs in full, sorted."""
        return sorted(map(_as_it_is, self.terms(curie)))

    def number(self, curie: str) -> int:
        """Return a whole number, 0 where there is none."""
        written = self.required(curie)
        return int(written) if written.isdecimal() else 0

    def items(self) -> Iterator[tuple[str, list[Found]]]:
        """Yield each predicate as a CURIE with its objects."""
        for predicate, objects in self._said.items():
            yield self._names.shorten(predicate.value), objects

    def plain(self, term: Found) -> str:
        """Return the text of a literal, or the id or CURIE of a node."""
        if isinstance(term, ox.NamedNode):
            return self._names.shorten(term.value)
        return term.value if isinstance(term, ox.Literal) else str(term)


class GraphNodes:
    """The nodes of one graph of a store."""

    def __init__(
        self,
        engine: Engine,
        names: Namespaces,
        graph: ox.NamedNode | ox.DefaultGraph = DEFAULT_GRAPH,
    ) -> None:
        self.graph = graph
        self._engine = engine
        self._names = names
        self._nodes: _Nodes = {}
        self._texts: dict[str, dict[str, str]] = {}
        self._is_complete = False

    @property
    def id(self) -> str:
        """The id of the document whose graph this is; empty for the default graph."""
        graph = self.graph
        return self._names.shorten(graph.value) if isinstance(graph, ox.NamedNode) else ""

    def load(self) -> GraphNodes:
        """Read the whole graph at once; return self."""
        for quad in self._engine.quads_for_pattern(None, None, None, self.graph):
            said = self._nodes.setdefault(quad.subject, {})
            said.setdefault(quad.predicate, []).append(quad.object)
        self._is_complete = True
        return self

    def load_classes(self, classes: Iterable[str], *, without: Iterable[str]) -> GraphNodes:
        """Read the nodes of some classes at once, all but some of their predicates; return self.

        Classes and predicates are CURIEs of the vocabulary.
        """
        query = _OF_CLASSES.format(
            graph=self.graph,
            classes=" ".join(str(vocabulary(curie)) for curie in classes),
            unwanted=", ".join(str(vocabulary(curie)) for curie in without),
        )
        for node, predicate, value in self._engine.query(query):  # type: ignore[union-attr]
            self._nodes.setdefault(node, {}).setdefault(predicate, []).append(value)
        return self

    def node(self, identifier: str) -> Node:
        """Return what the graph says of a node by its id."""
        return Node(self._said(ox.NamedNode(self._names.iri(identifier))), self._names)

    def first_text(self, identifier: str, curie: str) -> str | None:
        """Return the first text that a predicate has at a node; the predicate is read once."""
        if curie not in self._texts:
            found: defaultdict[str, list[str]] = defaultdict(list)
            quads = self._engine.quads_for_pattern(None, vocabulary(curie), None, self.graph)
            for quad in quads:
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    found[quad.subject.value].append(quad.object.value)
            self._texts[curie] = {node: min(texts) for node, texts in found.items()}
        return self._texts[curie].get(self._names.iri(identifier))

    def of_class(self, curie: str) -> list[str]:
        """Return the ids of the nodes of a class, sorted."""
        found = self._engine.quads_for_pattern(None, _TYPE, vocabulary(curie), self.graph)
        subjects = (quad.subject for quad in found)
        return sorted(self._names.shorten(s.value) for s in subjects if isinstance(s, ox.NamedNode))

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Yield the nodes of a loaded graph with their ids, in no order."""
        for subject, said in self._nodes.items():
            if isinstance(subject, ox.NamedNode):
                yield self._names.shorten(subject.value), Node(said, self._names)

    def _said(self, node: ox.NamedNode) -> Mapping[ox.NamedNode, list[Found]]:
        said = self._nodes.get(node)
        if said is None:
            said = {}
            if not self._is_complete:
                for quad in self._engine.quads_for_pattern(node, None, None, self.graph):
                    said.setdefault(quad.predicate, []).append(quad.object)
                self._nodes[node] = said
        return said


def _as_it_is(term: Found) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
