"""What pages show of a graph, as plain values: an entity, a document, a statement, a list.

Every function takes an open store. What is not there is None. Texts are those of the
documents: whoever shows them escapes them.
"""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import StoreError
from graphkit.pipeline.shown_answers import shown_cell
from graphkit.store import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Document, StatementRecord
    from graphkit.store import GraphStore

Values = dict[str, Any]
PAGE: Final = 50
"""How many statements, documents or finds stand on one page."""

_KINDS: Final = """SELECT ?type (COUNT(?thing) AS ?number)
WHERE { ?thing a ?type } GROUP BY ?type ORDER BY DESC(?number) ?type"""
_SAID: Final = """SELECT ?property ?value ?label WHERE {
  ?it ?property ?value . OPTIONAL { ?value rdfs:label ?label } }
ORDER BY ?property ?label ?value LIMIT 500"""
_SAID_OF_IT: Final = """SELECT ?property ?value ?label WHERE {
  ?value ?property ?it . OPTIONAL { ?value rdfs:label ?label } }
ORDER BY ?property ?label ?value LIMIT 500"""
_STATEMENTS: Final = """SELECT DISTINCT ?statement ?issued WHERE {
  VALUES ?role { rdf:subject rdf:object gk:agent gk:addressee gk:concerning gk:inMeeting
    gk:attributedTo }
  GRAPH ?document { ?statement ?role ?it ; a gk:Statement .
    OPTIONAL { ?document dcterms:issued ?issued } }
} ORDER BY DESC(?issued) ?statement"""
_OF_A_DOCUMENT: Final = "SELECT ?statement { GRAPH ?it { ?statement a gk:Statement } }"
_OF_EVIDENCE: Final = "SELECT ?statement { GRAPH ?document { ?statement gk:evidence ?it } }"
_DOCUMENTS: Final = """SELECT ?document ?title ?publisher ?issued WHERE {
  GRAPH ?document { ?document a gk:Document ; dcterms:title ?title
    OPTIONAL { ?document dcterms:publisher ?publisher }
    OPTIONAL { ?document dcterms:issued ?issued } }
} ORDER BY DESC(?issued) ?title ?document"""
_NAMED: Final = """SELECT ?it ?label (SAMPLE(?type) AS ?kind) (MIN(?rank) AS ?best) WHERE {
  VALUES (?property ?rank) { (rdfs:label 0) (skos:altLabel 1) (skos:hiddenLabel 2) }
  ?it ?property ?name ; rdfs:label ?label ; a ?type .
  FILTER(CONTAINS(LCASE(?name), LCASE(?words)))
} GROUP BY ?it ?label ORDER BY ?best STRLEN(?label) ?label ?it"""
_DESCRIPTION: Final = """CONSTRUCT { ?it ?property ?value . ?part ?of ?that } WHERE {
  { ?it ?property ?value } UNION { GRAPH ?graph { ?it ?property ?value } }
  UNION { GRAPH ?graph { ?it gk:evidence ?part . ?part ?of ?that } } }"""


def front(store: GraphStore) -> Values:
    """Return how many there are of what, and the newest documents."""
    kinds = [
        {"type": store.shorten(str(kind)), "number": number}
        for kind, number in store.query(_KINDS).rows
    ]
    listed = documents(store)
    return {"kinds": kinds, "documents": listed["total"], "newest": listed["rows"][:5]}


def documents(store: GraphStore, page: int = 1) -> Values:
    """Return the documents, the newest first."""
    rows = store.query(_DOCUMENTS).rows
    return _paged([_document_row(store, row) for row in rows], page)


def search(store: GraphStore, words: str, page: int = 1) -> Values:
    """Return the entities that have ``words`` in a name, the likeliest first."""
    if not words.strip():
        return _paged([], 1)
    rows = store.query(_NAMED, bindings={"words": " ".join(words.split())}).rows
    found = [
        {"id": store.shorten(str(it)), "label": label, "type": store.shorten(str(kind))}
        for it, label, kind, _ in rows
    ]
    return _paged(found, page)


def describe(store: GraphStore, identifier: str, media_type: str) -> tuple[str, bytes] | None:
    """Return what the graph says of a thing, as RDF of a media type."""
    try:
        iri = store.iri(identifier)
    except StoreError:
        return None
    answer = store.query(_DESCRIPTION, bindings={"it": iri})
    return (media_type, answer.to_media_type(media_type)) if answer.terms else None


def thing(store: GraphStore, identifier: str, page: int = 1) -> Values | None:
    """Return the page of a thing by its id: of a document, statement, evidence or entity."""
    try:
        store.iri(identifier)
    except StoreError:
        return None
    kinds = {"document": document, "statement": statement, "evidence": _of_evidence}
    found = kinds.get(identifier.partition("/")[0])
    return found(store, identifier) if found else entity(store, identifier, page)


def entity(store: GraphStore, identifier: str, page: int = 1) -> Values | None:
    """Return an entity with what is said of it, and the statements it takes part in."""
    iri = store.iri(identifier)
    said = list(store.query(_SAID, bindings={"it": iri}).rows)
    if not said:
        return None
    texts = _texts(store, said)
    found = [
        store.shorten(str(row[0])) for row in store.query(_STATEMENTS, bindings={"it": iri}).rows
    ]
    shown = _paged(list(dict.fromkeys(found)), page)
    shown["rows"] = _records(store, shown["rows"])
    return {
        "kind": "entity",
        "id": identifier,
        "iri": iri,
        "label": texts.get("rdfs:label", [identifier])[0],
        "type": texts.get("rdf:type", [""])[0],
        "names": texts.get("skos:altLabel", []),
        "same": [*texts.get("owl:sameAs", []), *texts.get("skos:exactMatch", [])],
        "said": _links(store, said),
        "said_of_it": _links(store, _said_of_it(store, iri)),
        "statements": shown,
    }


