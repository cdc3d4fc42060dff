"""Prefixes, and how ids and CURIEs become IRIs and come back.

An id (``person/…``) is what all rooms above and below the store call an entity,
document or statement; its IRI is a base and the id. Whatever an IRI cannot hold
is percent-encoded, so that no name from a document can become another IRI.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_BASE_IRI: Final = "https://w3id.org/graphkit/id/"
RESOLUTION: Final = "resolution"
"""Id of the named graph that holds the merges."""
DECISIONS: Final = "decisions"
"""Id of the named graph that holds the user's decisions, and the dates and places they fix."""
IMPORTS: Final = "import"
"""What the ids of the named graphs of imports begin with, up to the first slash."""
PUBLISHED: Final = "published"
"""Id of the named graph of a server that notes what was published there."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "gk": "https://w3id.org/graphkit/vocab#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes that queries, exports and CURIEs know; ``data`` is added for the base."""


_BASE: Final = "data"
_NO_PREFIXES: Final[Mapping[str, str]] = MappingProxyType({})


class Iri(str):
    """A string that is an IRI; in answers it tells IRIs from texts.

    Examples:
        >>> Iri("https://example.org/") == "https://example.org/"
        True
    """

    __slots__ = ()


class Namespaces:
    """Turns ids and CURIEs into IRIs and IRIs into ids and CURIEs.

    Examples:
        >>> names = Namespaces()
        >>> names.iri("person/aldane-mira")
        'https://w3id.org/graphkit/id/person/aldane-mira'
        >>> names.shorten("https://w3id.org/graphkit/vocab#met")
        'gk:met'
        >>> names.shorten(names.iri("topic/<b>"))
        'topic/<b>'
    """

    __slots__ = ("_by_namespace", "base_iri", "prefixes")

    def __init__(
        self, base_iri: str = DEFAULT_BASE_IRI, own_prefixes: Mapping[str, str] = _NO_PREFIXES
    ) -> None:
        """Use the prefixes of graphkit and those of a user's ontology."""
        self.base_iri = _checked_base(base_iri)
        known = {**own_prefixes, **PREFIXES}
        self.prefixes: Mapping[str, str] = MappingProxyType({**known, _BASE: base_iri})
        self._by_namespace = {namespace: prefix for prefix, namespace in known.items()}

    def iri(self, identifier: str) -> Iri:
        """Return the IRI of an entity, document, statement … from its id.

        Raises:
            StoreError: If the id is empty or has a step such as ``..`` in it.
        """
        if any(step in {"", ".", ".."} for step in identifier.split("/")):
            message = f"the id {identifier!r} cannot be part of an IRI"
            raise StoreError(message, "give it non-empty steps between the slashes")
        return Iri(self.base_iri + quote(identifier, safe="/", errors="strict"))

    def expand(self, name: str) -> Iri:
        """Return the IRI of a CURIE, of an id, or of what is an IRI already.

        Raises:
            StoreError: If it is none of these.

        Examples:
            >>> Namespaces().expand("skos:broader")
            'http://www.w3.org/2004/02/skos/core#broader'
        """
        prefix, colon, local = name.partition(":")
        if isinstance(name, Iri) or local.startswith("//") or name.startswith("urn:"):
            return Iri(name)
        if not colon or "/" in prefix:
            return self.iri(name)
        if prefix not in self.prefixes or prefix == _BASE:
            message = f"unknown prefix in {name!r}"
            known = ", ".join(one for one in self.prefixes if one != _BASE)
            raise StoreError(message, f"known prefixes: {known}")
        return Iri(self.prefixes[prefix] + quote(local, safe="/-._~"))

    def shorten(self, iri: str) -> str:
        """Return the id or CURIE of an IRI; one of neither kind comes back as it is."""
        if iri.startswith(self.base_iri):
            return unquote(iri[len(self.base_iri) :])
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and cut < len(iri) else iri


def _checked_base(base_iri: str) -> str:
    parts = urlsplit(base_iri)
    usable = parts.scheme in {"http", "https", "urn"} and quote(base_iri, safe=":/#~?&=%+@") == (
        base_iri
    )
    if not (usable and base_iri.endswith(("/", "#", ":"))):
        message = f"{base_iri!r} cannot be the base of IRIs"
        raise StoreError(message, f"use one like {DEFAULT_BASE_IRI}, with a slash at its end")
    return base_iri
