"""The store: statements to RDF and back, SPARQL, SHACL, export. Nothing else knows RDF."""

from graphkit.store.answers import ANSWER_FORMATS, Answer, Cell
from graphkit.store.bindings import Value
from graphkit.store.export import RDF_FORMATS
from graphkit.store.folder import LEDGER, is_as_written
from graphkit.store.graph_store import GraphStore
from graphkit.store.import_access import (
    base_of_own_export,
    imports_of,
    put_import,
    rdf_contents,
    remove_import,
    restore_export,
)
from graphkit.store.imports import ImportSource
from graphkit.store.locking import LOCK_FILES, WriterLock
from graphkit.store.namespaces import DEFAULT_BASE_IRI, PREFIXES, Iri, Namespaces
from graphkit.store.ontology import (
    Ontology,
    OntologySource,
    RelationType,
    in_words,
    load_ontology,
    ontology_terms,
    relation_types,
)
from graphkit.store.own_ontology import why_not_expressed
from graphkit.store.protocol_answers import GRAPH_TYPES, RESULT_TYPES, Asked
from graphkit.store.publishing import Published
from graphkit.store.rdf_reading import RDF_SUFFIXES, decoded
from graphkit.store.server import is_address
from graphkit.store.server_store import ServerStore
from graphkit.store.transactions import Changed
from graphkit.store.validation import ValidationReport, Violation, validate
from graphkit.store.verification import Offender, VerificationReport, verify

__all__ = [
    "ANSWER_FORMATS",
    "DEFAULT_BASE_IRI",
    "GRAPH_TYPES",
    "LEDGER",
    "LOCK_FILES",
    "PREFIXES",
    "RDF_FORMATS",
    "RDF_SUFFIXES",
    "RESULT_TYPES",
    "Answer",
    "Asked",
    "Cell",
    "Changed",
    "GraphStore",
    "ImportSource",
    "Iri",
    "Namespaces",
    "Offender",
    "Ontology",
    "OntologySource",
    "Published",
    "RelationType",
    "ServerStore",
    "ValidationReport",
    "Value",
    "VerificationReport",
    "Violation",
    "WriterLock",
    "base_of_own_export",
    "decoded",
    "imports_of",
    "in_words",
    "is_address",
    "is_as_written",
    "load_ontology",
    "ontology_terms",
    "put_import",
    "rdf_contents",
    "relation_types",
    "remove_import",
    "restore_export",
    "validate",
    "verify",
    "why_not_expressed",
]
