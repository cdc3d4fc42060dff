"""The ontologies beside a user's lexicons, held against the relations these speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import ResourceError
from graphkit.resources.lexicon_folder import ONTOLOGY
from graphkit.resources.relations import load_relations, relation_record

if TYPE_CHECKING:
    from graphkit.resources.lexicon_folder import LexiconFile
    from graphkit.resources.lexicons import Lexicons
    from graphkit.store import Ontology, OntologySource

_PREDICATE: Final = "predicate"


def ontology_sources(lexicons: Lexicons) -> tuple[OntologySource, ...]:
    """Return the ontologies of the user's folders, once they describe all their relations.

    Raises:
        ResourceError: If an ontology is wrong, or a relation is described in none.
    """
    files = [folder.ontology for folder in lexicons.folders if folder.ontology is not None]
    added = lexicons.relations - load_relations()
    if not files and not added:
        return ()
    from graphkit.store import load_ontology

    sources = tuple(map(_source, files))
    _check(lexicons, sorted(added), load_ontology(sources))
    return sources


def _source(file: LexiconFile) -> OntologySource:
    from graphkit.store import OntologySource

    try:
        return OntologySource(str(file), file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise ResourceError(str(file), "is not UTF-8", remedy="save it as UTF-8") from None


def _check(lexicons: Lexicons, added: list[str], ontology: Ontology) -> None:
    from graphkit.store import why_not_expressed

    for relation in added:
        remedy = why_not_expressed(ontology, relation)
        if remedy:
            record = relation_record(relation, *lexicons.folders)
            reason = f"{relation} is described in no {ONTOLOGY} beside it"
            raise record.error(reason, key=_PREDICATE, remedy=remedy)
