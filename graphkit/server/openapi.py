"""The interface described as OpenAPI 3.1, for programs and for those who test it."""

from __future__ import annotations

from typing import Any, Final

from graphkit import __version__
from graphkit.store import GRAPH_TYPES, RESULT_TYPES

_TEXT: Final = {"type": "string"}
_PROBLEMS: Final = {
    "400": "malformed",
    "403": "refused: it would ask another server or change the graph, or comes from another site",
    "404": "not in the graph",
    "406": "no format that is accepted fits",
    "408": "the request did not come in time",
    "413": "the request is too large",
    "415": "the request is of a type that is not read",
    "421": "addressed to a name that is not this server's",
    "422": "the answer is too large or takes too much memory",
    "503": "too many ask at once, or the graph cannot be read at the moment",
    "504": "stopped because it took too long",
}
_GRAPHS: Final = ("default-graph-uri", "named-graph-uri")
_PAGES: Final = (
    ("/", "start", ()),
    ("/query", "the editor, with the answer to a query", ("query",)),
    ("/queries", "the saved queries", ()),
    ("/queries/{name}", "a saved query as a form, with its answer", ()),
    ("/documents", "the documents", ("page",)),
    ("/search", "entities by name", ("words", "page")),
    ("/vocabulary", "the words that queries are made of", ()),
    ("/page/{identifier}", "the page of a thing", ("page", "statement")),
)


def description() -> dict[str, Any]:
    """Return the description; it is the same for every graph."""
    pages = {path: _get(says, path, fields, ["text/html"]) for path, says, fields in _PAGES}
    data = {
        "/id/{identifier}": _get("leads to page or data of a thing", "/id/{identifier}", (), []),
        "/data/{identifier}": _get(
            "a thing in RDF", "/data/{identifier}", ("format",), [*GRAPH_TYPES]
        ),
        "/query.{form}": _get("an answer as a file", "/query.{form}", ("query",), ["*/*"]),
        "/queries/{name}.{form}": _get(
            "the answer to a saved query as a file", "/queries/{name}.{form}", (), ["*/*"]
        ),
        "/vocabulary.json": _get("the vocabulary", "", (), ["application/json"]),
        "/openapi.json": _get("this description", "", (), ["application/json"]),
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "graphkit serve", "version": __version__},
        "paths": {"/sparql": _endpoint(), **pages, **data},
    }


def _endpoint() -> dict[str, Any]:
    fields = [_field("query", required=False), *(_field(name, many=True) for name in _GRAPHS)]
    form = {"type": "object", "properties": {"query": _TEXT}, "required": ["query"]}
    content = {
        "application/x-www-form-urlencoded": {"schema": form},
        "application/sparql-query": {"schema": _TEXT},
    }
    says = "SPARQL 1.1 protocol; without a query the description of the service"
    answers = _answers([*RESULT_TYPES, *GRAPH_TYPES])
    return {
        "get": {"summary": says, "parameters": fields, "responses": answers},
        "post": {
            "summary": "SPARQL 1.1 protocol",
            "parameters": fields[1:],
            "requestBody": {"required": True, "content": content},
            "responses": answers,
        },
    }


def _get(says: str, path: str, fields: tuple[str, ...], types: list[str]) -> dict[str, Any]:
    named = [part.partition("}")[0] for part in path.split("{")[1:]]
    places = [{"name": one, "in": "path", "required": True, "schema": _TEXT} for one in named]
    parameters = [*places, *map(_field, fields)]
    return {"get": {"summary": says, "parameters": parameters, "responses": _answers(types)}}


def _field(name: str, *, required: bool = False, many: bool = False) -> dict[str, Any]:
    schema = {"type": "array", "items": _TEXT} if many else _TEXT
    return {"name": name, "in": "query", "required": required, "schema": schema}


def _answers(types: list[str]) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {"schema": {}} for kind in types}
    good = {"200": {"description": "the answer", "content": content}}
    led = {"303": {"description": "what is asked for is at another address"}}
    return good | led | {status: {"description": says} for status, says in _PROBLEMS.items()}
