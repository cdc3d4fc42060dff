"""What the rooms above do with imports: put one into a store, take it out, list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import StoreError
from graphkit.store import imports
from graphkit.store.folder import explained
from graphkit.store.rdf_import import take_rdf
from graphkit.store.rdf_reading import decoded, read_rdf
from graphkit.store.restoring import base_of_export, restore
from graphkit.store.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Collection

    import pyoxigraph as ox

    from graphkit.data_model import Imported, ImportMatch
    from graphkit.store.graph_store import GraphStore
    from graphkit.store.imports import ImportSource
    from graphkit.store.rdf_import import RdfContents
    from graphkit.store.transactions import Changed


def put_import(
    store: GraphStore,
    imported: Imported,
    matches: Collection[ImportMatch] = (),
    triples: Collection[ox.Triple] = (),
) -> Changed:
    """Let an import stand in its named graph, in one transaction; one that is there is replaced.

    ``triples`` are those of a file of RDF, as `rdf_contents` gave them. Nothing else changes:
    an import is no part of what documents say.

    Raises:
        StoreError: If it cannot be written.
    """
    terms = _terms(store)
    with explained(store.path):
        said = imports.import_triples(imported, matches, terms, store.names)
        return imports.replace_import(store.engine, imported.id, {*said, *triples}, terms)


def remove_import(store: GraphStore, identifier: str) -> Changed:
    """Take out an import by its id.

    Raises:
        StoreError: If it is not there.
    """
    known = [one.id for one in imports_of(store)]
    if identifier not in known:
        message = f"there is no import {identifier!r}"
        raise StoreError(message, f"there are: {', '.join(known) or 'none'}")
    with explained(store.path):
        return imports.replace_import(store.engine, identifier, (), _terms(store))


def imports_of(store: GraphStore) -> tuple[ImportSource, ...]:
    """Return what was imported into a store, sorted by id."""
    with explained(store.path):
        return tuple(imports.import_sources(store.engine, store.names))


def rdf_contents(
    store: GraphStore, content: bytes, file: str, format_name: str, imported: str
) -> RdfContents:
    """Return what a file of RDF says, for `put_import` under the id ``imported``.

    Raises:
        ResourceError: If it is malformed or holds what a store must not have.
    """
    quads = read_rdf(content, file, format_name)
    text = decoded(content, file)
    return take_rdf(quads, file, text, imported, names=store.names, terms=_terms(store))


def base_of_own_export(content: bytes, file: str, format_name: str) -> str:
    """Return the base of the IRIs of graphkit's own export, "" if a file is something else.

    Raises:
        ResourceError: If it is malformed.
    """
    return base_of_export(read_rdf(content, file, format_name))


def restore_export(store: GraphStore, content: bytes, file: str, format_name: str) -> None:
    """Fill an empty store with graphkit's own export.

    Raises:
        ResourceError: If it is malformed.
        StoreError: If it is not what graphkit wrote; the store is empty then.
    """
    with explained(store.path):
        restore(store, read_rdf(content, file, format_name))


def _terms(store: GraphStore) -> Terms:
    return Terms(store.names, store.ontology.relations)
