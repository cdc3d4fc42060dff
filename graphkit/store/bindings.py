"""Give a query the values of its parameters.

A parameter is a variable of the query. Its value is joined to the query as a
``VALUES`` block at the head of the WHERE clause, and of each group inside it
that names the variable, so filters and subqueries see it too. What is written
there is the value as the engine itself writes RDF terms; text of the query
and text of a value never mix. A parameter that is given no value stays a
variable.

The engine's own substitution is not used: it takes selected variables only,
and folds ``BOUND`` before it looks at them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from graphkit.data_model import Literal
from graphkit.errors import QueryError
from graphkit.store.namespaces import Iri
from graphkit.store.terms import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value: TypeAlias = str | int | float | bool | date | Literal
"""A parameter's value; an `Iri` is an IRI, any other string a text."""

# What can hold a brace or a question mark without meaning it comes first.
_TOKEN: Final = re.compile(
    r"""
    (?P<skip> \#[^\n\r]*
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:[^"\\]|\\.|"{1,2}(?!"))*\"\"\"
      | '''(?:[^'\\]|\\.|'{1,2}(?!'))*'''
      | "(?:[^"\\\n\r]|\\.)*"
      | '(?:[^'\\\n\r]|\\.)*' )
    | [?$](?P<variable>\w+)
    | (?P<open>\{) | (?P<close>\})
    | (?P<word>[A-Za-z_]\w*(?::[^\s{}()<>;,]*)?)
    | (?P<other>[^\s])
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME: Final = re.compile(r"[A-Za-z_]\w*")


@dataclass(slots=True)
class _Group:
    """A pair of braces: where its content begins, and the variables named in it."""

    start: int
    keyword: str
    first_word: str = ""
    variables: set[str] = field(default_factory=set)

    @property
    def takes_values(self) -> bool:
        """Whether it is a group of patterns: no template, data block or bare subquery."""
        return self.keyword not in {"CONSTRUCT", "VALUES"} and self.first_word != "SELECT"


def bind(query: str, bindings: Mapping[str, Value]) -> str:
    """Return ``query`` with a value joined to it for each variable in ``bindings``.

    Raises:
        QueryError: If the query does not have one of the variables.

    Examples:
        >>> bind("SELECT ?b { ?a gk:met ?b }", {"a": Iri("https://example.org/x")})
        'SELECT ?b { VALUES ?a { <https://example.org/x> }  ?a gk:met ?b }'
    """
    if not bindings:
        return query
    groups = list(_groups(query))
    _check(bindings, {name for group in groups for name in group.variables})
    pieces, end = [], len(query)
    for group in sorted(groups, key=lambda group: -group.start):
        pieces.append(query[group.start : end])
        pieces.append(_values(group, bindings))
        end = group.start
    pieces.append(query[:end])
    return "".join(reversed(pieces))


def _check(bindings: Mapping[str, Value], variables: set[str]) -> None:
    for name in bindings:
        if name not in variables or not _NAME.fullmatch(name):
            message = f"the query has no parameter {name!r}"
            raise QueryError(message, f"its variables are: {', '.join(sorted(variables))}")


def _values(group: _Group, bindings: Mapping[str, Value]) -> str:
    if not group.takes_values:
        return ""
    blocks = (
        f" VALUES ?{name} {{ {_term(value)} }} "
        for name, value in sorted(bindings.items())
        if name in group.variables
    )
    return "".join(blocks)


def _groups(query: str) -> Iterator[_Group]:
    """Yield the groups of a query, inner ones first, each with all variables in it."""
    open_groups: list[_Group] = []
    keyword = ""
    for token in _TOKEN.finditer(query):
        kind, inside = token.lastgroup, open_groups[-1] if open_groups else None
        if kind == "open":
            open_groups.append(_Group(token.end(), keyword))
            keyword = ""
        elif kind == "close" and inside:
            yield open_groups.pop()
            if open_groups:
                open_groups[-1].variables |= inside.variables
            keyword = ""
        elif kind == "variable" and inside:
            inside.variables.add(token["variable"])
        elif kind == "word":
            keyword = token["word"].upper()
            if inside and not inside.first_word:
                inside.first_word = keyword


def _term(value: Value) -> ox.NamedNode | ox.Literal:
    try:
        return _unchecked_term(value)
    except ValueError as error:
        message = f"the value {value!r} cannot be used: {error}"
        raise QueryError(message) from error


def _unchecked_term(value: Value) -> ox.NamedNode | ox.Literal:
    if isinstance(value, Iri):
        return ox.NamedNode(value)
    if isinstance(value, Literal):
        return ox.Literal(value.value, datatype=vocabulary(value.datatype))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=vocabulary("xsd:date"))
    return ox.Literal(value)
