"""Read RDF that somebody else wrote: parse it, refuse what is dangerous, say where.

Oxigraph's parsers never open a file or an address. What they leave to the caller is done
here: entities of XML that blow up, IRIs without a scheme, of files or without end.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import pyoxigraph as ox

from graphkit.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RDF_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".jsonld": "jsonld",
        ".nq": "nquads",
        ".nt": "ntriples",
        ".owl": "rdfxml",
        ".rdf": "rdfxml",
        ".trig": "trig",
        ".ttl": "turtle",
    }
)
"""The formats of RDF that can be read, by suffix."""

_FORMATS: Final = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}
# What is relative becomes absolute under this name, which nothing else can have (RFC 6761).
_RELATIVE: Final = "http://relative.invalid/"
_LONGEST: Final = 2_048
_SHOWN: Final = 80
_DECLARED: Final = re.compile(
    r"<!ENTITY\s+(%?)\s*([^\s\"'>]+)\s+(SYSTEM\b|PUBLIC\b|\"[^\"]*\"|'[^']*')"
)
_GROWTH: Final = 1_000_000
"""How many characters entities may add to a file."""


def read_rdf(content: bytes, file: str, format_name: str) -> list[ox.Quad]:
    """Return the quads of a file, blank nodes named by their order.

    Raises:
        ResourceError: If it is not of the format, or holds what must not be in a store; with
            the line, where that is known.
    """
    text = decoded(content, file)
    if format_name == "rdfxml":
        _check_entities(text, file)
    try:
        parsed = ox.parse(text, format=_FORMATS[format_name], base_iri=_RELATIVE)
        quads = list(_named(parsed))
    except SyntaxError as error:
        raise _syntax_error(error, text, file, format_name) from error
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            _check(term, text, file)
    return quads


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        ResourceError: If it is in another encoding, with the line.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ResourceError(file, "is not UTF-8", line=line, remedy="save it as UTF-8") from None


def line_of(words: str, text: str) -> int | None:
    """Return the first line that holds ``words``, None if none does."""
    found = text.find(words) if words else -1
    return None if found < 0 else text.count("\n", 0, found) + 1


def _named(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the quads; blank nodes are called b0, b1 … in the order they come in."""
    names: dict[str, ox.BlankNode] = {}

    def name(node: ox.BlankNode) -> ox.BlankNode:
        return names.setdefault(node.value, ox.BlankNode(f"b{len(names)}"))

    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        yield ox.Quad(
            name(subject) if isinstance(subject, ox.BlankNode) else subject,
            quad.predicate,
            name(value) if isinstance(value, ox.BlankNode) else value,
            name(graph) if isinstance(graph, ox.BlankNode) else graph,
        )


def _check(term: object, text: str, file: str) -> None:
    """Refuse what a store cannot have, or nobody can follow."""
    if isinstance(term, ox.Triple):
        raise ResourceError(
            file,
            "says something of a triple, as RDF 1.2 can",
            line=line_of("<<", text),
            remedy="write it as RDF 1.1",
        )
    if isinstance(term, ox.Literal) and "\0" in term.value:
        reason = "has a text with the character U+0000 in it"
        raise ResourceError(file, reason, remedy="take it out")
    if isinstance(term, ox.NamedNode):
        _check_iri(term.value, text, file)


def _check_iri(iri: str, text: str, file: str) -> None:
    if iri.startswith(_RELATIVE):
        local = iri.removeprefix(_RELATIVE)
        reason = f"has the relative IRI <{local[:_SHOWN]}>"
        remedy = "write it out, or state a base in the file"
        raise ResourceError(file, reason, line=_place_of(local, text), remedy=remedy)
    if len(iri) > _LONGEST:
        reason = f"has an IRI of {len(iri):,} characters, <{iri[:_SHOWN]}…>"
        remedy = f"use one of at most {_LONGEST:,}"
        raise ResourceError(file, reason, line=line_of(iri, text), remedy=remedy)
    if iri.lower().startswith("file:"):
        reason = f"has the IRI <{iri[:_SHOWN]}>, which is a file of one machine"
        raise ResourceError(file, reason, line=line_of(iri, text), remedy="give it an address")


def _place_of(local: str, text: str) -> int | None:
    for form in (f"<{local}>", f'"{local}"', local):
        line = line_of(form, text)
        if line is not None:
            return line
    return None


def _check_entities(text: str, file: str) -> None:
    """Refuse entities of XML that come from elsewhere, or make the text grow without end.

    Raises:
        ResourceError: Naming the entity.
    """
    growth = 0
    for found in _DECLARED.finditer(text):
        kind, name, value = found.groups()
        line = text.count("\n", 0, found.start()) + 1
        if kind or not value.startswith(("'", '"')):
            reason = f"has the entity {name!r}, which is to be fetched from elsewhere"
            raise ResourceError(file, reason, line=line, remedy="write its text into the file")
        if "&" in value and not re.fullmatch(r"[^&]*(?:&#\w+;[^&]*)*", value):
            reason = f"has the entity {name!r} made of other entities"
            raise ResourceError(file, reason, line=line, remedy="write its text out")
        growth += len(value) * text.count(f"&{name};")
        if growth > _GROWTH:
            reason = f"grows by more than {_GROWTH:,} characters by its entities"
            raise ResourceError(file, reason, line=line, remedy="write their texts out")
    if "<!DOCTYPE" in text and re.search(r"<!ENTITY(?!\s)|<!ENTITY\s+%", text):
        raise ResourceError(file, "has a malformed entity", line=line_of("<!ENTITY", text))


def _syntax_error(error: SyntaxError, text: str, file: str, format_name: str) -> ResourceError:
    said = str(error.msg)
    if "LoadDocumentCallback" in said:
        reason = "asks for a context from the web, and nothing is fetched"
        remedy = "put the context itself into the file"
        return ResourceError(file, reason, line=_remote_context(text), remedy=remedy)
    line = error.lineno
    reason = re.sub(r"^Parser error at [^:]*: ", "", said)
    reason = re.sub(r" \(line \d+\)$", "", reason)
    if line is None and format_name == "rdfxml":
        line = _xml_line(text)
    if line is None:
        quoted = re.search(r"'([^']+)'", said)
        line = line_of(quoted[1], text) if quoted else None
    remedy = "see whether another program reads it"
    return ResourceError(file, f"is not {format_name}: {reason}", line=line, remedy=remedy)


def _xml_line(text: str) -> int | None:
    """Return the line in which XML is not well-formed; its entities were checked before."""
    try:
        expat.ParserCreate().Parse(text.encode(), True)
    except expat.ExpatError as error:
        return error.lineno
    return None


def _remote_context(text: str) -> int | None:
    found = re.search(r'"@(?:context|import)"\s*:\s*(?:\[[^\]]*?)?"', text)
    return text.count("\n", 0, found.start()) + 1 if found else None
