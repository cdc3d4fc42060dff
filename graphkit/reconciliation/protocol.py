"""What a reconciliation service is asked and answers, as checked values.

Of the Reconciliation Service API 0.2: the service manifest, batches of queries and
batches of results. Services of version 0.1, whose manifests name no version, speak the
same as far as it goes here.
"""

from __future__ import annotations

import math
from typing import Final, TypeAlias
from urllib.parse import quote

import msgspec

from graphkit.errors import ReconciliationError
from graphkit.resources.links import is_address

Query: TypeAlias = dict[str, object]
"""A query as the protocol writes it: ``query``, ``type``, ``limit``, ``properties``."""

_SPOKEN: Final = frozenset({"0.1", "0.2"})
_ID: Final = "{{id}}"
_MOST_CANDIDATES: Final = 50
_LONGEST: Final = 500


class View(msgspec.Struct, frozen=True):
    """How the pages of entities are addressed: ``url`` holds ``{{id}}``."""

    url: str


class Manifest(msgspec.Struct, frozen=True, rename="camel"):
    """What a service says of itself; only what is used here."""

    name: str
    identifier_space: str
    schema_space: str = ""
    versions: tuple[str, ...] = ()
    view: View | None = None
    batch_size: int | None = None
    authentication: object = None


class Type(msgspec.Struct, frozen=True):
    """A type of a candidate."""

    id: str
    name: str = ""


class Candidate(msgspec.Struct, frozen=True):
    """What may be the thing asked for. ``match``: the service is sure of it."""

    id: str
    name: str
    score: float
    match: bool = False
    type: tuple[Type | str, ...] | None = None
    description: str | None = None


class _Result(msgspec.Struct):
    result: tuple[msgspec.Raw, ...]


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest that a service answered with.

    Raises:
        ReconciliationError: If it is none, or of a service that graphkit cannot ask.
    """
    try:
        manifest = msgspec.json.decode(content.decode(), type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reason = f"what the service says of itself is no manifest: {error}"
        raise ReconciliationError(reason, "is this the address of its API?") from None
    if manifest.versions and not _SPOKEN.intersection(manifest.versions):
        reason = f"the service speaks version {', '.join(manifest.versions)} of the protocol"
        raise ReconciliationError(reason, "ask one that speaks 0.2")
    if manifest.authentication is not None:
        raise ReconciliationError("the service wants a login", "ask one that does not")
    if not _template(manifest):
        reason = "the service does not say how its entities are addressed"
        raise ReconciliationError(reason, "ask one whose manifest has an identifierSpace or view")
    return manifest


def batch_of(queries: list[Query]) -> bytes:
    """Return a batch as JSON; the queries are called q0, q1 and so on."""
    return msgspec.json.encode({f"q{number}": query for number, query in enumerate(queries)})


def read_results(content: bytes, size: int) -> list[tuple[Candidate, ...] | None]:
    """Return the candidates for each query of a batch of ``size``, the best first.

    None stands for a query that was not answered as the protocol says. A candidate that
    is malformed is passed over.

    Raises:
        ReconciliationError: If what came is no batch of results at all.
    """
    try:
        results = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reason = f"the service did not answer with a batch of results: {error}"
        raise ReconciliationError(reason, "try again later") from None
    return [_candidates(results.get(f"q{number}")) for number in range(size)]


def _candidates(raw: msgspec.Raw | None) -> tuple[Candidate, ...] | None:
    if raw is None:
        return None
    try:
        result = msgspec.json.decode(raw, type=_Result)
    except (msgspec.MsgspecError, RecursionError):
        return None
    found = [one for one in map(_candidate, result.result[:_MOST_CANDIDATES]) if one]
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def _candidate(raw: msgspec.Raw) -> Candidate | None:
    try:
        found = msgspec.json.decode(raw, type=Candidate)
    except (msgspec.MsgspecError, RecursionError):
        return None
    texts = (found.id, found.name, found.description or "")
    bounded = all(len(text) <= _LONGEST for text in texts)
    return found if bounded and math.isfinite(found.score) and found.id else None


def address_of(manifest: Manifest, candidate: Candidate) -> str | None:
    """Return the IRI of a candidate, None if there is none that RDF could hold.

    Examples:
        >>> manifest = Manifest(name="Wikidata", identifier_space="http://www.wikidata.org/entity/")
        >>> address_of(manifest, Candidate(id="Q42", name="Douglas Adams", score=100))
        'http://www.wikidata.org/entity/Q42'
    """
    if is_address(candidate.id):
        return candidate.id
    # Signs that a path may hold stay; whatever would end or change an IRI is escaped.
    address = _template(manifest).replace(_ID, quote(candidate.id, safe=":@!$&'()*+,;=-._~/"))
    return address if is_address(address) else None


def _template(manifest: Manifest) -> str:
    """Return the address of an entity with ``{{id}}`` in it, "" if there is none.

    The identifier space is only said to be "a URI describing the identifiers"; where it
    ends like a namespace it is one, as with Wikidata, GND and most others.
    """
    space = manifest.identifier_space
    if is_address(space) and space.endswith(("/", "#", "=")):
        return space + _ID
    url = manifest.view.url if manifest.view else ""
    return url if _ID in url and is_address(url.replace(_ID, "x")) else ""