def statement(store: GraphStore, identifier: str) -> Values | None:
    """Return a statement with all its evidence."""
    records = _records(store, [identifier])
    if not records:
        return None
    return {"kind": "statement", "id": identifier, "iri": store.iri(identifier), "rows": records}


def document(store: GraphStore, identifier: str) -> Values | None:
    """Return a document's text in blocks of sentences, each with what it is evidence of."""
    read = store.document(identifier)
    if read is None:
        return None
    rows = store.query(_OF_A_DOCUMENT, bindings={"it": store.iri(identifier)}).rows
    records = _records(store, [store.shorten(str(row[0])) for row in rows])
    return {
        "kind": "document",
        "id": identifier,
        "iri": store.iri(identifier),
        "title": read.title,
        "publisher": read.publisher,
        "issued": read.issued.isoformat() if read.issued else None,
        "source": read.source,
        "source_url": read.source_url,
        "statements": len({record["id"] for record in records}),
        "blocks": list(_blocks(read, records)),
    }


def vocabulary(store: GraphStore) -> list[Values]:
    """Return the classes and relations that queries can speak of, with what they mean."""
    known = {
        curie: {"name": curie, "kind": "relation", "label": one.label, "comment": one.comment}
        for curie, one in store.ontology.relations.items()
    }
    for curie, about in store.ontology.descriptions.items():
        kinds = about.get("rdf:type", ())
        if curie in known or not kinds:
            continue
        kind = "class" if "owl:Class" in kinds else "term"
        if any(one.endswith("Property") for one in kinds):
            kind = "property"
        label, comment = (about.get(f"rdfs:{one}", ("",))[0] for one in ("label", "comment"))
        known[curie] = {"name": curie, "kind": kind, "label": label, "comment": comment}
    return [known[curie] for curie in sorted(known) if ":" in curie and "//" not in curie]


def _of_evidence(store: GraphStore, identifier: str) -> Values | None:
    rows = store.query(_OF_EVIDENCE, bindings={"it": store.iri(identifier)}).rows
    return statement(store, store.shorten(str(rows[0][0]))) if rows else None


def _blocks(read: Document, records: Iterable[Values]) -> Iterable[Values]:
    """Yield the blocks of a document with their sentences, what has none as one piece."""
    by_start: dict[int, list[Values]] = {}
    for record in records:
        by_start.setdefault(record["start"] - record["quote_start"], []).append(record)
    told = {number: list(group) for number, group in groupby(read.sentences, lambda s: s.block)}
    for number, block in enumerate(read.blocks):
        spans = [sentence.span for sentence in told.get(number, [])] or [block.span]
        pieces = [
            {
                "start": span.start,
                "text": span.of(read.text),
                "records": by_start.get(span.start, []),
            }
            for span in spans
        ]
        yield {"kind": block.kind.value, "pieces": pieces}


def _records(store: GraphStore, ids: Iterable[str]) -> list[Values]:
    order = {identifier: number for number, identifier in enumerate(ids)}
    found = sorted(store.statement_records(list(order)), key=lambda one: order[one.id])
    return [_record(store, record) for record in found]


def _record(store: GraphStore, record: StatementRecord) -> Values:
    known = store.ontology.relations.get(record.predicate)
    return asdict(record) | {"relation": known.label if known else record.predicate}


def _texts(store: GraphStore, said: Iterable[tuple[object, ...]]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in said:
        value = store.shorten(str(row[1])) if isinstance(row[1], Iri) else str(row[1])
        texts.setdefault(store.shorten(str(row[0])), []).append(value)
    return texts


def _said_of_it(store: GraphStore, iri: Iri) -> list[tuple[object, ...]]:
    """Return what others are said to do with a thing; symmetric relations stand there already."""
    symmetric = {curie for curie, one in store.ontology.relations.items() if one.is_symmetric}
    rows = store.query(_SAID_OF_IT, bindings={"it": iri}).rows
    return [row for row in rows if store.shorten(str(row[0])) not in symmetric]


def _links(store: GraphStore, rows: Iterable[tuple[object, ...]]) -> list[Values]:
    """Return what relations tie a thing to, relation by relation."""
    tied: dict[str, list[Values]] = {}
    for relation, value, label in rows:
        curie = store.shorten(str(relation))
        if curie in store.ontology.relations:
            cell = shown_cell(store, value)
            tied.setdefault(curie, []).append(cell | ({"text": label} if label else {}))
    kinds = store.ontology.relations
    return [{"name": curie, "label": kinds[curie].label, "to": to} for curie, to in tied.items()]


def _document_row(store: GraphStore, row: tuple[object, ...]) -> Values:
    identifier, title, publisher, issued = row
    named = {"id": store.shorten(str(identifier)), "title": title}
    return named | {"publisher": publisher, "issued": issued}


def _paged(rows: list[Any], page: int) -> Values:
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 1), pages)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    return {"rows": shown, "total": len(rows), "page": page, "pages": pages}
