"""Turn what a user asks into a query with bound values, and names into ids."""

from __future__ import annotations

import os
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.data_model import Literal
from graphkit.errors import QueryError
from graphkit.pipeline.naming import Names
from graphkit.resources.queries import load_query, query_from_text, read_query
from graphkit.store import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import StatementRecord
    from graphkit.resources.queries import Query
    from graphkit.store import GraphStore, Value

_NAME: Final = re.compile(r"[\w-]+")
_BRACKETED: Final = re.compile(r"<([^<>\s]+)>")
_SUFFIXES: Final = (".rq", ".sparql")
_MOST_PAIRS: Final = 64
_OWN_PREFIX: Final = "gk:"


def find_query(query: str | os.PathLike[str]) -> Query:
    """Return the saved query of a name, the query in a file, or a query given as text.

    Raises:
        QueryError: If there is no saved query of that name.
        ResourceError: If the file cannot be read.

    Examples:
        >>> find_query("who-met-whom").name
        'who-met-whom'
        >>> find_query("ASK { ?a gk:met ?b }").text
        'ASK { ?a gk:met ?b }'
    """
    if isinstance(query, os.PathLike) or query.endswith(_SUFFIXES):
        return read_query(Path(query))
    return load_query(query) if _NAME.fullmatch(query) else query_from_text(query)


def bindings_for(
    query: Query, parameters: Mapping[str, Value], store: GraphStore
) -> dict[str, Value]:
    """Return the values to bind to the variables of a query, checked.

    A text in angle brackets is an IRI, a CURIE or an id.

    Raises:
        QueryError: If there is no such parameter, or a value is not of its type.
    """
    if query.parameters:
        texts = {name: str(value) for name, value in parameters.items()}
        return dict(query.values(texts, expand=store.expand))
    query.values({name: str(value) for name, value in parameters.items()})
    return {name: _value(value, store) for name, value in parameters.items()}


def evidence(store: GraphStore, subject: str, predicate: str, obj: str) -> list[StatementRecord]:
    """Return the passages behind an edge whose ends are given by name or id.

    Where a name may mean several things, the one that has such an edge is meant.

    Raises:
        QueryError: If a name means nothing here, or several things have such an edge.
    """
    relations = store.ontology.relations
    names, curie = Names(store), _relation(predicate, relations)
    if relations[curie].has_literal_object:
        return store.evidence(names.find(subject), curie, Literal(obj))
    pairs = list(product(sorted(names.candidates(subject)), sorted(names.candidates(obj))))
    if len(pairs) <= _MOST_PAIRS:
        found = [records for a, b in pairs if (records := store.evidence(a, curie, b))]
        if len(found) <= 1:
            return found[0] if found else []
    return store.evidence(names.find(subject), curie, names.find(obj))


def _relation(name: str, relations: Iterable[str]) -> str:
    """Return the relation of a name: of graphkit's own, and of others if the name is clear."""
    known = {relation.casefold(): relation for relation in relations}
    short = {relation.partition(":")[2].casefold(): relation for relation in known.values()}
    curie = name if ":" in name else f"{_OWN_PREFIX}{name}"
    if curie.casefold() not in known:
        curie = short.get(name.casefold(), curie)
    if curie.casefold() not in known:
        listed = ", ".join(relation.removeprefix(_OWN_PREFIX) for relation in known.values())
        message = f"there is no relation {name!r}"
        raise QueryError(message, f"there are: {listed}")
    return known[curie.casefold()]


def _value(value: Value, store: GraphStore) -> Value:
    if not isinstance(value, str) or isinstance(value, Iri):
        return value
    bracketed = _BRACKETED.fullmatch(value)
    return store.expand(bracketed[1]) if bracketed else value
