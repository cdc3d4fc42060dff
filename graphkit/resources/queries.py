"""The saved queries: what they ask, which parameters they take, and their text.

They lie in ``queries/`` beside the package and inside it once installed. A
parameter is a variable of the query; its value is bound by the store and never
pasted into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.errors import QueryError, ResourceError
from graphkit.resources.query_headers import read_header, read_query_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

    from graphkit.resources.query_headers import Header

Bound = str | int | date
"""What a parameter is bound to."""

_SUFFIX = ".rq"
_KEYS = frozenset({"summary", "tags", "parameters", "example"})
_PARAMETER_KEYS = frozenset({"name", "type", "default", "description"})

PARAMETER_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "date": "a day, as 2031-03-12",
        "integer": "a whole number",
        "iri": "an IRI, CURIE or id",
        "label": "a whole name, other name or code; case does not matter",
        "text": "a text; case does not matter",
        "words": "one or more whole words of a name; case does not matter",
    }
)
"""The types a parameter may have, and what to write for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a query; one that is not required may stay unbound."""

    name: str
    type: str
    description: str
    default: str | int | None = None
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query file: its text and what its header says."""

    name: str
    text: str
    summary: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    example: str = ""

    def values(
        self, given: Mapping[str, str], *, expand: Callable[[str], str] = str
    ) -> dict[str, Bound]:
        """Return the values to bind for what the user has ``given``, checked.

        A query that declares no parameters takes any of its variables, as text.

        Args:
            given: Texts by name of the parameter.
            expand: Makes an IRI of a CURIE or id, for parameters of type ``iri``.

        Raises:
            QueryError: A parameter is unknown or missing, or its value is not of its type.

        Examples:
            >>> load_query("topics-by-number-of-meetings").values({"minimum": "2"})
            {'minimum': 2}
        """
        if not self.parameters:
            return self._undeclared(given)
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                message = f"the query {self.name!r} has no parameter {name!r}"
                raise QueryError(message, f"it has: {', '.join(known) or 'none'}")
        bound: dict[str, Bound] = {}
        for parameter in self.parameters:
            if parameter.name in given:
                bound[parameter.name] = _value(parameter, given[parameter.name], expand)
            elif parameter.default is not None:
                bound[parameter.name] = parameter.default
            elif parameter.required:
                message = f"the query {self.name!r} lacks the parameter {parameter.name!r}"
                raise QueryError(message, f"give {PARAMETER_TYPES[parameter.type]}")
        return bound

    def _undeclared(self, given: Mapping[str, str]) -> dict[str, Bound]:
        for name in given:
            if not _has_variable(self.text, name):
                message = f"the query {self.name!r} has no variable {name!r}"
                raise QueryError(message)
        return dict(given)


@cache
def list_queries() -> tuple[str, ...]:
    """Return the names of the saved queries, sorted."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in names if n.endswith(_SUFFIX)))


@cache
def load_query(name: str) -> Query:
    """Return the saved query ``name``.

    Raises:
        QueryError: There is none of that name.
        ResourceError: Its header is wrong.

    Examples:
        >>> [parameter.name for parameter in load_query("offices-of-a-person").parameters]
        ['person', 'country']
    """
    names = list_queries()
    if name not in names:
        near = get_close_matches(name, names, n=3) or names
        message = f"there is no query {name!r}"
        raise QueryError(message, f"there are: {', '.join(near)}")
    return _query(name, read_query_text(_folder() / f"{name}{_SUFFIX}"), required=("summary",))


def read_query(path: Path) -> Query:
    """Return the query in a user's own file; its header may be missing.

    Raises:
        ResourceError: The file cannot be read or its header is wrong.
    """
    return _query(path.name.removesuffix(_SUFFIX), read_query_text(path), file=str(path))


def query_from_text(text: str, *, name: str = "query") -> Query:
    """Return a query written by hand; its header may be missing.

    Examples:
        >>> query_from_text("SELECT ?b { ?a gk:met ?b }").values({"a": "x"})
        {'a': 'x'}
    """
    return _query(name, text)


def _folder() -> Traversable:
    package = files("graphkit")
    # An installed wheel has them inside, a checkout beside the package.
    for folder in (package / "queries", Path(str(package)).parent / "queries"):
        if folder.is_dir():
            return folder
    raise ResourceError("queries", "is missing", remedy="install graphkit again")


def _query(
    name: str, text: str, *, file: str | None = None, required: tuple[str, ...] = ()
) -> Query:
    header = read_header(text, file=file or f"{name}{_SUFFIX}")
    header.check_keys(allowed=_KEYS, required=required)
    return Query(
        name=name,
        text=text,
        summary=header.text("summary"),
        tags=header.texts("tags"),
        parameters=tuple(
            _parameter(header, values, text) for values in header.records("parameters")
        ),
        example=header.text("example"),
    )


def _parameter(header: Header, values: Mapping[str, object], text: str) -> Parameter:
    name, kind = str(values.get("name", "")), str(values.get("type", "text"))
    unknown = sorted(set(map(str, values)) - _PARAMETER_KEYS)
    if unknown:
        remedy = f"known keys: {', '.join(sorted(_PARAMETER_KEYS))}"
        message = f"unknown key {unknown[0]!r} of the parameter {name!r}"
        raise header.error(message, remedy)
    if kind not in PARAMETER_TYPES:
        remedy = f"known types: {', '.join(PARAMETER_TYPES)}"
        message = f"the parameter {name!r} has the type {kind!r}"
        raise header.error(message, remedy)
    if not _has_variable(text, name):
        remedy = f"use it as ?{name or 'name'}"
        message = f"the parameter {name!r} is no variable of the query"
        raise header.error(message, remedy)
    return Parameter(
        name=name,
        type=kind,
        description=str(values.get("description", "")),
        default=_default(header, name, values.get("default")),
        required="default" not in values,
    )


def _has_variable(text: str, name: str) -> bool:
    return name.isidentifier() and re.search(rf"[?$]{name}\b", text) is not None


def _default(header: Header, name: str, value: object) -> str | int | None:
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    remedy = "write a text, a whole number or null"
    message = f"the default of the parameter {name!r} is {value!r}"
    raise header.error(message, remedy)


def _value(parameter: Parameter, text: str, expand: Callable[[str], str]) -> Bound:
    try:
        if parameter.type == "integer":
            return int(text)
        if parameter.type == "date":
            return date.fromisoformat(text)
    except ValueError:
        message = f"the parameter {parameter.name!r} is {text!r}"
        raise QueryError(message, f"write {PARAMETER_TYPES[parameter.type]}") from None
    return expand(text) if parameter.type == "iri" else text
