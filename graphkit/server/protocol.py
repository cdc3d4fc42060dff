"""Requests of the SPARQL 1.1 protocol, read strictly.

https://www.w3.org/TR/sparql11-protocol/, sections 2.1 (query) and 2.2 (update).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 1_000
_TAKEN: Final = f"send the query by GET, or by POST as {FORM} or {QUERY}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What a request asks for; ``query`` is None where it asks for nothing."""

    query: str | None = None
    is_update: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_get(query_string: bytes) -> Operation:
    """Return what a GET asks.

    Raises:
        HTTPException: 400 if it is not as the protocol has it.
    """
    return _operation(fields_of(query_string))


def read_post(query_string: bytes, content_type: str, body: bytes) -> Operation:
    """Return what a POST asks.

    Raises:
        HTTPException: 400 if it is not as the protocol has it, 415 if it is of another type.
    """
    kind, charset = _media_type(content_type)
    if charset not in {"", "utf-8", "utf8"}:
        raise HTTPException(415, f"the request is in {charset}; send UTF-8")
    fields = fields_of(query_string)
    if kind == FORM:
        return _operation([*fields, *fields_of(body)])
    if kind not in {QUERY, UPDATE}:
        raise HTTPException(415, f"{kind or 'no type'} cannot be read; {_TAKEN}")
    if any(name in {"query", "update"} for name, _ in fields):
        raise HTTPException(400, "there are two queries, one in the address and one in the body")
    return _operation([*fields, ("query" if kind == QUERY else "update", _decoded(body))])


def fields_of(encoded: bytes) -> list[tuple[str, str]]:
    """Return the fields of an address or a form.

    Raises:
        HTTPException: 400 if they are not UTF-8, or too many.
    """
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "the fields are not UTF-8, URL-encoded") from error


def _operation(fields: Iterable[tuple[str, str]]) -> Operation:
    known: dict[str, list[str]] = {}
    for name, value in fields:
        known.setdefault(name, []).append(value)
    asked = _only(known)
    default = (*known.get("default-graph-uri", ()), *known.get("using-graph-uri", ()))
    named = (*known.get("named-graph-uri", ()), *known.get("using-named-graph-uri", ()))
    return Operation(
        query=asked,
        is_update="update" in known,
        default_graphs=default,
        named_graphs=named,
    )


def _only(fields: Mapping[str, list[str]]) -> str | None:
    asked = [*fields.get("query", ()), *fields.get("update", ())]
    if len(asked) > 1:
        raise HTTPException(400, f"there are {len(asked)} queries; send one")
    return asked[0] if asked else None


def _media_type(written: str) -> tuple[str, str]:
    """Return the media type and the charset of a Content-Type, in small letters."""
    kind, *parameters = (part.strip().lower() for part in written.split(";"))
    charsets = [one.partition("=")[2].strip('" ') for one in parameters if one[:8] == "charset="]
    return kind, charsets[0] if charsets else ""


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8") from error
