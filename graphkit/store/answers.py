"""The answer to a query as plain Python values, and as table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
import rdflib

from graphkit.errors import QueryError
from graphkit.store.namespaces import Iri, Namespaces
from graphkit.store.terms import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Cell: TypeAlias = str | int | float | bool | None
"""One value of an answer; an IRI is an `Iri`, dates are text, None is no value."""

_Found: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
_TRIPLE_COLUMNS: Final = ("subject", "predicate", "object")
_INTEGERS: Final = frozenset(
    vocabulary(f"xsd:{name}") for name in ("integer", "int", "long", "nonNegativeInteger")
)
_NUMBERS: Final = frozenset(vocabulary(f"xsd:{name}") for name in ("decimal", "double", "float"))
_BOOLEAN: Final = vocabulary("xsd:boolean")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a query found.

    A SELECT has ``columns`` and ``rows``; CONSTRUCT and DESCRIBE have the
    triples as rows of three and as an rdflib ``graph``; ASK has ``boolean``.
    """

    columns: tuple[str, ...] = ()
    terms: tuple[tuple[_Found, ...], ...] = ()
    boolean: bool | None = None
    is_graph: bool = False
    names: Namespaces

    @classmethod
    def from_results(
        cls,
        results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
        names: Namespaces,
        most: int | None = None,
    ) -> Answer:
        """Take the results of the engine, all of them or the first ``most``."""
        if isinstance(results, ox.QueryBoolean):
            return cls(boolean=bool(results), names=names)
        if isinstance(results, ox.QueryTriples):
            triples = sorted(set(islice(results, most)), key=str)
            rows = tuple((t.subject, t.predicate, t.object) for t in triples)
            return cls(columns=_TRIPLE_COLUMNS, terms=rows, is_graph=True, names=names)
        columns = tuple(variable.value for variable in results.variables)
        return cls(columns=columns, terms=tuple(map(tuple, islice(results, most))), names=names)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows as plain Python values."""
        return tuple(tuple(map(_cell, row)) for row in self.terms)

    @cached_property
    def graph(self) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE as an rdflib graph."""
        graph = rdflib.Graph()
        for prefix, namespace in self.names.prefixes.items():
            graph.bind(prefix, namespace)
        graph.parse(data=self.to_turtle(), format="turtle")
        return graph

    def to_csv(self) -> str:
        """Return the rows as SPARQL 1.1 CSV: comma separated, with the columns first."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(self._shown_columns)
        writer.writerows(map(_lexical, row) for row in self._shown_terms)
        return written.getvalue()

    def to_json(self) -> str:
        """Return the answer as SPARQL 1.1 JSON results."""
        if self.boolean is not None:
            return json.dumps({"head": {}, "boolean": self.boolean}, indent=2)
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term}
            for row in self.terms
        ]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=2)

    def to_table(self) -> str:
        """Return the rows as columns of text; IRIs are short and control characters escaped."""
        shown = [[_printable(self._short(term)) for term in row] for row in self._shown_terms]
        table = [list(self._shown_columns), *shown]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        table.insert(1, ["-" * width for width in widths])
        lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in table)
        return "\n".join(lines) + "\n"

    def to_turtle(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as Turtle.

        Raises:
            QueryError: If the query was neither.
        """
        return self.to_media_type("text/turtle").decode()

    def to_media_type(self, media_type: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE in a format of RDF.

        Raises:
            QueryError: If the query was neither.
        """
        if not self.is_graph:
            message = "only CONSTRUCT and DESCRIBE have triples to write as Turtle"
            raise QueryError(message, "use table, csv or json")
        triples = (ox.Triple(*row) for row in self.terms)  # type: ignore[arg-type]  # as found
        form, prefixes = ox.RdfFormat.from_media_type(media_type), dict(self.names.prefixes)
        return ox.serialize(triples, format=form, prefixes=prefixes) or b""

    def to_format(self, name: str) -> str:
        """Return the answer as ``table``, ``csv``, ``json`` or ``ttl``.

        Raises:
            QueryError: If there is no such format, or it does not fit the query.
        """
        writer = ANSWER_FORMATS.get(name)
        if writer is None:
            message = f"no answer format {name!r}"
            raise QueryError(message, f"there are: {', '.join(ANSWER_FORMATS)}")
        return writer(self)

    @property
    def _shown_columns(self) -> tuple[str, ...]:
        return self.columns if self.boolean is None else ("answer",)

    @property
    def _shown_terms(self) -> Iterable[tuple[_Found, ...]]:
        return self.terms if self.boolean is None else ((ox.Literal(self.boolean),),)

    def _short(self, term: _Found) -> str:
        if isinstance(term, ox.NamedNode):
            return self.names.shorten(term.value)
        return _lexical(term)


ANSWER_FORMATS: Final[Mapping[str, Callable[[Answer], str]]] = {
    "table": Answer.to_table,
    "csv": Answer.to_csv,
    "json": Answer.to_json,
    "ttl": Answer.to_turtle,
}


def _cell(term: _Found) -> Cell:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return _value(term)
    return None if term is None else str(term)


def _value(literal: ox.Literal) -> Cell:
    try:
        if literal.datatype in _INTEGERS:
            return int(literal.value)
        if literal.datatype in _NUMBERS:
            return float(literal.value)
    except ValueError:  # an ill-typed literal is the text it is
        return literal.value
    return literal.value == "true" if literal.datatype == _BOOLEAN else literal.value


def _lexical(term: _Found) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)


def _json_term(term: _Found) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        return {"type": "literal", "value": term.value} | _json_kind(term)
    return {"type": "bnode", "value": str(term).removeprefix("_:")}


def _json_kind(literal: ox.Literal) -> dict[str, str]:
    if literal.language:
        return {"xml:lang": literal.language}
    plain = literal.datatype == vocabulary("xsd:string")
    return {} if plain else {"datatype": literal.datatype.value}


def _printable(text: str) -> str:
    """Put a text on one line and write out whatever a terminal would obey."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in " ".join(text.split())
    )
